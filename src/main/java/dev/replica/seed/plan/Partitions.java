package dev.replica.seed.plan;

import dev.replica.catalog.Partition;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.check.CheckParser;
import dev.replica.seed.plan.check.Expression;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the partitions of a table leave to its rows. */
final class Partitions {

  private static final Pattern MODULUS = Pattern.compile("modulus (\\d+)");

  private Partitions() {}

  /** Rows have to fall into a leaf that exists: one of the leaves' own conditions holds. */
  static Optional<RowCheck> check(Table table) {
    List<String> leaves = leaves(table).stream().map(Partition::constraint).toList();
    boolean open =
        leaves.isEmpty() || open(table, table.name(), table.partitionKey().orElse(""));
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

  /** Whether every row finds a leaf below the partitioned table of that name. */
  private static boolean open(Table table, QualifiedName name, String key) {
    List<Partition> parts = table.partitions().stream()
        .filter(partition -> partition.parent().equals(name))
        .toList();
    boolean whole = parts.stream().anyMatch(partition -> partition.bound().equals("DEFAULT"))
        || key.startsWith("HASH") && complete(parts);
    return whole
        && parts.stream()
            .allMatch(partition ->
                partition.key().isEmpty() || open(table, partition.name(), partition.key()));
  }

  /** Whether hash partitions, whose moduli may differ, have all remainders. */
  private static boolean complete(List<Partition> parts) {
    double covered = 0;
    for (Partition partition : parts) {
      Matcher modulus = MODULUS.matcher(partition.bound());
      covered += modulus.find() ? 1.0 / Integer.parseInt(modulus.group(1)) : 0;
    }
    return covered > 1 - 1e-9;
  }

  /** The partitions that hold rows. */
  static List<Partition> leaves(Table table) {
    return table.partitions().stream()
        .filter(partition -> partition.key().isEmpty())
        .toList();
  }
}
