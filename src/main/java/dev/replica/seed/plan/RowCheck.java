package dev.replica.seed.plan;

import dev.replica.seed.plan.check.Expression;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A condition that rows must meet.
 *
 * @param name of the constraint
 * @param text as PostgreSQL prints it
 * @param column the column whose domain type has the check, where it is called {@code VALUE}; null for a check of the table
 * @param expression parsed; empty where it is left to the server
 */
public record RowCheck(String name, String text, String column, Optional<Expression> expression) {

  /** Whether the check may ask for one of the columns, by their names in its text. */
  public boolean mentionsAny(List<String> columns) {
    return columns.stream().anyMatch(name -> name.equals(column) || word(name).matcher(text).find());
  }

  private static Pattern word(String name) {
    return Pattern.compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_])");
  }
}
