package dev.replica.scan.publish;

import dev.replica.catalog.QualifiedName;
import dev.replica.genome.ReferenceGenome.Sibling;
import dev.replica.model.DistinctSample;
import dev.replica.model.NormalScores;
import dev.replica.scan.profile.ReferenceProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Which references to the same parents go together: customers with many orders have many tickets. Each one goes with the one before it
 * in the order of names that it is closest to. Samples of parents keep the same ones, as their keys' hashes say, so that they meet.
 */
final class SiblingFanOuts {

  /** Parents of which that can be told. */
  private static final int FEW = 60;

  /** A weaker correlation is not told. */
  private static final double LEAST = .1;

  /** Standard errors of a correlation from which on it is no chance. */
  private static final double SURE = 4;

  /** A reference of a table. */
  record Reference(QualifiedName table, ReferenceProfile profile) {}

  private SiblingFanOuts() {}

  /**
   * What each goes with, of those that go with another.
   *
   * @param references in the order of tables
   * @param rows of the tables
   */
  static Map<Reference, Sibling> of(List<Reference> references, Map<QualifiedName, Long> rows) {
    Map<QualifiedName, List<Reference>> before = new HashMap<>();
    Map<Reference, Sibling> found = new HashMap<>();
    for (Reference reference : references) {
      QualifiedName parent = reference.profile().key().parent();
      boolean plain = reference.profile().key().condition().isEmpty()
          && !parent.equals(reference.table())
          && reference.profile().parents() > 0;
      if (!plain) {
        continue;
      }
      List<Reference> others = before.computeIfAbsent(parent, name -> new ArrayList<>());
      double strongest = LEAST;
      for (Reference other : others) {
        boolean same = other
            .profile()
            .key()
            .parentColumns()
            .equals(reference.profile().key().parentColumns());
        double correlation = same
            ? correlation(
                reference.profile().sample(),
                other.profile().sample(),
                rows.getOrDefault(parent, 0L))
            : 0;
        if (Math.abs(correlation) > strongest) {
          strongest = Math.abs(correlation);
          found.put(
              reference,
              new Sibling(
                  other.table().schema(),
                  other.table().name(),
                  other.profile().key().name(),
                  Rounding.rough(correlation)));
        }
      }
      others.add(reference);
    }
    return found;
  }

  /**
   * The correlation of the normal scores of two numbers of children, corrected for the many parents that have the same; 0 where it may
   * be chance.
   *
   * @param parents all of them, those without children included
   */
  static double correlation(DistinctSample one, DistinctSample other, long parents) {
    long[] keys = LongStream.concat(Arrays.stream(one.keys()), Arrays.stream(other.keys()))
        .filter(key -> one.occurrences(key) >= 0 && other.occurrences(key) >= 0)
        .distinct()
        .toArray();
    int sampled = (int) Math.max(keys.length, parents >> Math.max(one.level(), other.level()));
    if (sampled < FEW) {
      return 0;
    }
    long[] ones = new long[sampled];
    long[] others = new long[sampled];
    for (int parent = 0; parent < keys.length; parent++) {
      ones[parent] = one.occurrences(keys[parent]);
      others[parent] = other.occurrences(keys[parent]);
    }
    double correlation = NormalScores.correlation(scores(ones), scores(others));
    return Math.abs(correlation) > SURE / Math.sqrt(sampled) ? correlation : 0;
  }

  private static NormalScores scores(long[] counts) {
    long[] levels = Arrays.stream(counts).sorted().distinct().toArray();
    int[] codes = Arrays.stream(counts)
        .mapToInt(count -> Arrays.binarySearch(levels, count))
        .toArray();
    return NormalScores.of(codes, levels.length);
  }
}
