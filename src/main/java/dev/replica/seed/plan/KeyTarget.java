package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.Key;
import dev.replica.catalog.Table;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A unique key with the columns that rows have to differ in.
 *
 * @param columns the key's own, and those that its expressions and computed columns mention
 */
record KeyTarget(Table table, Key key, List<String> columns) {

  static KeyTarget of(Table table, Key key) {
    Set<String> columns = new LinkedHashSet<>();
    for (String name : key.columns()) {
      Column column = table.column(name).orElseThrow();
      if (column.writable() || column.defaultExpression().isEmpty()) {
        columns.add(name);
      } else {
        columns.addAll(mentioned(table, column.defaultExpression().get()));
      }
    }
    key.expressions().forEach(expression -> columns.addAll(mentioned(table, expression)));
    return new KeyTarget(table, key, List.copyOf(columns));
  }

  /** A key over plain columns. */
  static KeyTarget of(Table table, String name, List<String> columns) {
    return new KeyTarget(
        table,
        new Key(name, Key.Kind.UNIQUE, columns, List.of(), Optional.empty(), false, false),
        columns);
  }

  private static List<String> mentioned(Table table, String expression) {
    Set<String> words = new HashSet<>(List.of(expression.split("[^\\p{L}\\p{N}_$]+")));
    return table.columns().stream().map(Column::name).filter(words::contains).toList();
  }

  Set<String> columnSet() {
    return Set.copyOf(columns);
  }

  /** Whether strings have to stay distinct under functions such as lower(). */
  boolean plain() {
    return !key.expressions().isEmpty()
        || key.columns().stream()
            .anyMatch(name -> !table.column(name).orElseThrow().writable());
  }

  /** Whether the key holds something made of several columns: their values may then be equal although they differ. */
  boolean blends() {
    boolean computed = key.columns().stream()
        .map(name -> table.column(name).orElseThrow())
        .anyMatch(column -> !column.writable()
            && mentioned(table, column.defaultExpression().orElse("")).size() > 1);
    return computed
        || key.expressions().stream()
            .anyMatch(expression -> mentioned(table, expression).size() > 1);
  }

  /** A key on columns that the server computes cannot be planned; it holds as far as what they are computed from differs. */
  boolean computed() {
    return columns.stream()
        .noneMatch(name -> table.column(name).map(Column::writable).orElse(false));
  }

  @Override
  public String toString() {
    return "unique key " + key.name();
  }
}
