package dev.replica.seed.plan.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * What the checks say of one column alone. All but the first two is said of values that are not null, and holds for every row:
 * a value that breaks it is never accepted. It need not be all that the checks ask for.
 *
 * <p>Values are text: numbers are plain decimals, intervals and their bounds seconds (a month being 30 days), Booleans {@code t}
 * and {@code f}, dates and times ISO 8601 (in UTC for timestamptz, with no suffix), all else PostgreSQL's text form. Of types that
 * take several texts for one value (the case of citext, the blanks of character) one text stands for all.
 *
 * @param notNull whether the value must not be null
 * @param onlyNull whether it must be null
 * @param allowed the only values, in the order in which they are told; empty where there is no such list
 * @param excluded values that are not allowed
 * @param lower bound of numbers, dates and times
 * @param minimumLength in characters of strings, bytes of bytea, elements of arrays; 0 where nothing is asked
 * @param maximumLength likewise; {@link Integer#MAX_VALUE} where nothing is asked
 * @param patterns all of which a string must match
 * @param letters whether a string must have no capitals, or no small letters
 */
public record Restriction(
    boolean notNull,
    boolean onlyNull,
    Optional<List<String>> allowed,
    Set<String> excluded,
    Optional<Bound> lower,
    Optional<Bound> upper,
    int minimumLength,
    int maximumLength,
    List<Pattern> patterns,
    Optional<Letters> letters) {

  /** No restriction. */
  public static final Restriction NONE = new Restriction(
      false,
      false,
      Optional.empty(),
      Set.of(),
      Optional.empty(),
      Optional.empty(),
      0,
      Integer.MAX_VALUE,
      List.of(),
      Optional.empty());

  public Restriction {
    Set<String> without = Set.copyOf(excluded);
    allowed = allowed.map(
        values -> values.stream().filter(value -> !without.contains(value)).toList());
    excluded = without;
    patterns = List.copyOf(patterns);
  }

  /** An end of a range of numbers or times. */
  public record Bound(String text, boolean inclusive) implements Comparable<Bound> {

    /** The bound as a number, empty for a date or a time. */
    public Optional<BigDecimal> number() {
      return text.matches("-?[0-9.]+") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** By value alone. */
    @Override
    public int compareTo(Bound other) {
      return number().isPresent() && other.number().isPresent()
          ? number().get().compareTo(other.number().get())
          : text.compareTo(other.text);
    }
  }

  /** A pattern, {@link #regex} of which finds itself in each string that is accepted. */
  public record Pattern(PostgresRegex regex, boolean ignoreCase) {}

  /** The case of letters. */
  public enum Letters {
    LOWER,
    UPPER
  }

  static Restriction ofNull(boolean notNull) {
    return new Restriction(
        notNull,
        !notNull,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        0,
        Integer.MAX_VALUE,
        List.of(),
        Optional.empty());
  }

  static Restriction ofAllowed(List<String> values) {
    return new Restriction(
        false,
        false,
        Optional.of(values),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        0,
        Integer.MAX_VALUE,
        List.of(),
        Optional.empty());
  }

  static Restriction ofExcluded(Set<String> values) {
    return new Restriction(
        false,
        false,
        Optional.empty(),
        values,
        Optional.empty(),
        Optional.empty(),
        0,
        Integer.MAX_VALUE,
        List.of(),
        Optional.empty());
  }

  static Restriction ofBounds(Optional<Bound> lower, Optional<Bound> upper) {
    return new Restriction(
        false,
        false,
        Optional.empty(),
        Set.of(),
        lower,
        upper,
        0,
        Integer.MAX_VALUE,
        List.of(),
        Optional.empty());
  }

  static Restriction ofLength(int minimum, int maximum) {
    return new Restriction(
        false,
        false,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        minimum,
        maximum,
        List.of(),
        Optional.empty());
  }

  static Restriction ofPattern(Pattern pattern) {
    return new Restriction(
        false,
        false,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        0,
        Integer.MAX_VALUE,
        List.of(pattern),
        Optional.empty());
  }

  static Restriction ofLetters(Letters letters) {
    return new Restriction(
        false,
        false,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        0,
        Integer.MAX_VALUE,
        List.of(),
        Optional.of(letters));
  }

  /** The same of values, with NULL allowed. */
  Restriction nullable() {
    return new Restriction(
        false,
        onlyNull,
        allowed,
        excluded,
        lower,
        upper,
        minimumLength,
        maximumLength,
        patterns,
        letters);
  }

  /** What holds where this and the other hold: of a column and of its domain. */
  public Restriction and(Restriction other) {
    Set<String> without = new LinkedHashSet<>(excluded);
    without.addAll(other.excluded);
    List<Pattern> all = new ArrayList<>(patterns);
    other.patterns.stream().filter(pattern -> !all.contains(pattern)).forEach(all::add);
    return new Restriction(
        notNull || other.notNull,
        onlyNull || other.onlyNull,
        both(
            allowed,
            other.allowed,
            (one, two) -> one.stream().filter(two::contains).toList()),
        without,
        both(lower, other.lower, (one, two) -> tighter(one, two, one.compareTo(two) > 0)),
        both(upper, other.upper, (one, two) -> tighter(one, two, one.compareTo(two) < 0)),
        Math.max(minimumLength, other.minimumLength),
        Math.min(maximumLength, other.maximumLength),
        all,
        letters.isPresent() ? letters : other.letters);
  }

  /** What holds where this or the other holds. */
  Restriction or(Restriction other) {
    List<String> union = new ArrayList<>(allowed.orElse(List.of()));
    other.allowed.orElse(List.of()).stream()
        .filter(value -> !union.contains(value))
        .forEach(union::add);
    Set<String> shared = new LinkedHashSet<>(excluded);
    shared.retainAll(other.excluded);
    return new Restriction(
        notNull && other.notNull,
        onlyNull && other.onlyNull,
        allowed.isPresent() && other.allowed.isPresent() ? Optional.of(union) : Optional.empty(),
        shared,
        lower.isEmpty() && other.lower.isEmpty()
            ? Optional.empty()
            : least()
                .flatMap(one -> other.least().map(two -> looser(one, two, one.compareTo(two) < 0))),
        upper.isEmpty() && other.upper.isEmpty()
            ? Optional.empty()
            : most()
                .flatMap(one -> other.most().map(two -> looser(one, two, one.compareTo(two) > 0))),
        Math.min(minimumLength, other.minimumLength),
        Math.max(maximumLength, other.maximumLength),
        patterns.stream().filter(other.patterns::contains).toList(),
        letters.equals(other.letters) ? letters : Optional.empty());
  }

  /** The lower bound; that of a list is its least value. */
  private Optional<Bound> least() {
    return lower.or(() -> listed().min(Comparator.naturalOrder()));
  }

  private Optional<Bound> most() {
    return upper.or(() -> listed().max(Comparator.naturalOrder()));
  }

  private Stream<Bound> listed() {
    return allowed.stream().flatMap(List::stream).map(value -> new Bound(value, true));
  }

  private static <T> Optional<T> both(Optional<T> one, Optional<T> other, BinaryOperator<T> merge) {
    return one.isEmpty()
        ? other
        : other.isEmpty() ? one : Optional.of(merge.apply(one.get(), other.get()));
  }

  private static Bound tighter(Bound one, Bound other, boolean first) {
    return one.compareTo(other) == 0
        ? new Bound(one.text, one.inclusive && other.inclusive)
        : first ? one : other;
  }

  private static Bound looser(Bound one, Bound other, boolean first) {
    return one.compareTo(other) == 0
        ? new Bound(one.text, one.inclusive || other.inclusive)
        : first ? one : other;
  }
}
