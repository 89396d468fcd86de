package dev.replica.seed.plan.check;

import dev.replica.catalog.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/** Compiles expressions to nodes, settling all types on the way, so that rows are judged without looking at types again. */
final class Compiler {

  private final Function<String, SqlType> columnTypes;
  private final ToIntFunction<String> columnIndex;

  Compiler(Function<String, SqlType> columnTypes, ToIntFunction<String> columnIndex) {
    this.columnTypes = columnTypes;
    this.columnIndex = columnIndex;
  }

  Operand compile(Expression expression) throws Unsupported {
    return fold(compileParts(expression));
  }

  List<Operand> compileAll(List<Expression> expressions) throws Unsupported {
    List<Operand> operands = new ArrayList<>();
    for (Expression expression : expressions) {
      operands.add(compile(expression));
    }
    return operands;
  }

  /** What is the same for every row is worked out once; an error is kept for the rows that meet it. */
  private static Operand fold(Operand operand) {
    if (!operand.constant()) {
      return operand;
    }
    try {
      return Operand.constant(operand.type(), operand.value());
    } catch (Failure e) {
      return operand;
    }
  }

  private Operand compileParts(Expression expression) throws Unsupported {
    if (expression instanceof Expression.Literal literal) {
      return literal(literal);
    }
    if (expression instanceof Expression.Column column) {
      return column(column.name());
    }
    if (expression instanceof Expression.Comparison comparison) {
      return comparison(
          comparison.operator(), compile(comparison.left()), compile(comparison.right()));
    }
    if (expression instanceof Expression.And and) {
      return Logic.and(compileAll(and.operands()));
    }
    if (expression instanceof Expression.Or or) {
      return Logic.or(compileAll(or.operands()));
    }
    if (expression instanceof Expression.Not not) {
      return Logic.not(compile(not.operand()));
    }
    if (expression instanceof Expression.IsNull test) {
      Operand operand = compile(test.operand());
      Node node = operand.node();
      return new Operand(ValueType.BOOLEAN, row -> node.value(row) == null, operand.constant());
    }
    if (expression instanceof Expression.IsTruth test) {
      return Logic.isTruth(compile(test.operand()), test.value());
    }
    if (expression instanceof Expression.IsDistinct test) {
      return Logic.isDistinct(compile(test.left()), compile(test.right()));
    }
    if (expression instanceof Expression.Quantified quantified) {
      return quantified(quantified);
    }
    if (expression instanceof Expression.Like like) {
      return like(compile(like.operand()), compile(like.pattern()), like.ignoreCase());
    }
    if (expression instanceof Expression.Regex regex) {
      return regex(compile(regex.operand()), compile(regex.pattern()), regex.ignoreCase());
    }
    return compileValue(expression);
  }

  private Operand compileValue(Expression expression) throws Unsupported {
    if (expression instanceof Expression.Cast cast) {
      return Casts.cast(compile(cast.operand()), ValueType.named(cast.type()));
    }
    if (expression instanceof Expression.Unary unary) {
      return Arithmetic.unary(unary.operator(), compile(unary.operand()));
    }
    if (expression instanceof Expression.Binary binary) {
      return binary(binary.operator(), compile(binary.left()), compile(binary.right()));
    }
    if (expression instanceof Expression.Call call) {
      return Functions.call(call.name(), compileAll(call.arguments()));
    }
    if (expression instanceof Expression.Case branches) {
      return branches(branches);
    }
    if (expression instanceof Expression.ArrayLiteral array) {
      return ArrayFunctions.literal(compileAll(array.elements()));
    }
    if (expression instanceof Expression.ArrayIndex index) {
      return ArrayFunctions.index(compile(index.array()), compile(index.index()));
    }
    if (expression instanceof Expression.Collate collate) {
      Operand operand = compile(collate.operand());
      if (!operand.type().textual() || !collate.collation().equals("C")) {
        throw new Unsupported("collation");
      }
      return operand.as(ValueType.of(ValueType.Kind.ORDERED_TEXT));
    }
    throw new Unsupported(expression.getClass().getSimpleName());
  }

  private static Operand literal(Expression.Literal literal) {
    return switch (literal.kind()) {
      case NULL -> Operand.constant(ValueType.NULL, null);
      case BOOLEAN -> Operand.constant(ValueType.BOOLEAN, Boolean.valueOf(literal.text()));
      case STRING -> Operand.constant(ValueType.TEXT, literal.text());
      case NUMBER -> number(literal.text());
    };
  }

  private static Operand number(String text) {
    BigDecimal value = new BigDecimal(text);
    if (!text.matches("[0-9]{1,18}")) {
      return Operand.constant(ValueType.NUMERIC, value);
    }
    long whole = value.longValueExact();
    return Operand.constant(whole <= Integer.MAX_VALUE ? ValueType.INT4 : ValueType.INT8, whole);
  }

  private Operand column(String name) throws Unsupported {
    SqlType sqlType = columnTypes.apply(name);
    if (sqlType == null) {
      throw new Unsupported("no column " + name);
    }
    ValueType type = ValueType.of(sqlType);
    int index = columnIndex.applyAsInt(name);
    return switch (type.kind()) {
      // The blanks that fill it up are not part of the value, but for LIKE and its kin.
      case BPCHAR ->
        new Operand(
            type,
            row -> row.value(index) instanceof String text ? TextFunctions.stripBlanks(text) : null,
            false);
      // A float4 has been through four bytes when PostgreSQL compares it.
      case FLOAT4 ->
        new Operand(
            type,
            row -> row.value(index) instanceof Double value
                ? (Double) (double) value.floatValue()
                : null,
            false);
      default -> new Operand(type, row -> row.value(index), false);
    };
  }

  static Operand comparison(String operator, Operand left, Operand right) throws Unsupported {
    boolean constant = left.constant() && right.constant();
    if (left.type().kind() == ValueType.Kind.NULL || right.type().kind() == ValueType.Kind.NULL) {
      return Operand.constant(ValueType.BOOLEAN, null);
    }
    ValueOrder order = ValueOrder.of(left.type(), right.type());
    if (!order.ordered() && !operator.equals("=") && !operator.equals("<>")) {
      throw new Unsupported("order of " + left.type().kind());
    }
    return new Operand(
        ValueType.BOOLEAN, Logic.comparison(operator, left.node(), right.node(), order), constant);
  }

  private Operand quantified(Expression.Quantified quantified) throws Unsupported {
    Operand left = compile(quantified.left());
    Operand array = compile(quantified.array());
    if (array.type().kind() != ValueType.Kind.ARRAY) {
      throw new Unsupported("ANY of no array");
    }
    ValueOrder order = ValueOrder.of(left.type(), array.type().element());
    String operator = quantified.operator();
    boolean equality = operator.equals("=") || operator.equals("<>");
    if (!order.ordered() && !equality) {
      throw new Unsupported("order of " + left.type().kind());
    }
    boolean membership =
        operator.equals("=") && !quantified.all() || operator.equals("<>") && quantified.all();
    if (membership
        && order.hashable()
        && array.constant()
        && array.value() instanceof List<?> list
        && !list.contains(null)) {
      Set<Object> values = new HashSet<>(list);
      Node node = left.node();
      boolean member = operator.equals("=");
      return new Operand(
          ValueType.BOOLEAN,
          row -> {
            Object value = node.value(row);
            return value == null && !values.isEmpty()
                ? null
                : (Boolean) (values.contains(value) == member);
          },
          left.constant());
    }
    return new Operand(
        ValueType.BOOLEAN,
        Logic.quantified(operator, left.node(), array.node(), order, quantified.all()),
        left.constant() && array.constant());
  }

  private static Operand like(Operand text, Operand pattern, boolean ignoreCase)
      throws Unsupported {
    boolean insensitive = ignoreCase || text.type().kind() == ValueType.Kind.CITEXT;
    Pattern compiled = LikePattern.parse(pattern.text())
        .orElseThrow(() -> new Unsupported("LIKE"))
        .pattern(insensitive);
    return matching(text, compiled);
  }

  private static Operand regex(Operand text, Operand pattern, boolean ignoreCase)
      throws Unsupported {
    boolean insensitive = ignoreCase || text.type().kind() == ValueType.Kind.CITEXT;
    Optional<PostgresRegex> regex = PostgresRegex.parse(pattern.text());
    return matching(
        text, regex.orElseThrow(() -> new Unsupported("regular expression")).pattern(insensitive));
  }

  private static Operand matching(Operand text, Pattern pattern) throws Unsupported {
    Operand padded = TextFunctions.padded(text);
    Node node = padded.node();
    return new Operand(
        ValueType.BOOLEAN,
        row -> node.value(row) instanceof String value
            ? (Boolean) pattern.matcher(value).find()
            : null,
        text.constant());
  }

  private static Operand binary(String operator, Operand left, Operand right) throws Unsupported {
    return switch (operator) {
      case "||" -> TextFunctions.concatenate(left, right);
      case "->", "->>", "#>", "#>>", "?" -> JsonFunctions.binary(operator, left, right);
      case "@>", "<@", "&&" -> ArrayFunctions.binary(operator, left, right);
      default -> Arithmetic.binary(operator, left, right);
    };
  }

  private Operand branches(Expression.Case branches) throws Unsupported {
    List<Operand> conditions = new ArrayList<>();
    List<Operand> results = new ArrayList<>();
    for (Expression.When when : branches.whens()) {
      Operand condition = compile(when.condition());
      if (branches.operand().isPresent()) {
        condition = comparison("=", compile(branches.operand().get()), condition);
      }
      conditions.add(condition);
      results.add(compile(when.result()));
    }
    results.add(
        branches.otherwise().isPresent()
            ? compile(branches.otherwise().get())
            : Operand.constant(ValueType.NULL, null));
    return Logic.branches(conditions, results);
  }

  /** An operand that is null where {@code argument} is, and else what {@code function} makes of it. */
  static Operand strict(ValueType type, Operand argument, Function<Object, Object> function) {
    Node node = argument.node();
    return new Operand(
        type,
        row -> {
          Object value = node.value(row);
          return value == null ? null : function.apply(value);
        },
        argument.constant());
  }

  /** As {@link #strict(ValueType, Operand, Function)} of two arguments. */
  static Operand strict(
      ValueType type, Operand left, Operand right, BiFunction<Object, Object, Object> function) {
    Node first = left.node();
    Node second = right.node();
    return new Operand(
        type,
        row -> {
          Object one = first.value(row);
          Object other = one == null ? null : second.value(row);
          return other == null ? null : function.apply(one, other);
        },
        left.constant() && right.constant());
  }
}
