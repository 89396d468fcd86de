package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tables ordered so that parents are loaded before their children, and the foreign keys that no order can satisfy: each cycle
 * is cut at the edge that is cheapest to check late.
 *
 * @param tables all tables, each after the parents that it has an undeferred foreign key to
 * @param deferred the edges that are checked when all rows are in; self-references are never among them, for COPY checks them
 *     at the end of its statement anyway
 */
public record LoadOrder(List<Table> tables, List<Edge> deferred) {

  /** A foreign key with the child that has it. */
  public record Edge(Table child, ForeignKey foreignKey) {

    /** -1 where there is no constraint, 0 where it may be checked late, 1 where nulls could stand in, 2 where neither. */
    private int cost() {
      if (foreignKey.soft()) {
        return -1;
      }
      if (foreignKey.deferrable()) {
        return 0;
      }
      boolean nullable = foreignKey.columns().stream()
          .anyMatch(name -> child.column(name).map(Column::nullable).orElse(false));
      return nullable ? 1 : 2;
    }

    private QualifiedName parent() {
      return foreignKey.parent();
    }
  }

  private static final Comparator<Edge> CHEAPEST = Comparator.comparingInt(Edge::cost)
      .thenComparing((Edge edge) -> edge.child().name())
      .thenComparing(edge -> edge.foreignKey().name());

  /** Orders the tables of a schema; the same schema gives the same order. */
  public static LoadOrder of(Schema schema) {
    Map<QualifiedName, Table> waiting = new TreeMap<>();
    schema.tables().forEach(table -> waiting.put(table.name(), table));
    Map<QualifiedName, List<Edge>> open = new HashMap<>();
    for (Table child : schema.tables()) {
      List<Edge> edges = new ArrayList<>();
      for (ForeignKey foreignKey : child.foreignKeys()) {
        if (!foreignKey.parent().equals(child.name()) && waiting.containsKey(foreignKey.parent())) {
          edges.add(new Edge(child, foreignKey));
        }
      }
      open.put(child.name(), edges);
    }
    List<Table> ordered = new ArrayList<>();
    List<Edge> deferred = new ArrayList<>();
    while (!waiting.isEmpty()) {
      List<Table> ready = waiting.values().stream()
          .filter(table ->
              open.get(table.name()).stream().noneMatch(edge -> waiting.containsKey(edge.parent())))
          .toList();
      for (Table table : ready) {
        waiting.remove(table.name());
        ordered.add(table);
      }
      if (ready.isEmpty()) {
        Edge cut = cheapestOnCycle(waiting, open);
        open.get(cut.child().name()).remove(cut);
        deferred.add(cut);
      }
    }
    return new LoadOrder(List.copyOf(ordered), List.copyOf(deferred));
  }

  private static Edge cheapestOnCycle(
      Map<QualifiedName, Table> waiting, Map<QualifiedName, List<Edge>> open) {
    return waiting.keySet().stream()
        .flatMap(child -> open.get(child).stream())
        .filter(edge -> waiting.containsKey(edge.parent()))
        .sorted(CHEAPEST)
        .filter(edge -> reaches(edge.parent(), edge.child().name(), waiting, open))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException("no table is ready, yet no foreign key lies on a cycle"));
  }

  private static boolean reaches(
      QualifiedName from,
      QualifiedName to,
      Map<QualifiedName, Table> waiting,
      Map<QualifiedName, List<Edge>> open) {
    Set<QualifiedName> seen = new HashSet<>();
    Deque<QualifiedName> stack = new ArrayDeque<>(List.of(from));
    while (!stack.isEmpty()) {
      QualifiedName table = stack.pop();
      if (table.equals(to)) {
        return true;
      }
      if (waiting.containsKey(table) && seen.add(table)) {
        open.get(table).forEach(edge -> stack.push(edge.parent()));
      }
    }
    return false;
  }
}
