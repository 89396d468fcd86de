package dev.replica.genome;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What is known of a table: its shape (enough to generate rows with no database at hand) and its statistics.
 *
 * @param rows the scanned number of rows
 * @param partitionKey as {@code pg_get_partkeydef} prints it; null for a table that is not partitioned
 * @param columns in the table's order
 * @param nullMasks disjoint sets of columns that are null together, the most frequent first; a nullable column that was never
 *     null is in none
 * @param dependence how the ranks of the columns depend on each other; null where they are independent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TableGenome(
    String schema,
    String name,
    long rows,
    String partitionKey,
    List<ColumnGenome> columns,
    List<KeyGenome> keys,
    List<ReferenceGenome> references,
    List<CheckGenome> checks,
    List<NullMask> nullMasks,
    Dependence dependence) {

  public TableGenome {
    columns = Absent.orEmpty(columns);
    keys = Absent.orEmpty(keys);
    references = Absent.orEmpty(references);
    checks = Absent.orEmpty(checks);
    nullMasks = Absent.orEmpty(nullMasks);
  }

  /**
   * Columns that are null in the same rows.
   *
   * @param fraction of the rows in which they are null, 0 exclusive to 1 inclusive
   */
  public record NullMask(List<String> columns, double fraction) {
    public NullMask {
      columns = Absent.orEmpty(columns);
    }
  }
}
