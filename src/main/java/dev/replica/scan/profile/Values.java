package dev.replica.scan.profile;

import dev.replica.model.RadixSort;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Raw values of a column in the sampled rows, one for each row, in the rows' order. They never leave the process. */
public sealed interface Values {

  /** Stands for NULL, NaN and the infinities among {@link Numbers#units()}. */
  long ABSENT = Long.MIN_VALUE;

  /** What numbers mean. */
  enum Meaning {
    NUMBER,
    /** Microseconds since 2000-01-01. */
    DATE,
    /** Microseconds since 2000-01-01T00:00 (UTC where the type has a zone). */
    TIMESTAMP,
    /** Microseconds since midnight. */
    TIME_OF_DAY
  }

  /**
   * Numbers as whole multiples of a decimal unit.
   *
   * @param units within &plusmn;2^61, or {@link #ABSENT}
   * @param unit a power of ten; of times .000001, in seconds
   * @param step greatest common divisor of all units, 1 or more
   */
  record Numbers(Meaning meaning, long[] units, BigDecimal unit, long step) implements Values {

    /** Whole numbers, {@link #ABSENT} among them. */
    public static Numbers ofWhole(long[] numbers) {
      return Decimals.ofUnits(Meaning.NUMBER, numbers, BigDecimal.ONE);
    }

    /** Multiples of a unit, {@link #ABSENT} among them. */
    public static Numbers of(Meaning meaning, long[] units, BigDecimal unit) {
      return Decimals.ofUnits(meaning, units, unit);
    }

    /**
     * What these numbers exceed {@code others} by, of the same rows and in the same unit; absent where either is, and a plain
     * number of seconds for times. What either is by itself must not be near the bounds of {@link #units}.
     */
    public Numbers minus(Numbers others) {
      long[] differences = new long[units.length];
      for (int row = 0; row < differences.length; row++) {
        boolean both = units[row] != ABSENT && others.units[row] != ABSENT;
        differences[row] = both ? units[row] - others.units[row] : ABSENT;
      }
      return Decimals.ofUnits(Meaning.NUMBER, differences, unit);
    }

    /** The units that are present, in their rows' order. */
    public long[] present() {
      return present(units);
    }

    private static long[] present(long[] units) {
      long[] present = new long[units.length];
      int count = 0;
      for (long unit : units) {
        if (unit != ABSENT) {
          present[count++] = unit;
        }
      }
      return java.util.Arrays.copyOf(present, count);
    }

    /** The units that are present, ascending. */
    public long[] sorted() {
      return sorted(units);
    }

    /** Those that are present, ascending. */
    public static long[] sorted(long[] units) {
      long[] sorted = present(units);
      RadixSort.sort(sorted);
      return sorted;
    }

    /** Decimals; null where absent. */
    public static Numbers ofDecimals(BigDecimal[] numbers) {
      return Decimals.ofDecimals(numbers);
    }
  }

  /**
   * Strings, or other values in their text form.
   *
   * @param texts null where absent; very long ones are cut
   * @param lengths in characters before they were cut
   */
  record Texts(String[] texts, int[] lengths) implements Values {}

  /** Byte strings by their lengths; {@link #ABSENT} for NULL. */
  record Bytes(Numbers lengths) implements Values {}

  /**
   * Arrays.
   *
   * @param lengths of their first dimensions
   * @param shapes the dimensions of those that are not empty, and how many have them
   * @param elements of all of them (no more than {@link ArrayReader#ELEMENTS} of each)
   * @param read how many of the elements are of each
   */
  record Arrays(Numbers lengths, Map<Shape, Integer> shapes, Values elements, int[] read)
      implements Values {}

  /**
   * The dimensions of an array.
   *
   * @param inner lengths of all but the first
   * @param lowerBounds of all
   */
  record Shape(List<Integer> inner, List<Integer> lowerBounds) {}

  /** JSON documents; null where absent or cut. */
  record Documents(List<JsonNode> documents) implements Values {}

  /**
   * Shapes: the middle of their extent, half of its longer side, their points, and what they are ({@code 4326;PointZ}).
   */
  record Shapes(Values x, Values y, Values reach, Values points, Values kinds) implements Values {}

  /** Pairs of numbers: {@code point} as x, y; {@code range} as lower bound, width. */
  record Pairs(String form, Values first, Values second) implements Values {}

  /** Nothing is known but the type. */
  record Unknown() implements Values {}
}
