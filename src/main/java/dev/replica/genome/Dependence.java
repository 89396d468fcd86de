package dev.replica.genome;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
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
   * @param nullTree how the pattern, as a rank with an edge after each pattern's share, depends on variables that rows have from
   *     their parents, as {@link RankTree} has it; empty where it does not
   * @param variables in the order in which they are drawn
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record Trees(List<NullPattern> nullPatterns, List<String> nullTree, List<Variable> variables)
      implements Dependence {
    public Trees {
      nullPatterns = Absent.orEmpty(nullPatterns);
      nullTree = Absent.orEmpty(nullTree);
      variables = Absent.orEmpty(variables);
    }

    /** Patterns that depend on nothing. */
    public Trees(List<NullPattern> nullPatterns, List<Variable> variables) {
      this(nullPatterns, List.of(), variables);
    }

    /** The ranks at which each pattern ends but the last, 0 to 1. */
    public List<Double> patternEdges() {
      double sum = nullPatterns.stream().mapToDouble(NullPattern::share).sum();
      List<Double> edges = new ArrayList<>();
      double running = 0;
      for (int pattern = 0; pattern < nullPatterns.size() - 1; pattern++) {
        running += nullPatterns.get(pattern).share();
        edges.add(Math.min(1, running / sum));
      }
      return edges;
    }
  }

  /**
   * Null masks whose columns are null in a row, all others being present.
   *
   * @param masks indices into {@link TableGenome#nullMasks()}
   * @param fractions of the pattern's rows in which each of the masks is null, independently of each other, above 0 to 1: for all the
   *     patterns that too few rows have for each to be told; empty where all are null
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record NullPattern(List<Integer> masks, double share, List<Double> fractions) {
    public NullPattern {
      masks = Absent.orEmpty(masks);
      fractions = Absent.orEmpty(fractions);
    }

    /** All of whose masks are null. */
    public NullPattern(List<Integer> masks, double share) {
      this(masks, share, List.of());
    }
  }

  /**
   * What has a rank in a row.
   *
   * @param column whose rank it is; null for the row's position in the table
   * @param part what of the column's values it is; null for the values themselves: of times as far as their polyline tells them, of
   *     arrays the length, of ranges the lower bound, of points and shapes x
   * @param path of the part within the column's values: names of the fields that lead to it, or the value that a set may
   *     have; empty where there is none
   * @param by names of the references that lead to the row whose column it is: the table's own, then one of its parent; empty for
   *     a column of the row itself
   * @param edges ranks that the trees name, ascending within 0 to 1; empty for categories, days of the week, months, shapes and whether
   *     something is present, each of which ends at an edge
   * @param tree as {@link RankTree} has it; empty for what is not drawn, and for a rank that depends on nothing
   * @param latent what rows with the same parent have in common beyond that; null for nothing
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record Variable(
      String column,
      Part part,
      List<String> path,
      List<String> by,
      List<Double> edges,
      List<String> tree,
      Latent latent) {
    public Variable {
      path = Absent.orEmpty(path);
      by = Absent.orEmpty(by);
      edges = Absent.orEmpty(edges);
      tree = Absent.orEmpty(tree);
    }

    /** A part that no path leads to, or the values themselves. */
    public Variable(
        String column,
        Part part,
        List<String> by,
        List<Double> edges,
        List<String> tree,
        Latent latent) {
      this(column, part, List.of(), by, edges, tree, latent);
    }

    /** The same of a column of that name. */
    public Variable ofColumn(String name) {
      return new Variable(name, part, path, by, edges, tree, latent);
    }

    /** The same with its edges. */
    public Variable withEdges(List<Double> told) {
      return new Variable(column, part, path, by, told, tree, latent);
    }

    /** The values themselves, of the row itself. */
    public Variable(String column, List<Double> edges, List<String> tree) {
      this(column, null, List.of(), edges, tree, null);
    }

    /** A part of them, of the row itself. */
    public Variable(String column, Part part, List<Double> edges, List<String> tree) {
      this(column, part, List.of(), edges, tree, null);
    }
  }

  /** Parts of values: of times, of ranges, points and shapes, of JSON documents and of strings. */
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
    CLOCK,
    /** Of ranges: the rank of the width. */
    @JsonProperty("width")
    WIDTH,
    /** Of points and shapes. */
    @JsonProperty("y")
    Y,
    /** Of shapes: the rank of half of the longer side. */
    @JsonProperty("reach")
    REACH,
    /** Of shapes: the rank of the number of points. */
    @JsonProperty("points")
    POINTS,
    /** Of shapes what they are, of addresses their network. */
    @JsonProperty("kind")
    KIND,
    /**
     * Of the field that the path leads to: each of the fields of that name ends where its share and those before it do, and from the
     * last one on there is none. Of a set likewise of the value that the path is. With no path whether a string has its column's
     * {@link ValueModel.Written} form: those that have none end where their categories do, and where their share does.
     */
    @JsonProperty("present")
    PRESENT,
    /** Of JSON: the rank of the string that the path leads to. */
    @JsonProperty("string")
    STRING,
    /** Likewise, of the number. */
    @JsonProperty("number")
    NUMBER,
    /** Likewise, of the boolean. */
    @JsonProperty("boolean")
    BOOLEAN,
    /** Likewise, of the array's length. */
    @JsonProperty("length")
    LENGTH,
    /** Of strings: each pattern ends where its share and those before it do; from the last one on they have none. */
    @JsonProperty("shape")
    SHAPE,
    /**
     * Of a reference: the number of the row among those of its parent. The first one has the lower half of all ranks, the next the
     * lower half of what is left, and so on.
     */
    @JsonProperty("slot")
    SLOT,
    /** Of {@link ReferenceGenome.Events}: the rank of the gap before, among gaps; absent for the first one. */
    @JsonProperty("previous")
    PREVIOUS,
    /** Likewise, of the mean of the parent's gaps, among those of all parents. */
    @JsonProperty("pace")
    PACE,
    /** Likewise, of the mean that would take the last event to the end of the column's values, among the same. */
    @JsonProperty("room")
    ROOM,
    /** Likewise, of the time that the gap begins at, among the column's values; of a pace, of the first one. */
    @JsonProperty("at")
    AT;

    /** Whether it is one of a JSON document. */
    public boolean ofDocument() {
      return this == PRESENT
          || this == STRING
          || this == NUMBER
          || this == BOOLEAN
          || this == LENGTH;
    }

    /** Whether it is one of a sequence of events. */
    public boolean ofEvents() {
      return this == PREVIOUS || this == PACE || this == ROOM || this == AT;
    }

    /** Whether it is one of a time. */
    public boolean ofTime() {
      return this == WEEKDAY || this == MONTH || this == CLOCK;
    }
  }

  /**
   * What the rows of one parent have in common: the uniform numbers that their trees turn into ranks are not independent.
   *
   * @param by name of the reference that leads to the parent
   * @param correlation of the normal scores of two of these numbers, 0 to below 1
   * @param home share of the rows whose number is the one that belongs to their parent, 0 to 1; the others' are independent.
   *     Not together with a correlation
   * @param and what they have in common with rows of another parent; null for nothing. The correlations add up to less than 1, and
   *     homes come first
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record Latent(String by, double correlation, double home, Latent and) {

    /** All that is in common. */
    public Latent(String by, double correlation, double home) {
      this(by, correlation, home, null);
    }

    /** This one and those that come with it. */
    public List<Latent> all() {
      List<Latent> all = new ArrayList<>();
      for (Latent latent = this; latent != null; latent = latent.and) {
        all.add(latent);
      }
      return all;
    }
  }
}
