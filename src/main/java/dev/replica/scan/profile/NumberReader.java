package dev.replica.scan.profile;

import dev.replica.scan.profile.Values.Meaning;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;

/** Reads the types that are numbers or times: whole numbers of a unit, floats, and exact decimals. */
final class NumberReader {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final BigDecimal MICROSECOND = new BigDecimal("0.000001");
  private static final long DAY = 86_400_000_000L;

  private NumberReader() {}

  static CellReader smallints() {
    return new Whole(Meaning.NUMBER, BigDecimal.ONE, (bytes, offset) ->
        (short) BinaryRow.SHORT.get(bytes, offset));
  }

  static CellReader integers() {
    return new Whole(
        Meaning.NUMBER, BigDecimal.ONE, (bytes, offset) -> (int) BinaryRow.INT.get(bytes, offset));
  }

  static CellReader objectIdentifiers() {
    return new Whole(
        Meaning.NUMBER,
        BigDecimal.ONE,
        (bytes, offset) -> (int) BinaryRow.INT.get(bytes, offset) & 0xFFFF_FFFFL);
  }

  static CellReader bigints() {
    return new Whole(Meaning.NUMBER, BigDecimal.ONE, NumberReader::longAt);
  }

  static CellReader dates() {
    return new Whole(Meaning.DATE, MICROSECOND, (bytes, offset) -> {
      int days = (int) BinaryRow.INT.get(bytes, offset);
      return days == Integer.MAX_VALUE || days == Integer.MIN_VALUE ? Values.ABSENT : days * DAY;
    });
  }

  static CellReader timestamps() {
    return new Whole(Meaning.TIMESTAMP, MICROSECOND, (bytes, offset) -> {
      long micros = longAt(bytes, offset);
      return micros == Long.MAX_VALUE ? Values.ABSENT : micros;
    });
  }

  /** {@code time} and {@code timetz}, whose zone stands behind the time. */
  static CellReader times() {
    return new Whole(Meaning.TIME_OF_DAY, MICROSECOND, NumberReader::longAt);
  }

  /** In seconds; a month has 30 days, as {@code extract(epoch)} has it. */
  static CellReader intervals() {
    return new Whole(Meaning.NUMBER, MICROSECOND, (bytes, offset) -> {
      long micros = longAt(bytes, offset);
      long days = (int) BinaryRow.INT.get(bytes, offset + 8);
      long months = (int) BinaryRow.INT.get(bytes, offset + 12);
      return micros == Long.MAX_VALUE || micros == Long.MIN_VALUE
          ? Values.ABSENT
          : micros + (days + 30 * months) * DAY;
    });
  }

  static CellReader floats(boolean single) {
    return new Floats(single);
  }

  private static long longAt(byte[] bytes, int offset) {
    return (long) LONG.get(bytes, offset);
  }

  /** Reads a whole number; a parameter of {@link Whole}. */
  @FunctionalInterface
  private interface ToLong {
    long read(byte[] bytes, int offset);
  }

  private static final class Whole implements CellReader {
    private final Meaning meaning;
    private final BigDecimal unit;
    private final ToLong form;
    private final Longs units = new Longs();

    Whole(Meaning meaning, BigDecimal unit, ToLong form) {
      this.meaning = meaning;
      this.unit = unit;
      this.form = form;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length, int fullLength) {
      units.add(form.read(bytes, offset));
    }

    @Override
    public void absent() {
      units.add(Values.ABSENT);
    }

    @Override
    public Values values() {
      return Decimals.ofUnits(meaning, units.take(), unit);
    }
  }

  private static final class Floats implements CellReader {
    private final boolean single;
    private final Longs bits = new Longs();

    Floats(boolean single) {
      this.single = single;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length, int fullLength) {
      double value = single
          ? Float.intBitsToFloat((int) BinaryRow.INT.get(bytes, offset))
          : Double.longBitsToDouble(longAt(bytes, offset));
      bits.add(Double.doubleToRawLongBits(value));
    }

    @Override
    public void absent() {
      bits.add(Double.doubleToRawLongBits(Double.NaN));
    }

    @Override
    public Values values() {
      long[] raw = bits.take();
      double[] values = new double[raw.length];
      for (int index = 0; index < raw.length; index++) {
        values[index] = Double.longBitsToDouble(raw[index]);
      }
      return Decimals.ofDoubles(values, single);
    }
  }
}
