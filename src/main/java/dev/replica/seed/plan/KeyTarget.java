package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.Key;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.check.CheckParser;
import dev.replica.seed.plan.check.Computation;
import dev.replica.seed.plan.check.Expression;
import java.util.ArrayList;
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

  /** Types that a cast loses nothing to, where it was not given one of more digits. */
  private static final Set<String> LOSSLESS =
      Set.of("text", "character varying", "varchar", "citext", "name", "bigint", "numeric");

  /** Functions and operators that make one value of many. */
  private static final Set<String> LOSSY = Set.of(
      "date_trunc",
      "date_part",
      "extract",
      "date",
      "substr",
      "substring",
      "left",
      "right",
      "length",
      "char_length",
      "abs",
      "round",
      "floor",
      "ceil",
      "ceiling",
      "trunc",
      "mod",
      "split_part",
      "jsonb_extract_path_text",
      "array_length",
      "cardinality",
      "regexp_replace",
      "replace",
      "translate",
      "btrim",
      "ltrim",
      "rtrim",
      "nullif",
      "->",
      "->>",
      "#>",
      "#>>",
      "%",
      "/",
      "&");

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

  /** Whether strings have to stay distinct under functions such as lower(), in this key or in another one of the same columns. */
  boolean plain() {
    boolean expressed = table.keys().stream()
        .flatMap(other -> other.expressions().stream())
        .anyMatch(expression -> mentioned(table, expression).stream().anyMatch(columns::contains));
    return expressed
        || !key.expressions().isEmpty()
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

  /** What rows have to differ in; empty where it cannot be told without the server. */
  Optional<List<Expression>> parts() {
    List<Expression> parts = new ArrayList<>();
    for (String name : key.columns()) {
      Column column = table.column(name).orElseThrow();
      Optional<Expression> part = column.writable()
          ? Optional.of(new Expression.Column(name))
          : column.defaultExpression().flatMap(CheckParser::parse);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    for (String expression : key.expressions()) {
      Optional<Expression> part = CheckParser.parse(expression);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    boolean told = parts.stream().allMatch(this::computable);
    return told ? Optional.of(parts) : Optional.empty();
  }

  private boolean computable(Expression expression) {
    return Computation.compile(
            expression, name -> table.column(name).map(Column::type).orElse(null), name -> 0)
        .isPresent();
  }

  /** Whether different values of the columns always make different keys. */
  boolean injective() {
    return key.expressions().stream()
        .allMatch(
            expression -> CheckParser.parse(expression).map(this::injective).orElse(true));
  }

  /** Of a function that nobody knows it is supposed. */
  private boolean injective(Expression expression) {
    if (expression instanceof Expression.Cast cast) {
      return LOSSLESS.contains(cast.type()) && injective(cast.operand());
    } else if (expression instanceof Expression.Collate collate) {
      return injective(collate.operand());
    } else if (expression instanceof Expression.Call call && !call.arguments().isEmpty()) {
      return !LOSSY.contains(call.name()) && injective(call.arguments().get(0));
    }
    return !(expression instanceof Expression.Case
        || expression instanceof Expression.Comparison
        || expression instanceof Expression.Binary binary && LOSSY.contains(binary.operator()));
  }

  /** Columns that the key's predicate mentions. */
  List<String> predicateColumns() {
    return key.predicate().map(predicate -> mentioned(table, predicate)).orElse(List.of());
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
