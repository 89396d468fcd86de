package dev.replica.seed.generate;

import dev.replica.model.Randomness;

/** Byte strings: the rank decides the length, the bits the content. */
final class BytesValues implements Values {

  private final GridValues length;

  BytesValues(GridValues length) {
    this.length = length;
  }

  private byte[] bytes(double rank, long bits) {
    byte[] bytes = new byte[(int) Math.max(0, Math.min(length.units(rank), 1 << 20))];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (Randomness.hash(bits, i >> 3) >>> 8 * (i & 7));
    }
    return bytes;
  }

  @Override
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    out.bytea(bytes(rank, bits));
  }

  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    return bytes(rank, bits);
  }
}
