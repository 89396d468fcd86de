package dev.replica.seed.plan.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads facts on several columns out of checks: what stands in a conjunction, and the usual ways to say which columns are null together. */
final class FactReader {

  private final Function<String, ValueType> types;
  private final Set<ColumnFact> facts;

  /** Adds what it reads to {@code facts}. */
  FactReader(Function<String, ValueType> types, Set<ColumnFact> facts) {
    this.types = types;
    this.facts = facts;
  }

  void read(Expression check) {
    if (check instanceof Expression.And and) {
      and.operands().forEach(operand -> read(operand));
    } else if (check instanceof Expression.Or or) {
      readOr(or.operands());
    } else if (check instanceof Expression.Comparison comparison) {
      readComparison(comparison);
    } else if (check instanceof Expression.Quantified quantified) {
      readCounts(quantified);
    } else if (check instanceof Expression.Not not) {
      Expression inside = Forms.negate(not.operand());
      if (!(inside instanceof Expression.Not)) {
        read(inside);
      } else if (not.operand() instanceof Expression.IsNull test
          && Forms.call(test.operand(), "coalesce")) {
        Forms.columns(((Expression.Call) test.operand()).arguments())
            .ifPresent(
                columns -> facts.add(new ColumnFact.NotNullCount(columns, 1, columns.size())));
      }
    } else if (check instanceof Expression.IsTruth test && test.value().equals(Optional.of(true))) {
      read(test.operand());
    }
  }

  private void readOr(List<Expression> operands) {
    List<String> present = new ArrayList<>();
    operands.forEach(operand -> Forms.nullTest(operand, false).ifPresent(present::add));
    if (present.size() == operands.size()) {
      facts.add(new ColumnFact.NotNullCount(present, 1, present.size()));
      return;
    }
    if (readNullPatterns(operands)) {
      return;
    }
    // "a IS NULL OR b IS NULL OR a < b" says no more of a and b than "a < b" does.
    Set<String> absent = new HashSet<>();
    List<Expression> rest = new ArrayList<>();
    for (Expression operand : operands) {
      Forms.nullTest(operand, true).ifPresentOrElse(absent::add, () -> rest.add(operand));
    }
    if (rest.size() == 1 && rest.get(0) instanceof Expression.Comparison comparison) {
      Set<ColumnFact> found = new HashSet<>();
      new FactReader(types, found).read(comparison);
      found.stream().filter(fact -> comparesOnly(fact, absent)).forEach(facts::add);
    }
  }

  /** The fact is about rows in which its columns are not null, which the test for NULL of one of them lets pass anyway. */
  private static boolean comparesOnly(ColumnFact fact, Set<String> absent) {
    Set<String> columns = fact instanceof ColumnFact.Less less
        ? Set.of(less.lesser(), less.greater())
        : fact instanceof ColumnFact.Different different
            ? Set.of(different.one(), different.other())
            : fact instanceof ColumnFact.Same same ? Set.of(same.one(), same.other()) : Set.of();
    return columns.containsAll(absent);
  }

  /** Alternatives of which columns are null: all or none of them, or exactly one. */
  private boolean readNullPatterns(List<Expression> alternatives) {
    Set<String> columns = new HashSet<>();
    List<String> order = new ArrayList<>();
    Set<Set<String>> patterns = new HashSet<>();
    for (Expression alternative : alternatives) {
      Set<String> present = new HashSet<>();
      Set<String> told = new HashSet<>();
      for (Expression test :
          alternative instanceof Expression.And and ? and.operands() : List.of(alternative)) {
        Optional<String> isNull = Forms.nullTest(test, true);
        Optional<String> notNull = Forms.nullTest(test, false);
        if (isNull.isEmpty() && notNull.isEmpty()) {
          return false;
        }
        notNull.ifPresent(present::add);
        String name = isNull.or(() -> notNull).orElseThrow();
        told.add(name);
        if (columns.add(name)) {
          order.add(name);
        }
      }
      patterns.add(present);
      if (told.size() != columns.size()) {
        return false;
      }
    }
    if (columns.size() < 2) {
      return false;
    }
    if (patterns.equals(Set.of(Set.of(), columns))) {
      facts.add(new ColumnFact.NullTogether(order));
      return true;
    }
    int least = patterns.stream().mapToInt(Set::size).min().orElse(0);
    int most = patterns.stream().mapToInt(Set::size).max().orElse(0);
    facts.add(new ColumnFact.NotNullCount(order, least, most));
    return true;
  }

  private void readComparison(Expression.Comparison comparison) {
    String operator = comparison.operator();
    Expression left = comparison.left();
    Expression right = comparison.right();
    if (readNullTests(operator, left, right) || readCount(operator, left, right)) {
      return;
    }
    Optional<String> one = Forms.column(left, types);
    Optional<String> other = Forms.column(right, types);
    if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
      return;
    }
    String first = one.get();
    String second = other.get();
    facts.add(
        switch (operator) {
          case "=" -> new ColumnFact.Same(first, second);
          case "<>" -> new ColumnFact.Different(first, second);
          case "<", "<=" -> new ColumnFact.Less(first, second, operator.equals("<"));
          default -> new ColumnFact.Less(second, first, operator.equals(">"));
        });
  }

  /** {@code (a IS NULL) = (b IS NULL)} and its variants. */
  private boolean readNullTests(String operator, Expression left, Expression right) {
    Optional<String> one = Forms.nullTest(left, true).or(() -> Forms.nullTest(left, false));
    Optional<String> other = Forms.nullTest(right, true).or(() -> Forms.nullTest(right, false));
    boolean equality = operator.equals("=") || operator.equals("<>");
    if (one.isEmpty() || other.isEmpty() || !equality) {
      return false;
    }
    boolean alike = left instanceof Expression.IsNull == right instanceof Expression.IsNull;
    List<String> columns = List.of(one.get(), other.get());
    facts.add(
        alike == operator.equals("=")
            ? new ColumnFact.NullTogether(columns)
            : new ColumnFact.NotNullCount(columns, 1, 1));
    return true;
  }

  /** {@code num_nonnulls(a, b) = 1}, {@code (a IS NOT NULL)::integer + (b IS NOT NULL)::integer <= 1}. */
  private boolean readCount(String operator, Expression left, Expression right) {
    List<String> columns = new ArrayList<>();
    boolean nulls = Forms.call(left, "num_nulls");
    if (nulls || Forms.call(left, "num_nonnulls")) {
      Forms.columns(((Expression.Call) left).arguments()).ifPresent(columns::addAll);
    } else if (!collectSum(left, columns)) {
      return false;
    }
    if (columns.isEmpty() || !(Constants.value(right).orElse(null) instanceof Long count)) {
      return false;
    }
    int all = columns.size();
    int number = (int) Math.max(-1, Math.min(all + 1, count));
    int least = switch (operator) {
      case "=", ">=" -> number;
      case ">" -> number + 1;
      default -> 0;
    };
    int most = switch (operator) {
      case "=", "<=" -> number;
      case "<" -> number - 1;
      default -> all;
    };
    if (!operator.equals("<>")) {
      facts.add(new ColumnFact.NotNullCount(
          columns, nulls ? all - most : Math.max(0, least), nulls ? all - least : most));
    }
    return true;
  }

  private static boolean collectSum(Expression expression, List<String> columns) {
    if (expression instanceof Expression.Binary sum && sum.operator().equals("+")) {
      return collectSum(sum.left(), columns) && collectSum(sum.right(), columns);
    }
    Optional<String> column = expression instanceof Expression.Cast cast
        ? Forms.nullTest(cast.operand(), false)
        : Optional.empty();
    column.ifPresent(columns::add);
    return column.isPresent();
  }

  /** {@code num_nulls(a, b) IN (0, 2)}. */
  private void readCounts(Expression.Quantified quantified) {
    if (!quantified.operator().equals("=")
        || quantified.all()
        || !Forms.call(quantified.left(), "num_nulls", "num_nonnulls")) {
      return;
    }
    Optional<List<String>> columns =
        Forms.columns(((Expression.Call) quantified.left()).arguments());
    Optional<List<String>> counts = Constants.texts(quantified.array());
    if (columns.isPresent() && counts.isPresent()) {
      if (new HashSet<>(counts.get())
          .equals(Set.of("0", String.valueOf(columns.get().size())))) {
        facts.add(new ColumnFact.NullTogether(columns.get()));
      }
    }
  }
}
