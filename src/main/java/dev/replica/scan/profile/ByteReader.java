package dev.replica.scan.profile;

import dev.replica.scan.profile.Values.Meaning;
import java.math.BigDecimal;

/** Reads byte strings: their lengths. */
final class ByteReader implements CellReader {

  private final Longs lengths = new Longs();

  @Override
  public void accept(byte[] bytes, int offset, int length, int fullLength) {
    lengths.add(fullLength);
  }

  @Override
  public void absent() {
    lengths.add(Values.ABSENT);
  }

  @Override
  public Values values() {
    return new Values.Bytes(Decimals.ofUnits(Meaning.NUMBER, lengths.take(), BigDecimal.ONE));
  }

  /** Reads nothing, for types whose values are made from the type alone. */
  static final class Nothing implements CellReader {
    @Override
    public void accept(byte[] bytes, int offset, int length, int fullLength) {
      // The cell was counted and hashed in the stream; there is no more to know.
    }

    @Override
    public void absent() {
      // As above.
    }

    @Override
    public Values values() {
      return new Values.Unknown();
    }
  }
}
