package dev.replica.scan.profile;

import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;

/** Reads points as two coordinates, and bounded ranges as lower bound and width. */
final class PairReader {

  private PairReader() {}

  static CellReader points() {
    return new Points();
  }

  /** Ranges whose bounds {@code lower} and {@code upper} read. */
  static CellReader ranges(CellReader lower, CellReader upper) {
    return new Ranges(lower, upper);
  }

  private static final class Points implements CellReader {
    private final CellReader x = NumberReader.floats(false);
    private final CellReader y = NumberReader.floats(false);

    @Override
    public void accept(byte[] bytes, int offset, int length, int fullLength) {
      x.accept(bytes, offset, 8, 8);
      y.accept(bytes, offset + 8, 8, 8);
    }

    @Override
    public void absent() {
      x.absent();
      y.absent();
    }

    @Override
    public Values values() {
      return new Values.Pairs("point", x.values(), y.values());
    }
  }

  private static final class Ranges implements CellReader {
    /** Flags of an empty range, and of a bound that is infinite. */
    private static final int UNBOUNDED = 0x01 | 0x08 | 0x10;

    private final CellReader lower;
    private final CellReader upper;

    Ranges(CellReader lower, CellReader upper) {
      this.lower = lower;
      this.upper = upper;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length, int fullLength) {
      if ((bytes[offset] & UNBOUNDED) != 0) {
        absent();
        return;
      }
      int size = (int) BinaryRow.INT.get(bytes, offset + 1);
      lower.accept(bytes, offset + 5, size, size);
      int second = offset + 5 + size;
      int rest = (int) BinaryRow.INT.get(bytes, second);
      upper.accept(bytes, second + 4, rest, rest);
    }

    @Override
    public void absent() {
      lower.absent();
      upper.absent();
    }

    @Override
    public Values values() {
      if (lower.values() instanceof Numbers low && upper.values() instanceof Numbers high) {
        return new Values.Pairs("range", low, width(low, high));
      }
      return new Values.Unknown();
    }

    private static Numbers width(Numbers low, Numbers high) {
      // Of two grids the finer one holds both; a unit is a power of ten.
      boolean lowFiner = low.unit().compareTo(high.unit()) <= 0;
      BigDecimal unit = lowFiner ? low.unit() : high.unit();
      long lowScale = low.unit().divide(unit).longValueExact();
      long highScale = high.unit().divide(unit).longValueExact();
      long[] widths = new long[low.units().length];
      for (int row = 0; row < widths.length; row++) {
        boolean absent = low.units()[row] == Values.ABSENT || high.units()[row] == Values.ABSENT;
        widths[row] =
            absent ? Values.ABSENT : high.units()[row] * highScale - low.units()[row] * lowScale;
      }
      return Decimals.ofUnits(Meaning.NUMBER, widths, unit);
    }
  }
}
