package dev.replica.genome;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** How the ranks of a table's variables depend on each other. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Dependence.Gaussian.class, name = "gaussian"),
  @JsonSubTypes.Type(value = Dependence.Trees.class, name = "trees")
})
public sealed interface Dependence {

  /**
   * A Gaussian copula. Its variables are, in this order: the row's position in the table where {@code position} is true; one
   * for each null mask listed (index into {@link TableGenome#nullMasks()}; the columns are null where the variable's rank lies
   * below the mask's fraction); one for each column listed (rank u of its distribution; categories in the order in which they
   * are listed).
   *
   * @param correlation thousandths below the diagonal, row by row: {@code [[r10], [r20, r21], ...]}, -999 to 999; positive
   *     definite once the diagonal of ones is added
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record Gaussian(
      boolean position,
      List<Integer> nullMasks,
      List<String> columns,
      List<List<Integer>> correlation)
      implements Dependence {
    public Gaussian {
      nullMasks = Absent.orEmpty(nullMasks);
      columns = Absent.orEmpty(columns);
      correlation = correlation == null
          ? List.of()
          : correlation.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Conditional trees: each variable is drawn given those before it.
   *
   * @param nullPatterns sets of null masks that are null together, with their shares of the rows; they come before all
   *     variables. Empty where each mask is drawn on its own
   * @param variables in the order in which they are drawn
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record Trees(List<NullPattern> nullPatterns, List<Variable> variables) implements Dependence {
    public Trees {
      nullPatterns = Absent.orEmpty(nullPatterns);
      variables = Absent.orEmpty(variables);
    }
  }

  /**
   * Null masks whose columns are null in a row, all others being present.
   *
   * @param masks indices into {@link TableGenome#nullMasks()}
   */
  record NullPattern(List<Integer> masks, double share) {
    public NullPattern {
      masks = Absent.orEmpty(masks);
    }
  }

  /**
   * What has a rank in a row.
   *
   * @param column whose rank it is; null for the row's position in the table
   * @param part what of the column's values it is; null for the values themselves, of times as far as their polyline tells them
   * @param edges ranks that the trees name, ascending within 0 to 1; empty for categories, days of the week and months, each of
   *     which ends at an edge
   * @param tree as {@link RankTree} has it; empty for what is not drawn, and for a rank that depends on nothing
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record Variable(String column, Part part, List<Double> edges, List<String> tree) {
    public Variable {
      edges = Absent.orEmpty(edges);
      tree = Absent.orEmpty(tree);
    }

    /** The values themselves. */
    public Variable(String column, List<Double> edges, List<String> tree) {
      this(column, null, edges, tree);
    }
  }

  /** Parts of times. */
  enum Part {
    /**
     * Monday to Sunday: each ends where its share of the column's {@link ValueModel.Time#weekdays()} does. Where the column has
     * none, a seventh each: not drawn, but told by the day.
     */
    @JsonProperty("weekday")
    WEEKDAY,
    /** January to December, a twelfth each: not drawn, but told by the day. */
    @JsonProperty("month")
    MONTH,
    /** The time of day: the rank in the column's {@link ValueModel.Time#clock()}. */
    @JsonProperty("clock")
    CLOCK
  }
}
