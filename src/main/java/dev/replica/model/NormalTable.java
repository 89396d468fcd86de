package dev.replica.model;

/**
 * Cubic pieces that meet the normal distribution function and its inverse in value and slope: a few KB that stay in
 * cache.
 */
final class NormalTable {

  /** The cdf's table ends where double precision can still tell it from 0 and 1. */
  private static final int REACH = 8;

  private static final int CELLS_PER_UNIT = 32;
  private static final double[] CDF = cdfPieces();
  private static final double LEAST = CDF[0];
  private static final double BELOW_ONE = 1 - 0x1p-53;

  /** Each halving of the tail has 2^5 cells: the error is then about 1e-8 however small the tail. */
  private static final int CELL_BITS = 5;

  private static final int CELL_SHIFT = 52 - CELL_BITS;
  private static final int HALVINGS = 53;
  private static final int LEAST_CELL = cell(0x1p-53);
  private static final double[] QUANTILE = quantilePieces();

  private NormalTable() {}

  static double cdf(double z) {
    if (!(Math.abs(z) < REACH)) {
      return z < 0 ? LEAST : z > 0 ? BELOW_ONE : z;
    }
    double x = (z + REACH) * CELLS_PER_UNIT;
    int cell = (int) x;
    double d = x - cell;
    int at = 4 * cell;
    double value = CDF[at] + d * (CDF[at + 1] + d * (CDF[at + 2] + d * CDF[at + 3]));
    // Not Math.min, which costs as much as the cubic: the branch is never taken but by rounding.
    return value < BELOW_ONE ? value : BELOW_ONE;
  }

  static double quantile(double u) {
    double tail = Math.min(u, 1 - u);
    int at = 4 * (cell(tail) - LEAST_CELL);
    if (at < 0) {
      return Normal.quantile(u);
    }
    double left = Double.longBitsToDouble(Double.doubleToRawLongBits(tail) & -1L << CELL_SHIFT);
    double d = tail - left;
    double magnitude =
        QUANTILE[at] + d * (QUANTILE[at + 1] + d * (QUANTILE[at + 2] + d * QUANTILE[at + 3]));
    return Math.copySign(magnitude, u - 0.5);
  }

  /** The exponent and the first bits of the mantissa: a logarithmic grid that needs no logarithm. */
  private static int cell(double tail) {
    return (int) (Double.doubleToRawLongBits(tail) >> CELL_SHIFT);
  }

  private static double[] cdfPieces() {
    double[] pieces = new double[4 * 2 * REACH * CELLS_PER_UNIT];
    double width = 1.0 / CELLS_PER_UNIT;
    for (int at = 0; at < pieces.length; at += 4) {
      double left = -REACH + (at >> 2) * width;
      double right = left + width;
      double slopeLeft = Normal.density(left) * width;
      double slopeRight = Normal.density(right) * width;
      piece(pieces, at, 1, Normal.cdf(left), Normal.cdf(right), slopeLeft, slopeRight);
    }
    return pieces;
  }

  /** The last cell begins at a tail of one half exactly and has only that point. */
  private static double[] quantilePieces() {
    double[] pieces = new double[4 * ((HALVINGS - 1 << CELL_BITS) + 1)];
    for (int at = 0; at < pieces.length - 4; at += 4) {
      double left = Double.longBitsToDouble((long) (LEAST_CELL + at / 4) << CELL_SHIFT);
      double right = Double.longBitsToDouble((long) (LEAST_CELL + at / 4 + 1) << CELL_SHIFT);
      double valueLeft = -Normal.quantile(left);
      double valueRight = -Normal.quantile(right);
      double width = right - left;
      double slopeLeft = -width / Normal.density(valueLeft);
      double slopeRight = -width / Normal.density(valueRight);
      piece(pieces, at, width, valueLeft, valueRight, slopeLeft, slopeRight);
    }
    return pieces;
  }

  /**
   * Hermite's cubic through two values with two slopes (per cell), as coefficients of powers of the distance from the
   * left.
   */
  private static void piece(
      double[] pieces, int at, double width, double y0, double y1, double s0, double s1) {
    pieces[at] = y0;
    pieces[at + 1] = s0 / width;
    pieces[at + 2] = (3 * (y1 - y0) - 2 * s0 - s1) / width / width;
    pieces[at + 3] = (2 * (y0 - y1) + s0 + s1) / width / width / width;
  }
}
