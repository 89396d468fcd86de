package dev.replica.seed.plan;

import dev.replica.catalog.Partition;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.check.CheckParser;
import dev.replica.seed.plan.check.Expression;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the partitions of a table leave to its rows. */
final class Partitions {

  private Partitions() {}

  /** Rows have to fall into a leaf that exists: one of the leaves' own conditions holds. */
  static Optional<RowCheck> check(Table table) {
    List<String> leaves = leaves(table).stream().map(Partition::constraint).toList();
    boolean open = leaves.isEmpty()
        || table.partitions().stream()
            .anyMatch(partition ->
                partition.bound().equals("DEFAULT") && partition.parent().equals(table.name()));
    if (open
        || leaves.stream().anyMatch(constraint -> constraint == null || constraint.isEmpty())) {
      return Optional.empty();
    }
    List<Expression> alternatives =
        leaves.stream().map(CheckParser::parse).flatMap(Optional::stream).toList();
    String text = leaves.stream()
        .map(constraint -> "(" + constraint + ")")
        .collect(Collectors.joining(" OR "));
    Optional<Expression> told = alternatives.size() < leaves.size()
        ? Optional.empty()
        : Optional.of(leaves.size() == 1 ? alternatives.get(0) : new Expression.Or(alternatives));
    return Optional.of(new RowCheck("partitions of " + table.name(), text, null, told));
  }

  /** The partitions that hold rows. */
  static List<Partition> leaves(Table table) {
    return table.partitions().stream()
        .filter(partition -> partition.key().isEmpty())
        .toList();
  }
}
