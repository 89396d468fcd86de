package dev.replica.seed.plan;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values that columns which refer to a key are alone allowed to hold, by the partitions of their tables or by checks: a lookup
 * table's keys have to be these, or no row could refer to it.
 */
final class WantedKeys {

  private final Map<QualifiedName, Map<String, Set<String>>> values = new HashMap<>();

  /** Finds them in all tables of a schema. */
  static WantedKeys of(Schema schema, Present present) {
    WantedKeys wanted = new WantedKeys();
    for (Table table : schema.tables()) {
      List<ForeignKey> plain = table.foreignKeys().stream()
          .filter(key -> key.columns().size() == 1 && !key.soft())
          .filter(key -> !key.parent().equals(table.name()))
          .toList();
      if (!plain.isEmpty() && limited(table, plain)) {
        Map<String, Limits> limits = LimitFinder.limits(table, RowChecks.of(table, present));
        plain.forEach(key -> wanted.add(key, limits.get(key.columns().get(0))));
      }
    }
    return wanted;
  }

  /** Parsing checks takes time, and those of most tables say nothing of references. */
  private static boolean limited(Table table, List<ForeignKey> keys) {
    String texts = table.partitionKey().orElse("")
        + String.join(
            " ", table.checks().stream().map(check -> check.expression()).toList());
    return keys.stream()
        .map(key -> key.columns().get(0))
        .anyMatch(name -> texts.contains(name)
            || table
                .column(name)
                .filter(column -> !column.type().equals(column.type().base()))
                .isPresent());
  }

  private void add(ForeignKey key, Limits limits) {
    if (limits != null && limits.values() != null) {
      values
          .computeIfAbsent(key.parent(), parent -> new HashMap<>())
          .computeIfAbsent(key.parentColumns().get(0), column -> new LinkedHashSet<>())
          .addAll(limits.values());
    }
  }

  /** What keys of the table should have, by column. */
  Map<String, List<String>> of(QualifiedName table) {
    Map<String, List<String>> wanted = new HashMap<>();
    values
        .getOrDefault(table, Map.of())
        .forEach((column, all) -> wanted.put(column, List.copyOf(all)));
    return wanted;
  }
}
