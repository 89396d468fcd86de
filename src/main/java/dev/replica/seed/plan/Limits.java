package dev.replica.seed.plan;

import dev.replica.catalog.SqlType;
import dev.replica.seed.plan.check.ArrayShape;
import dev.replica.seed.plan.check.Restriction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the schema allows in one column, whatever the rest of the row holds.
 *
 * @param values the only values allowed, in PostgreSQL's text form; null for any
 * @param excluded values not allowed
 * @param lower the least value allowed, in what a {@link dev.replica.genome.ValueModel} counts in (times in seconds from
 *     2000-01-01 or midnight); null for none
 * @param upper the largest value allowed, likewise
 * @param shortest the least number of characters, bytes or elements
 * @param longest the most; -1 for any number
 * @param patterns that a string must match
 * @param letters the only case of letters; null for both
 * @param present whether the column is never null although its type allows it
 * @param absent whether the column is always null
 * @param hints patterns that strings may have to match, as far as can be guessed: worth trying likewise
 * @param pieces two or more ranges, in order and apart, one of which a value lies in; empty where there is but one
 * @param inner lengths of the dimensions of an array but the first; empty where nothing asks for more than one dimension
 * @param constants values that checks compare the column with: worth trying where a row is drawn again
 */
public record Limits(
    List<String> values,
    Set<String> excluded,
    BigDecimal lower,
    BigDecimal upper,
    int shortest,
    int longest,
    List<Restriction.Pattern> patterns,
    Restriction.Letters letters,
    boolean present,
    boolean absent,
    List<String> constants,
    List<Piece> pieces,
    List<Restriction.Pattern> hints,
    List<Integer> inner) {

  /** A range of values, both ends included, in what {@code lower} and {@code upper} are counted in. */
  public record Piece(BigDecimal lower, BigDecimal upper) {}

  /** No limit at all. */
  public static final Limits NONE = new Limits(
      null, Set.of(), null, null, 0, -1, List.of(), null, false, false, List.of(), List.of());

  /** Without hints. */
  public Limits(
      List<String> values,
      Set<String> excluded,
      BigDecimal lower,
      BigDecimal upper,
      int shortest,
      int longest,
      List<Restriction.Pattern> patterns,
      Restriction.Letters letters,
      boolean present,
      boolean absent,
      List<String> constants,
      List<Piece> pieces) {
    this(
        values, excluded, lower, upper, shortest, longest, patterns, letters, present, absent,
        constants, pieces, List.of(), List.of());
  }

  /** The same for arrays of several dimensions. */
  Limits shaped(ArrayShape shape) {
    return new Limits(
        values,
        excluded,
        lower,
        upper,
        shape.shortest(),
        shape.longest(),
        patterns,
        letters,
        present,
        absent,
        constants,
        pieces,
        hints,
        shape.inner());
  }

  /** The same, with what was guessed: more constants, patterns that are taken for certain, and others that are not. */
  Limits guessed(
      List<String> moreConstants,
      List<Restriction.Pattern> likely,
      List<Restriction.Pattern> possible) {
    return new Limits(
        values,
        excluded,
        lower,
        upper,
        shortest,
        longest,
        patterns.isEmpty() ? likely : patterns,
        letters,
        present,
        absent,
        Stream.concat(constants.stream(), moreConstants.stream()).distinct().toList(),
        pieces,
        possible,
        inner);
  }

  public Limits {
    values = values == null ? null : List.copyOf(values);
    excluded = Set.copyOf(excluded);
    patterns = List.copyOf(patterns);
    constants = List.copyOf(constants);
    pieces = List.copyOf(pieces);
    hints = List.copyOf(hints);
    inner = List.copyOf(inner);
  }

  /** What the checks of a domain leave to its values where they stand in an array or a composite value; nothing for another type. */
  public static Limits ofDomain(SqlType type) {
    return LimitFinder.ofDomain(type);
  }

  /** Limits of a length alone; {@code longest} -1 for none. */
  public static Limits ofRange(long least, long most) {
    return new Limits(
        null,
        Set.of(),
        BigDecimal.valueOf(least),
        most < 0 ? null : BigDecimal.valueOf(most),
        0,
        -1,
        List.of(),
        null,
        false,
        false,
        List.of(),
        List.of());
  }

  /** Whether a value in PostgreSQL's text form is among those allowed by name. */
  public boolean allows(String text) {
    return (values == null || values.contains(text)) && !excluded.contains(text);
  }
}
