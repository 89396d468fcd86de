package dev.replica.seed.plan.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads what a condition says of single columns. Everything it finds has the form "where the condition is not false, the column
 * is null or obeys", which conjunctions add up and disjunctions have in common.
 */
final class RestrictionReader {

  private final Function<String, ValueType> types;

  RestrictionReader(Function<String, ValueType> types) {
    this.types = types;
  }

  Map<String, Restriction> read(Expression condition) {
    if (condition instanceof Expression.And and) {
      Map<String, Restriction> all = new LinkedHashMap<>();
      and.operands()
          .forEach(operand -> read(operand)
              .forEach((column, restriction) -> all.merge(column, restriction, Restriction::and)));
      return all;
    }
    if (condition instanceof Expression.Or or) {
      return readOr(or.operands());
    }
    if (condition instanceof Expression.Not not) {
      return readNot(not);
    }
    if (condition instanceof Expression.IsNull test
        && test.operand() instanceof Expression.Column column) {
      return Map.of(column.name(), Restriction.ofNull(false));
    }
    if (condition instanceof Expression.Column column) {
      return Map.of(column.name(), Restriction.ofAllowed(List.of("t")));
    }
    if (condition instanceof Expression.IsTruth test && test.value().isPresent()) {
      return readTruth(test.operand(), test.value().get());
    }
    if (condition instanceof Expression.Comparison comparison) {
      Map<String, Restriction> found =
          readComparison(comparison.operator(), comparison.left(), comparison.right());
      return found.isEmpty()
          ? readComparison(
              Forms.mirrored(comparison.operator()), comparison.right(), comparison.left())
          : found;
    }
    if (condition instanceof Expression.Quantified quantified) {
      return readQuantified(quantified);
    }
    if (condition instanceof Expression.Regex regex) {
      return readPattern(
          regex.operand(), regex.pattern(), regex.ignoreCase(), PostgresRegex::parse);
    }
    if (condition instanceof Expression.Like like) {
      return readPattern(like.operand(), like.pattern(), like.ignoreCase(), LikePattern::parse);
    }
    return Map.of();
  }

  private Map<String, Restriction> readOr(List<Expression> operands) {
    Map<String, Restriction> common = null;
    Set<String> mayBeNull = new LinkedHashSet<>();
    for (Expression operand : operands) {
      Optional<String> nullable = Forms.nullTest(operand, true);
      if (nullable.isPresent()) {
        mayBeNull.add(nullable.get());
        continue;
      }
      Map<String, Restriction> found = read(operand);
      Map<String, Restriction> merged = new HashMap<>();
      if (common != null) {
        common.forEach((column, one) -> Optional.ofNullable(found.get(column))
            .ifPresent(two -> merged.put(column, one.or(two))));
      }
      common = common == null ? found : merged;
    }
    if (common == null || mayBeNull.size() > 1) {
      return Map.of();
    }
    // "a IS NULL OR ..." says nothing of other columns, and of a what it says of values.
    Map<String, Restriction> result = new HashMap<>(common);
    if (!mayBeNull.isEmpty()) {
      result.keySet().retainAll(mayBeNull);
      result.replaceAll((column, restriction) -> restriction.nullable());
    }
    result.values().removeIf(Restriction.NONE::equals);
    return result;
  }

  private Map<String, Restriction> readNot(Expression.Not not) {
    Optional<String> present = Forms.nullTest(not, false);
    if (present.isPresent()) {
      return Map.of(present.get(), Restriction.ofNull(true));
    }
    if (not.operand() instanceof Expression.Column column) {
      return Map.of(column.name(), Restriction.ofAllowed(List.of("f")));
    }
    if (not.operand() instanceof Expression.IsTruth test
        && test.value().equals(Optional.of(false))) {
      return read(test.operand());
    }
    Expression inside = Forms.negate(not.operand());
    return inside instanceof Expression.Not ? Map.of() : read(inside);
  }

  private Map<String, Restriction> readTruth(Expression operand, boolean value) {
    Map<String, Restriction> found = new HashMap<>(read(value ? operand : Forms.negate(operand)));
    if (operand instanceof Expression.Column column) {
      found.merge(column.name(), Restriction.ofNull(true), Restriction::and);
    }
    return found;
  }

  private Map<String, Restriction> readComparison(
      String operator, Expression left, Expression right) {
    Optional<String> column = Forms.column(left, types);
    if (column.isPresent()) {
      return Constants.text(right)
          .map(text -> ofConstant(column.get(), operator, text))
          .orElse(Map.of());
    }
    if (left instanceof Expression.Call call && !call.arguments().isEmpty()) {
      Map<String, Restriction> found = readCall(operator, call, right);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return Isolation.step(operator, left, right)
        .map(simpler -> readComparison(simpler.operator(), simpler.left(), simpler.right()))
        .orElse(Map.of());
  }

  private Map<String, Restriction> ofConstant(String column, String operator, String text) {
    ValueType type = types.apply(column);
    if (type == null) {
      return Map.of();
    }
    Restriction restriction = Restriction.NONE;
    if (operator.equals("=")) {
      restriction = Restriction.ofAllowed(List.of(text));
    } else if (operator.equals("<>")) {
      restriction = Restriction.ofExcluded(Set.of(text));
      restriction = text.isEmpty()
          ? restriction.and(Restriction.ofLength(1, Integer.MAX_VALUE))
          : restriction;
    } else if (type.kind() == ValueType.Kind.ENUM) {
      restriction = Restriction.ofAllowed(labels(type.labels(), operator, text));
    } else if (type.number() || timelike(type)) {
      Optional<Restriction.Bound> bound =
          Optional.of(new Restriction.Bound(text, operator.endsWith("=")));
      boolean lower = operator.startsWith(">");
      restriction =
          Restriction.ofBounds(lower ? bound : Optional.empty(), lower ? Optional.empty() : bound);
    }
    return restriction.equals(Restriction.NONE) ? Map.of() : Map.of(column, restriction);
  }

  private static boolean timelike(ValueType type) {
    return switch (type.kind()) {
      case MONEY, DATE, TIME, TIMESTAMP, TIMESTAMPTZ, INTERVAL -> true;
      default -> false;
    };
  }

  private static List<String> labels(List<String> labels, String operator, String text) {
    int place = labels.indexOf(text);
    int from = operator.startsWith(">") ? place + (operator.endsWith("=") ? 0 : 1) : 0;
    int to = operator.startsWith("<") ? place + (operator.endsWith("=") ? 1 : 0) : labels.size();
    return place < 0 ? labels : labels.subList(from, to);
  }

  private Map<String, Restriction> readCall(
      String operator, Expression.Call call, Expression right) {
    Expression first = call.arguments().get(0);
    Optional<String> column = Forms.column(first, types);
    return switch (call.name()) {
      case "length", "char_length", "character_length" -> {
        boolean trimmed = Forms.call(first, "btrim", "ltrim", "rtrim");
        Optional<String> inner =
            trimmed ? Forms.column(((Expression.Call) first).arguments().get(0), types) : column;
        yield ofLength(inner, operator, right, true, !trimmed);
      }
      // No character is less than a byte long.
      case "octet_length" ->
        ofLength(
            column,
            operator,
            right,
            column
                .map(types)
                .filter(type -> type.kind() == ValueType.Kind.BYTEA)
                .isPresent(),
            true);
      // Of an empty array the length is NULL, which passes; it is taken for what was meant.
      case "cardinality" -> ofLength(column, operator, right, true, true);
      case "array_length" ->
        call.arguments().size() == 2
                && Constants.value(call.arguments().get(1)).equals(Optional.of(1L))
            ? ofLength(column, operator, right, true, true)
            : Map.of();
      case "btrim", "ltrim", "rtrim" ->
        operator.equals("<>") && Constants.text(right).equals(Optional.of("")) && column.isPresent()
            ? Map.of(
                column.get(),
                Restriction.ofExcluded(Set.of("")).and(Restriction.ofLength(1, Integer.MAX_VALUE)))
            : Map.of();
      case "lower", "upper" -> {
        boolean same =
            operator.equals("=") && column.isPresent() && column.equals(Forms.column(right, types));
        Restriction.Letters letters =
            call.name().equals("lower") ? Restriction.Letters.LOWER : Restriction.Letters.UPPER;
        yield same ? Map.of(column.get(), Restriction.ofLetters(letters)) : Map.of();
      }
      case "coalesce" -> ofCoalesce(operator, call, right);
      default -> Map.of();
    };
  }

  private Map<String, Restriction> ofLength(
      Optional<String> column, String operator, Expression right, boolean least, boolean most) {
    if (column.isEmpty() || !(Constants.value(right).orElse(null) instanceof Long constant)) {
      return Map.of();
    }
    int length = (int) Math.max(0, Math.min(Integer.MAX_VALUE - 1, constant));
    int minimum = switch (operator) {
      case "=", ">=" -> length;
      case ">" -> length + 1;
      case "<>" -> length == 0 ? 1 : 0;
      default -> 0;
    };
    int maximum = switch (operator) {
      case "=", "<=" -> length;
      case "<" -> Math.max(0, length - 1);
      default -> Integer.MAX_VALUE;
    };
    Restriction restriction =
        Restriction.ofLength(least ? minimum : 0, most ? maximum : Integer.MAX_VALUE);
    return restriction.equals(Restriction.NONE) ? Map.of() : Map.of(column.get(), restriction);
  }

  /** {@code COALESCE(a, 0) > 0}: a value must obey, and where the substitute does not, there must be one. */
  private Map<String, Restriction> ofCoalesce(
      String operator, Expression.Call call, Expression right) {
    if (call.arguments().size() != 2 || Constants.value(call.arguments().get(1)).isEmpty()) {
      return Map.of();
    }
    Map<String, Restriction> found =
        new HashMap<>(readComparison(operator, call.arguments().get(0), right));
    Optional<Object> substitute =
        Constants.value(new Expression.Comparison(operator, call.arguments().get(1), right));
    if (substitute.equals(Optional.of(Boolean.FALSE))) {
      Forms.column(call.arguments().get(0), types)
          .ifPresent(column -> found.merge(column, Restriction.ofNull(true), Restriction::and));
    }
    return found;
  }

  private Map<String, Restriction> readQuantified(Expression.Quantified quantified) {
    Optional<String> column = Forms.column(quantified.left(), types);
    Optional<List<String>> texts = Constants.texts(quantified.array());
    if (column.isEmpty() || texts.isEmpty()) {
      return Map.of();
    }
    if (quantified.operator().equals("=") && !quantified.all()) {
      return Map.of(
          column.get(), Restriction.ofAllowed(texts.get().stream().distinct().toList()));
    }
    return quantified.operator().equals("<>") && quantified.all()
        ? Map.of(column.get(), Restriction.ofExcluded(Set.copyOf(texts.get())))
        : Map.of();
  }

  private Map<String, Restriction> readPattern(
      Expression operand,
      Expression pattern,
      boolean ignoreCase,
      Function<String, Optional<PostgresRegex>> parse) {
    Optional<String> column = Forms.column(operand, types);
    Optional<PostgresRegex> regex = Constants.text(pattern).flatMap(parse);
    if (column.isEmpty() || regex.isEmpty()) {
      return Map.of();
    }
    boolean caseless = ignoreCase || regex.get().ignoreCase() || isCaseless(column.get());
    return Map.of(
        column.get(), Restriction.ofPattern(new Restriction.Pattern(regex.get(), caseless)));
  }

  private boolean isCaseless(String column) {
    ValueType type = types.apply(column);
    return type != null && type.kind() == ValueType.Kind.CITEXT;
  }
}
