package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.check.ArrayShape;
import dev.replica.seed.plan.check.CheckAnalysis;
import dev.replica.seed.plan.check.CheckParser;
import dev.replica.seed.plan.check.ColumnFact;
import dev.replica.seed.plan.check.Expression;
import dev.replica.seed.plan.check.Predicate;
import dev.replica.seed.plan.check.Restriction;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds what the checks of a table, and of its columns' domains, leave to each column alone. */
final class LimitFinder {

  private static final Expression ONE_ELEMENT =
      CheckParser.parse("(cardinality(VALUE) <= 1)").orElseThrow();

  private LimitFinder() {}

  /** Limits by column; none for a column that is not in it. */
  static Map<String, Limits> limits(Table table, List<RowCheck> checks) {
    Function<String, SqlType> types =
        name -> table.column(name).map(Column::type).orElse(null);
    CheckAnalysis analysis = CheckAnalysis.of(expressions(checks, null), types);
    List<List<CheckAnalysis>> alternatives = expressions(checks, null).stream()
        .filter(Expression.Or.class::isInstance)
        .map(check -> ((Expression.Or) check)
            .operands().stream()
                .map(each -> CheckAnalysis.of(List.of(each), types))
                .toList())
        .toList();
    Map<String, Limits> limits = new HashMap<>();
    for (Column column : table.columns()) {
      Restriction restriction = analysis.restriction(column.name());
      Set<String> constants =
          new LinkedHashSet<>(analysis.constants().getOrDefault(column.name(), Set.of()));
      List<Expression> ofDomain = expressions(checks, column.name());
      if (!ofDomain.isEmpty()) {
        CheckAnalysis domain = CheckAnalysis.of(ofDomain, name -> column.type().base());
        restriction = restriction.and(domain.restriction("VALUE"));
        constants.addAll(domain.constants().getOrDefault("VALUE", Set.of()));
      }
      if (!restriction.equals(Restriction.NONE) || !constants.isEmpty()) {
        limits.put(
            column.name(),
            limits(column.type(), restriction, constants, pieces(column, alternatives)));
      }
      if (column.type().base() instanceof SqlType.Array) {
        shape(checks, column, ofDomain)
            .ifPresent(shape -> limits.put(
                column.name(), limits.getOrDefault(column.name(), Limits.NONE).shaped(shape)));
      }
    }
    return limits;
  }

  private static Optional<ArrayShape> shape(
      List<RowCheck> checks, Column column, List<Expression> ofDomain) {
    return ArrayShape.of(expressions(checks, null), column.name())
        .or(() -> ArrayShape.of(ofDomain, "VALUE"));
  }

  /** What the checks say of columns together. */
  static List<ColumnFact> facts(Table table, List<RowCheck> checks) {
    return CheckAnalysis.of(
            expressions(checks, null),
            name -> table.column(name).map(Column::type).orElse(null))
        .facts();
  }

  private static List<Expression> expressions(List<RowCheck> checks, String column) {
    return checks.stream()
        .filter(check -> column == null ? check.column() == null : column.equals(check.column()))
        .map(RowCheck::expression)
        .flatMap(Optional::stream)
        .toList();
  }

  /** What the checks of a domain leave to its values, wherever they stand; nothing for another type. */
  static Limits ofDomain(SqlType declared) {
    List<Expression> checks = new ArrayList<>();
    SqlType type = declared;
    while (type instanceof SqlType.Domain domain) {
      domain
          .checks()
          .forEach(check -> CheckParser.parse(check.expression()).ifPresent(checks::add));
      type = domain.underlying();
    }
    if (vague(declared)) {
      checks.add(ONE_ELEMENT);
    }
    if (checks.isEmpty()) {
      return Limits.NONE;
    }
    SqlType base = type;
    CheckAnalysis analysis = CheckAnalysis.of(checks, name -> base);
    Limits limits = limits(
        base,
        analysis.restriction("VALUE"),
        analysis.constants().getOrDefault("VALUE", Set.of()),
        List.of());
    return ArrayShape.of(checks, "VALUE").map(limits::shaped).orElse(limits);
  }

  /**
   * Whether the checks of a domain over arrays say of their elements what only the server can judge. Where such arrays are parts of
   * others they can't be drawn again one by one, and one that has no two elements is as likely as any to pass.
   */
  private static boolean vague(SqlType declared) {
    SqlType type = declared;
    boolean vague = false;
    while (type instanceof SqlType.Domain domain) {
      SqlType base = domain.base();
      vague |= domain.checks().stream()
          .anyMatch(check -> CheckParser.parse(check.expression())
              .flatMap(parsed -> Predicate.compile(parsed, name -> base, name -> 0))
              .isEmpty());
      type = domain.underlying();
    }
    return vague && type instanceof SqlType.Array;
  }

  /** The ranges that the alternatives of a check leave to a column, where all leave one: those of partitions for instance. */
  private static List<Limits.Piece> pieces(Column column, List<List<CheckAnalysis>> checks) {
    for (List<CheckAnalysis> alternatives : checks) {
      List<Limits.Piece> pieces = new ArrayList<>();
      for (CheckAnalysis alternative : alternatives) {
        Restriction restriction = alternative.restriction(column.name());
        Optional<BigDecimal> lower =
            restriction.lower().flatMap(bound -> bound(column.type(), bound, 1));
        Optional<BigDecimal> upper =
            restriction.upper().flatMap(bound -> bound(column.type(), bound, -1));
        if (lower.isPresent() && upper.isPresent() && lower.get().compareTo(upper.get()) <= 0) {
          pieces.add(new Limits.Piece(lower.get(), upper.get()));
        }
      }
      if (pieces.size() == alternatives.size()) {
        return apart(pieces);
      }
    }
    return List.of();
  }

  /** The pieces in order; none where two of them overlap. */
  private static List<Limits.Piece> apart(List<Limits.Piece> pieces) {
    pieces.sort(Comparator.comparing(Limits.Piece::lower));
    for (int i = 1; i < pieces.size(); i++) {
      if (pieces.get(i).lower().compareTo(pieces.get(i - 1).upper()) <= 0) {
        return List.of();
      }
    }
    return pieces;
  }

  static Limits limits(
      SqlType type, Restriction restriction, Set<String> constants, List<Limits.Piece> pieces) {
    return new Limits(
        restriction.allowed().orElse(null),
        restriction.excluded(),
        restriction.lower().flatMap(bound -> bound(type, bound, 1)).orElse(null),
        restriction.upper().flatMap(bound -> bound(type, bound, -1)).orElse(null),
        restriction.minimumLength(),
        restriction.maximumLength() == Integer.MAX_VALUE ? -1 : restriction.maximumLength(),
        restriction.patterns(),
        restriction.letters().orElse(null),
        restriction.notNull(),
        restriction.onlyNull(),
        new ArrayList<>(constants),
        pieces);
  }

  /** The bound in what models count in; one that is not part of the range is moved inward by the type's smallest step. */
  private static Optional<BigDecimal> bound(SqlType type, Restriction.Bound bound, int inward) {
    Lattice lattice = Lattice.of(type, 6).orElse(null);
    if (lattice == null) {
      return Optional.empty();
    }
    try {
      BigDecimal value =
          lattice.temporal() ? TimeText.seconds(bound.text()) : bound.number().orElse(null);
      if (value == null || bound.inclusive()) {
        return Optional.ofNullable(value);
      }
      return Optional.of(value.add(step(lattice).multiply(BigDecimal.valueOf(inward))));
    } catch (DateTimeException | NumberFormatException unlimited) {
      // Infinity, or a year that no calendar of ours prints, bounds nothing that is drawn.
      return Optional.empty();
    }
  }

  private static BigDecimal step(Lattice lattice) {
    return switch (lattice.kind()) {
      case DATE -> BigDecimal.valueOf(86_400);
      case TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ, INTERVAL -> BigDecimal.ONE.movePointLeft(6);
      case INT2, INT4, INT8, OID, FLOAT4, FLOAT8, NUMERIC, MONEY ->
        BigDecimal.ONE.movePointLeft(lattice.scale());
    };
  }
}
