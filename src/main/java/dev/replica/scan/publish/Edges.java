package dev.replica.scan.publish;

import dev.replica.model.Bins;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The edges of a variable that are published: those that trees name, or all that its model tells anyway. */
final class Edges {
  private final Ranked variable;
  private final TreeSet<Integer> used = new TreeSet<>();
  private TreeMap<Integer, Integer> numbers;
  private boolean asked;

  Edges(Ranked variable) {
    this.variable = variable;
  }

  /** Of a variable all of whose edges are known without being told; null for none. */
  Edges(Bins bins) {
    int[] told = bins == null ? new int[0] : IntStream.range(1, bins.count()).toArray();
    variable = new Ranked(null, null, false, bins, new byte[0], told, told.length + 1);
  }

  void ask() {
    asked = true;
  }

  boolean asked() {
    return asked;
  }

  void use(int edge) {
    if (edge > 0 && edge < variable.bins().count()) {
      used.add(edge);
    }
  }

  /** The published number of an edge of the bins. */
  int number(int edge) {
    if (edge == 0) {
      return 0;
    }
    if (variable.told() != null) {
      return edge == variable.bins().count() ? variable.last() : variable.told()[edge - 1];
    }
    if (numbers == null) {
      numbers = new TreeMap<>();
      used.forEach(each -> numbers.put(each, numbers.size() + 1));
    }
    return edge == variable.bins().count() ? used.size() + 1 : numbers.get(edge);
  }

  List<Double> ranks() {
    return variable.told() != null
        ? List.of()
        : used.stream().map(edge -> variable.bins().edge(edge)).toList();
  }
}
