package dev.replica.genome;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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

  private static final int DAYS = 7;

  private static final List<Double> WEEKDAYS =
      IntStream.range(1, DAYS).mapToObj(day -> (double) day / DAYS).toList();

  private static final List<Double> MONTHS =
      IntStream.range(1, 12).mapToObj(month -> month / 12.0).toList();

  public TableGenome {
    columns = Absent.orEmpty(columns);
    keys = Absent.orEmpty(keys);
    references = Absent.orEmpty(references);
    checks = Absent.orEmpty(checks);
    nullMasks = Absent.orEmpty(nullMasks);
  }

  /** The dependence, each variable of it with its edges: a category ends where its share does. */
  public Dependence completeDependence() {
    if (!(dependence instanceof Dependence.Trees trees)) {
      return dependence;
    }
    List<Dependence.Variable> variables =
        trees.variables().stream().map(this::complete).toList();
    return new Dependence.Trees(trees.nullPatterns(), trees.nullTree(), variables);
  }

  private Dependence.Variable complete(Dependence.Variable variable) {
    if (!variable.edges().isEmpty()
        || variable.column() == null
        || !variable.by().isEmpty()) {
      return variable;
    }
    List<Double> edges = columns.stream()
        .filter(column -> column.name().equals(variable.column()))
        .map(column -> edges(column.values(), variable))
        .findFirst()
        .orElse(List.of());
    return variable.withEdges(edges);
  }

  private static List<Double> edges(ValueModel values, Dependence.Variable variable) {
    Dependence.Part part = variable.part();
    if (part == Dependence.Part.MONTH) {
      return MONTHS;
    }
    ValueModel.Time time = ValueParts.times(values);
    if (part == Dependence.Part.WEEKDAY && time != null) {
      return time.weekdays().isEmpty()
          ? WEEKDAYS
          : Arrays.stream(time.weekdayEnds()).limit(DAYS - 1).boxed().toList();
    }
    return ValueParts.edges(values, part, variable.path());
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
