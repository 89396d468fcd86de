package dev.replica.scan.publish;

import dev.replica.model.ConditionalTree;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of a published table that are none of its sample: they lie in the bins of those sampled rows whose values are alike, numbers between
 * their neighbours, others where they are equal. Raw values are in here that must not be published.
 *
 * @param columns whose ranks children may depend on, by name
 */
record FoundRows(TableProfile profile, Map<String, Ranked> columns) {

  /** @param found parts of the rows, one after the other */
  FoundRows(ParentRows sample, List<TableProfile> found) {
    this(joined(sample.profile(), found), new HashMap<>());
    for (int place = 0; place < profile.columns().size(); place++) {
      String name = profile.columns().get(place).column().name();
      Ranked ranked = sample.columns().get(name);
      if (ranked != null) {
        byte[] codes = codes(
            ranked, sample.profile().columns().get(place), profile.columns().get(place));
        columns.put(
            name,
            new Ranked(
                name,
                ranked.part(),
                ranked.drawn(),
                ranked.bins(),
                codes,
                ranked.told(),
                ranked.last()));
      }
    }
  }

  private static TableProfile joined(TableProfile sample, List<TableProfile> found) {
    List<ColumnProfile> columns = new ArrayList<>();
    for (int place = 0; place < sample.columns().size(); place++) {
      columns.add(joined(sample.columns().get(place), found, place));
    }
    int rows = found.stream().mapToInt(TableProfile::sampled).sum();
    return new TableProfile(
        sample.table(), sample.rows(), rows, new double[rows], columns, sample.references());
  }

  private static ColumnProfile joined(ColumnProfile sample, List<TableProfile> found, int place) {
    List<ColumnProfile> parts =
        found.stream().map(profile -> profile.columns().get(place)).toList();
    long[] hashes = joined(parts.stream().map(ColumnProfile::hashes).toList());
    Values values = sample.values() instanceof Numbers numbers
            && parts.stream().allMatch(part -> part.values() instanceof Numbers)
        ? new Numbers(
            numbers.meaning(),
            joined(parts.stream()
                .map(part -> units((Numbers) part.values(), numbers.unit()))
                .toList()),
            numbers.unit(),
            numbers.step())
        : new Values.Unknown();
    return new ColumnProfile(
        sample.column(),
        sample.nulls(),
        sample.nullPattern(),
        sample.distinct(),
        values,
        new BitSet(),
        hashes);
  }

  private static long[] joined(List<long[]> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    long[] joined = new long[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (long[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  /** The numbers in another unit, of which both are powers of ten; finer ones are cut. */
  private static long[] units(Numbers numbers, BigDecimal unit) {
    if (numbers.unit().compareTo(unit) == 0) {
      return numbers.units();
    }
    return Arrays.stream(numbers.units())
        .map(units -> units == Values.ABSENT
            ? units
            : BigDecimal.valueOf(units)
                .multiply(numbers.unit())
                .divide(unit, 0, RoundingMode.FLOOR)
                .longValueExact())
        .toArray();
  }

  private static byte[] codes(Ranked ranked, ColumnProfile sample, ColumnProfile found) {
    return sample.values() instanceof Numbers numbers && found.values() instanceof Numbers others
        ? between(ranked.codes(), numbers, others.units())
        : equal(ranked, sample.hashes(), found.hashes());
  }

  private static byte[] between(byte[] codes, Numbers numbers, long[] others) {
    long[] known = distinct(numbers.sorted());
    byte[] binOf = new byte[known.length];
    for (int row = 0; row < codes.length; row++) {
      if (numbers.units()[row] != Values.ABSENT) {
        binOf[Arrays.binarySearch(known, numbers.units()[row])] = codes[row];
      }
    }
    byte[] found = new byte[others.length];
    for (int row = 0; row < found.length; row++) {
      found[row] = others[row] == Values.ABSENT || known.length == 0
          ? ConditionalTree.ABSENT
          : binOf[nearest(known, others[row])];
    }
    return found;
  }

  private static long[] distinct(long[] sorted) {
    int count = 0;
    for (long number : sorted) {
      if (count == 0 || sorted[count - 1] != number) {
        sorted[count++] = number;
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  /** The place of the number among those known that is next to another one; of two as near the lower one. */
  private static int nearest(long[] known, long units) {
    int place = Arrays.binarySearch(known, units);
    if (place >= 0) {
      return place;
    }
    int above = -place - 1;
    boolean up =
        above == 0 || above < known.length && known[above] - units < units - known[above - 1];
    return up ? above : above - 1;
  }

  /** What no sampled row has is in the bin of others, the last one, where there is one. */
  private static byte[] equal(Ranked ranked, long[] hashes, long[] others) {
    KeyIndex known = new KeyIndex(hashes);
    boolean rest = ranked.told() != null && ranked.last() > ranked.told().length;
    byte unseen = rest ? (byte) (ranked.bins().count() - 1) : ConditionalTree.ABSENT;
    byte[] found = new byte[others.length];
    for (int row = 0; row < found.length; row++) {
      int same = known.row(others[row]);
      found[row] = others[row] == 0
          ? ConditionalTree.ABSENT
          : same == KeyIndex.NONE ? unseen : ranked.codes()[same];
    }
    return found;
  }
}
