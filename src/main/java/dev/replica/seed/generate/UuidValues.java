package dev.replica.seed.generate;

import dev.replica.model.Randomness;
import java.util.UUID;

/** UUIDs of version 4 from random bits; those made of different bits differ. */
final class UuidValues implements Values {

  /** The high half: 60 random bits around the version. */
  static long most(long bits) {
    return Randomness.hash(bits, 0x75756964) & ~0xF000L | 0x4000L;
  }

  /** The low half: all 64 bits would be needed to tell rows apart, so two of them stand in the high half's place. */
  static long least(long bits) {
    return bits & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
  }

  /** The high half of a UUID that is to be unique: bits 62 and 63 of the number's hash stand in its two lowest bits. */
  static long mostDistinct(long bits) {
    return most(bits) & ~3L | bits >>> 62;
  }

  @Override
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    out.uuid(mostDistinct(bits), least(bits));
  }

  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    return new UUID(mostDistinct(bits), least(bits)).toString();
  }
}
