package dev.replica.seed.plan;

import java.math.BigDecimal;
import java.util.List;

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
 * @param regexes POSIX regular expressions that a string must match
 * @param likes LIKE patterns that a string must match
 * @param present whether the column is never null although its type allows it
 */
public record Limits(
    List<String> values,
    List<String> excluded,
    BigDecimal lower,
    BigDecimal upper,
    int shortest,
    int longest,
    List<String> regexes,
    List<String> likes,
    boolean present) {

  /** No limit at all. */
  public static final Limits NONE = new Limits(null, List.of(), null, null, 0, -1, List.of(), List.of(), false);

  public Limits {
    values = values == null ? null : List.copyOf(values);
    excluded = List.copyOf(excluded);
    regexes = List.copyOf(regexes);
    likes = List.copyOf(likes);
  }

  /** Whether a value in PostgreSQL's text form is among those allowed by name. */
  public boolean allows(String text) {
    return (values == null || values.contains(text)) && !excluded.contains(text);
  }
}
