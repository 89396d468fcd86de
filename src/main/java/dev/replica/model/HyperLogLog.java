package dev.replica.model;

/**
 * Counts distinct 64-bit hashes in 2^precision bytes; relative standard error 1.04 / sqrt(2^precision). Not
 * thread-safe.
 *
 * <p>The estimator is Ertl's improved raw one (arXiv 1702.01284, algorithm 6): it is unbiased from a few hashes on,
 * with no table of corrections and no second estimator for small numbers.
 */
public final class HyperLogLog {

  private static final double LN_2 = 0.6931471805599453;

  private final int precision;
  private final byte[] registers;

  /** @param precision 4 to 16 */
  public HyperLogLog(int precision) {
    if (precision < 4 || precision > 16) {
      throw new IllegalArgumentException(
          "The precision is expected to be 4 to 16, found " + precision);
    }
    this.precision = precision;
    this.registers = new byte[1 << precision];
  }

  public void add(long hash) {
    int register = (int) (hash >>> Long.SIZE - precision);
    // A one below the bits that are left bounds the run of zeros.
    long rest = hash << precision | 1L << precision - 1;
    int rank = Long.numberOfLeadingZeros(rest) + 1;
    if (rank > registers[register]) {
      registers[register] = (byte) rank;
    }
  }

  /** Adds all that another of the same precision has counted. */
  public void merge(HyperLogLog other) {
    if (other.precision != precision) {
      throw new IllegalArgumentException(
          "Expected a sketch of precision %d, found %d".formatted(precision, other.precision));
    }
    for (int i = 0; i < registers.length; i++) {
      registers[i] = (byte) Math.max(registers[i], other.registers[i]);
    }
  }

  /** Estimated number of distinct hashes. */
  public long estimate() {
    int ranks = Long.SIZE - precision + 1;
    int[] counts = new int[ranks + 1];
    for (byte rank : registers) {
      counts[rank]++;
    }
    double size = registers.length;
    double sum = size * tau(1 - counts[ranks] / size);
    for (int rank = ranks - 1; rank >= 1; rank--) {
      sum = 0.5 * (sum + counts[rank]);
    }
    sum += size * sigma(counts[0] / size);
    return (long) Math.rint(size * size / (2 * LN_2 * sum));
  }

  /** x + the sum of x^(2^k) * 2^(k-1) over k from 1: the part of registers that are still empty. */
  private static double sigma(double x) {
    if (x == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double power = x;
    double factor = 1;
    double sum = x;
    double before;
    do {
      power *= power;
      before = sum;
      sum += power * factor;
      factor += factor;
    } while (sum != before);
    return sum;
  }

  /** A third of (1 - x - the sum of (1 - x^(2^-k))^2 * 2^-k over k from 1): the part of registers that are full. */
  private static double tau(double x) {
    if (x == 0 || x == 1) {
      return 0;
    }
    double root = x;
    double factor = 1;
    double sum = 1 - x;
    double before;
    do {
      root = Math.sqrt(root);
      before = sum;
      factor *= 0.5;
      sum -= (1 - root) * (1 - root) * factor;
    } while (sum != before);
    return sum / 3;
  }
}
