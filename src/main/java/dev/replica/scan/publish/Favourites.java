package dev.replica.scan.publish;

import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.ReferenceProfile;
import dev.replica.scan.profile.Values.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which rows of a lookup table are referred to most, by their places in the order of their keys: a status that is nearly always 1 stays 1.
 * Nothing of the rows is told but that, and only of those that enough rows refer to.
 */
final class Favourites {

  private static final int MOST = 64;

  /** Rows of a lookup table, those that nothing refers to included. */
  private static final int BIGGEST = 4096;

  private Favourites() {}

  /** The most popular first; empty where the parents are no lookup table or their keys no numbers. */
  static List<Integer> of(ReferenceProfile reference, ParentRows parents, PublishingPolicy policy) {
    List<String> key = reference.key().parentColumns();
    boolean few = parents.whole()
        && reference.parents() <= FanOuts.LOOKUP
        && parents.profile().rows() <= BIGGEST;
    long[] units = few && key.size() == 1 ? units(parents, key.get(0)) : null;
    if (units == null) {
      return List.of();
    }
    long[] hashes = parents.profile().keys(key);
    List<Integer> byKey = IntStream.range(0, hashes.length)
        .boxed()
        .sorted(Comparator.comparingLong(row -> units[row]))
        .toList();
    return IntStream.range(0, byKey.size())
        .boxed()
        .filter(
            place -> reference.sample().occurrences(hashes[byKey.get(place)]) >= policy.minCount())
        .sorted(Comparator.comparingLong(
                (Integer place) -> -reference.sample().occurrences(hashes[byKey.get(place)]))
            .thenComparing(place -> place))
        .limit(MOST)
        .toList();
  }

  /** Null for keys that are no numbers. */
  private static long[] units(ParentRows parents, String key) {
    return parents.profile().columns().stream()
        .filter(column -> column.column().name().equals(key))
        .map(ColumnProfile::values)
        .filter(Numbers.class::isInstance)
        .map(values -> ((Numbers) values).units())
        .findFirst()
        .orElse(null);
  }
}
