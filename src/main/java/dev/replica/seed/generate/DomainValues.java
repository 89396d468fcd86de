package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.genome.CheckDigit;
import dev.replica.model.Permutation;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.KeyDomain;
import dev.replica.seed.plan.StringPattern;
import java.util.List;
import java.util.UUID;

/** The values of a key's domain by their numbers; different numbers give different values. Immutable. */
sealed interface DomainValues {

  void write(long number, Scratch scratch, RowWriter out);

  Object value(long number, Scratch scratch);

  /**
   * @param numbers how many numbers are used, from 0 on
   * @param key of the column
   */
  static DomainValues of(SqlType declared, KeyDomain domain, long numbers, long key) {
    SqlType type = declared.base();
    if (domain instanceof KeyDomain.Grid grid) {
      return grid.lattice() == null ? new Texts(type, grid.first()) : new Steps(grid);
    }
    if (domain instanceof KeyDomain.Pieces pieces) {
      return new Several(pieces.grids().stream().map(Steps::new).toArray(Steps[]::new));
    }
    if (domain instanceof KeyDomain.Spans spans) {
      return new Ranges((SqlType.Range) type, spans);
    }
    if (domain instanceof KeyDomain.Listed listed) {
      return new Given(
          listed.values().stream().map(value -> Literal.of(type, value)).toArray(Literal[]::new));
    }
    if (domain instanceof KeyDomain.Strings strings) {
      return Patterns.of(strings, numbers, key);
    }
    if (domain instanceof KeyDomain.Bytes bytes) {
      return ByteStrings.of(bytes, key);
    }
    if (domain instanceof KeyDomain.Wanted wanted) {
      Literal[] first =
          wanted.first().stream().map(value -> Literal.of(type, value)).toArray(Literal[]::new);
      long left = Math.max(1, numbers - first.length);
      return new First(first, of(declared, wanted.others(), left, key));
    }
    long own = key;
    for (String taken : ((KeyDomain.Uuids) domain).taken()) {
      own = Randomness.key(own, taken);
    }
    return new Uuids(own);
  }

  /** Given values, and then others. */
  record First(Literal[] values, DomainValues others) implements DomainValues {
    @Override
    public void write(long number, Scratch scratch, RowWriter out) {
      if (number < values.length) {
        values[(int) number].write(out);
      } else {
        others.write(number - values.length, scratch, out);
      }
    }

    @Override
    public Object value(long number, Scratch scratch) {
      return number < values.length
          ? values[(int) number].value()
          : others.value(number - values.length, scratch);
    }
  }

  /** Multiples of a unit. */
  record Steps(KeyDomain.Grid grid) implements DomainValues {
    @Override
    public void write(long number, Scratch scratch, RowWriter out) {
      Units.write(grid.lattice(), grid.first() + grid.step() * number, out);
    }

    @Override
    public Object value(long number, Scratch scratch) {
      return Units.value(grid.lattice(), grid.first() + grid.step() * number);
    }
  }

  /** Multiples of a unit in several ranges, one after the other. */
  record Several(Steps[] ranges) implements DomainValues {

    @Override
    public void write(long number, Scratch scratch, RowWriter out) {
      long rest = number;
      for (Steps range : ranges) {
        if (rest < range.grid().size()) {
          range.write(rest, scratch, out);
          return;
        }
        rest -= range.grid().size();
      }
      throw new IndexOutOfBoundsException("number " + number + " lies beyond the domain");
    }

    @Override
    public Object value(long number, Scratch scratch) {
      long rest = number;
      for (Steps range : ranges) {
        if (rest < range.grid().size()) {
          return range.value(rest, scratch);
        }
        rest -= range.grid().size();
      }
      throw new IndexOutOfBoundsException("number " + number + " lies beyond the domain");
    }
  }

  /** Ranges one after the other. */
  record Ranges(SqlType.Range type, KeyDomain.Spans spans) implements DomainValues {

    @Override
    public void write(long number, Scratch scratch, RowWriter out) {
      long from = spans.first() + spans.step() * number;
      out.beginRange(type, false, true, false, false, false);
      Units.write(spans.lattice(), from, out);
      Units.write(spans.lattice(), from + spans.width(), out);
      out.end();
    }

    /** No check that can be told without the server looks into a range. */
    @Override
    public Object value(long number, Scratch scratch) {
      return "[...)";
    }
  }

  /** Texts made of the number. */
  record Texts(SqlType type, long first) implements DomainValues {
    @Override
    public void write(long number, Scratch scratch, RowWriter out) {
      out.parsed(type, TypeTexts.of(type, first + number));
    }

    @Override
    public Object value(long number, Scratch scratch) {
      return SqlValues.parse(type, TypeTexts.of(type, first + number));
    }
  }

  /** Given values. */
  record Given(Literal[] literals) implements DomainValues {
    @Override
    public void write(long number, Scratch scratch, RowWriter out) {
      literals[(int) number].write(out);
    }

    @Override
    public Object value(long number, Scratch scratch) {
      return literals[(int) number].value();
    }
  }

  /** UUIDs. */
  record Uuids(long key) implements DomainValues {
    @Override
    public void write(long number, Scratch scratch, RowWriter out) {
      long bits = Randomness.hash(key, number);
      out.uuid(UuidValues.mostDistinct(bits), UuidValues.least(bits));
    }

    @Override
    public Object value(long number, Scratch scratch) {
      long bits = Randomness.hash(key, number);
      return new UUID(UuidValues.mostDistinct(bits), UuidValues.least(bits)).toString();
    }
  }

  /**
   * Strings of several patterns: the numbers are shuffled, cut into one piece for each pattern, and each piece is scattered over
   * the strings of its pattern.
   */
  record Patterns(
      String[][] alphabets,
      int[] telling,
      CheckDigit[] checks,
      long[] firstNumber,
      Permutation shuffle,
      Permutation[] scatter,
      long[][] before)
      implements DomainValues {

    /** Strings of one pattern that are put to use: the sum over all patterns stays a long. */
    private static final long MOST = 1L << 56;

    static Patterns of(KeyDomain.Strings strings, long numbers, long key) {
      List<StringPattern> patterns = strings.patterns();
      int count = patterns.size();
      long[] places =
          patterns.stream().mapToLong(pattern -> Math.min(pattern.size(), MOST)).toArray();
      long[] sizes = new long[count];
      for (int i = 0; i < count; i++) {
        sizes[i] = strings.free(i);
      }
      long used = Math.max(1, Math.min(numbers, strings.size()));
      long[] allotted = new long[count];
      long given = 0;
      for (int i = 0; i < count; i++) {
        allotted[i] =
            Math.min(Math.min((long) (strings.shares().get(i) * used), sizes[i]), used - given);
        given += allotted[i];
      }
      for (int i = 0; i < count; i++) {
        long more = Math.min(used - given, sizes[i] - allotted[i]);
        allotted[i] += more;
        given += more;
      }
      String[][] alphabets = new String[count][];
      long[] firstNumber = new long[count];
      Permutation[] scatter = new Permutation[count];
      long[][] before = new long[count][];
      long first = 0;
      for (int i = 0; i < count; i++) {
        alphabets[i] = patterns.get(i).alphabets().toArray(String[]::new);
        firstNumber[i] = first;
        scatter[i] = Permutation.of(places[i], Randomness.hash(key, i));
        before[i] = freeBefore(strings.taken().get(i), scatter[i], places[i]);
        first += allotted[i];
      }
      CheckDigit[] checks = patterns.stream().map(StringPattern::check).toArray(CheckDigit[]::new);
      return new Patterns(
          alphabets,
          patterns.stream().mapToInt(StringPattern::telling).toArray(),
          checks,
          firstNumber,
          Permutation.of(used, Randomness.hash(key, -1)),
          scatter,
          before);
    }

    /** For each place of a string that is taken, in ascending order, how many free places stand before it. */
    private static long[] freeBefore(List<Long> taken, Permutation scatter, long size) {
      long[] places = taken.stream()
          .filter(code -> code < size)
          .mapToLong(scatter::invert)
          .sorted()
          .toArray();
      for (int i = 0; i < places.length; i++) {
        places[i] -= i;
      }
      return places;
    }

    /** The place of the free string of that number: one further for each place before it that is taken. */
    private static long place(long number, long[] freeBefore) {
      int low = 0;
      int high = freeBefore.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (freeBefore[middle] <= number) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return number + low;
    }

    private void compose(long number, Scratch scratch) {
      long shuffled = shuffle.apply(number);
      int pattern = firstNumber.length - 1;
      while (firstNumber[pattern] > shuffled) {
        pattern--;
      }
      long code = scatter[pattern].apply(place(shuffled - firstNumber[pattern], before[pattern]));
      scratch.clear();
      long rest = code;
      String[] all = alphabets[pattern];
      for (int i = 0; i < all.length; i++) {
        int radix = all[i].length();
        boolean tells = i < telling[pattern] || radix == 1;
        int digit = tells
            ? (int) (rest % radix)
            : (int) Randomness.bounded(Randomness.hash(code, i), radix);
        scratch.append(all[i].charAt(digit));
        rest /= radix;
      }
      if (checks[pattern] != null) {
        scratch.complete(checks[pattern]);
      }
    }

    @Override
    public void write(long number, Scratch scratch, RowWriter out) {
      compose(number, scratch);
      scratch.writeTo(out);
    }

    @Override
    public Object value(long number, Scratch scratch) {
      compose(number, scratch);
      return scratch.toString();
    }
  }

  /**
   * Byte strings of one length: the first bytes hold a scattered number, the others follow from it, so that rows in the table are
   * known by their first bytes whatever seed they are of.
   */
  record ByteStrings(int length, Permutation scatter, long[] before) implements DomainValues {

    static ByteStrings of(KeyDomain.Bytes bytes, long key) {
      Permutation scatter = Permutation.of(bytes.places(), key);
      return new ByteStrings(
          bytes.length(), scatter, Patterns.freeBefore(bytes.taken(), scatter, bytes.places()));
    }

    private byte[] compose(long number) {
      long code = scatter.apply(Patterns.place(number, before));
      byte[] value = new byte[length];
      int telling = Math.min(length, KeyDomain.Bytes.TELLING);
      for (int i = 0; i < telling; i++) {
        value[i] = (byte) (code >>> 8 * (telling - 1 - i));
      }
      for (int i = telling; i < length; i++) {
        value[i] = (byte) Randomness.hash(code, i);
      }
      return value;
    }

    @Override
    public void write(long number, Scratch scratch, RowWriter out) {
      out.bytea(compose(number));
    }

    @Override
    public Object value(long number, Scratch scratch) {
      return compose(number);
    }
  }
}
