package dev.replica.scan.publish;

import dev.replica.genome.ReferenceGenome.Agreement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds references that agree with others of their row: an order's address is one of the order's customer. */
final class Agreements {

  private static final int ROWS = 100;

  private static final double NEARLY_ALL = .995;

  /** More often than this rows agree by chance only where there is nearly one ancestor. */
  private static final double CHANCE = .5;

  private Agreements() {}

  /** With what each reference agrees, by its name; none agrees with one that agrees itself. */
  static Map<String, Agreement> of(List<Lineage> lineages, PublishingPolicy policy) {
    Map<String, Agreement> found = new HashMap<>();
    Set<String> leading = new HashSet<>();
    for (Lineage own : lineages) {
      String name = own.by().get(0);
      if (own.by().size() != 2 || leading.contains(name)) {
        continue;
      }
      for (Lineage other : lineages) {
        String with = other.by().get(0);
        if (!with.equals(name)
            && !found.containsKey(name)
            && !found.containsKey(with)
            && other.ancestor() == own.ancestor()
            && agree(own.rows(), other.rows(), policy)) {
          found.put(
              name,
              new Agreement(
                  with, other.by().subList(1, other.by().size()), own.by().get(1)));
          leading.add(with);
        }
      }
    }
    return found;
  }

  private static boolean agree(int[] own, int[] other, PublishingPolicy policy) {
    int[] known = IntStream.range(0, own.length)
        .filter(row -> own[row] >= 0 && other[row] >= 0)
        .toArray();
    int both = known.length;
    int same = 0;
    int byChance = 0;
    Set<Integer> ancestors = new HashSet<>();
    for (int i = 0; i < both; i++) {
      int ancestor = own[known[i]];
      same += ancestor == other[known[i]] ? 1 : 0;
      byChance += ancestor == other[known[(i + both / 2) % both]] ? 1 : 0;
      ancestors.add(ancestor);
    }
    return both >= ROWS
        && same >= NEARLY_ALL * both
        && byChance <= CHANCE * both
        && policy.tells(ancestors.size());
  }
}
