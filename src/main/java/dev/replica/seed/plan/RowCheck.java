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
 * @param exempt who need not meet it: {@link #NOBODY}, {@link #FIRST_ROW}, or one child of each parent of the reference at that
 *     place in the table's references: the first, or the last where that is known to differ from the others
 */
public record RowCheck(
    String name, String text, String column, Optional<Expression> expression, int exempt) {

  /** All rows have to meet the check. */
  public static final int NOBODY = -2;

  /** All rows but the first. */
  public static final int FIRST_ROW = -1;

  /** A check that all rows have to meet. */
  public RowCheck(String name, String text, String column, Optional<Expression> expression) {
    this(name, text, column, expression, NOBODY);
  }

  /** Whether the check may ask for one of the columns, by their names in its text. */
  public boolean mentionsAny(List<String> columns) {
    return columns.stream()
        .anyMatch(name -> name.equals(column) || word(name).matcher(text).find());
  }

  /** The check as a message names it: its column where it is a domain's, its name and its text. */
  public String told() {
    return (column == null ? "check " : "column " + column + ", check ") + name + " (" + text + ")";
  }

  private static Pattern word(String name) {
    return Pattern.compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_])");
  }
}
