package dev.replica.genome;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A foreign key, or a reference that no constraint stands behind, and the distribution of children over parents.
 *
 * @param fanOut children per parent; null where the table or its parent was empty
 * @param clustered whether children of one parent stand side by side, in the order of their parents
 * @param soft whether no constraint stands behind it: names and values told of it
 * @param condition the rows of a soft reference that refer to this parent; null where all do
 * @param agreement with another reference of the row; null for none
 * @param totals columns of the parents that tell what their children are together
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record ReferenceGenome(
    String name,
    List<String> columns,
    String parentSchema,
    String parentTable,
    List<String> parentColumns,
    boolean full,
    boolean deferrable,
    boolean initiallyDeferred,
    FanOut fanOut,
    boolean clustered,
    boolean soft,
    Condition condition,
    Agreement agreement,
    List<Total> totals) {

  public ReferenceGenome {
    columns = Absent.orEmpty(columns);
    parentColumns = Absent.orEmpty(parentColumns);
    totals = Absent.orEmpty(totals);
  }

  /** A foreign key. */
  public ReferenceGenome(
      String name,
      List<String> columns,
      String parentSchema,
      String parentTable,
      List<String> parentColumns,
      boolean full,
      boolean deferrable,
      boolean initiallyDeferred,
      FanOut fanOut,
      boolean clustered) {
    this(
        name,
        columns,
        parentSchema,
        parentTable,
        parentColumns,
        full,
        deferrable,
        initiallyDeferred,
        fanOut,
        clustered,
        false,
        null,
        null,
        List.of());
  }

  /**
   * A column of the parent that says what its children are together: how many lines an order has, what they cost, when the last of a
   * customer's orders was placed.
   *
   * @param column of the parent
   * @param kind what it says
   * @param of the children's column; null for their number
   * @param plus what the parent's own columns add to it, as far as it is a sum or a number
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  public record Total(String column, Kind kind, String of, List<ColumnGenome.Term> plus) {
    public Total {
      plus = Absent.orEmpty(plus);
    }

    /** What is told of the children; a parent without any has none but of their number and sum, which are 0. */
    public enum Kind {
      @JsonProperty("count")
      COUNT,
      @JsonProperty("sum")
      SUM,
      @JsonProperty("least")
      LEAST,
      @JsonProperty("greatest")
      GREATEST
    }
  }

  /**
   * The parent is one that has an ancestor in common with the parent of another reference: an order's address is one of the order's
   * customer.
   *
   * @param with name of the other reference
   * @param chain names of the references from its parent to the ancestor; empty where its parent is the ancestor
   * @param through name of the parent's reference that leads to the ancestor
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  public record Agreement(String with, List<String> chain, String through) {
    public Agreement {
      chain = Absent.orEmpty(chain);
    }
  }

  /**
   * Rows in which a column has a value, which is one of those that its own values tell.
   *
   * @param column of the same table
   */
  public record Condition(String column, String value) {}

  /**
   * Children per parent, parents without any included: a parent at rank u of all parents has {@code count(u)} children, linear
   * between the knots. Counts are relative where the fan-out is applied to other numbers of rows.
   *
   * @param ranks ascending, 0 to 1
   * @param counts ascending, 0 or more, as many as ranks
   * @param popularity what a parent's rank depends on: variables of the parent (its columns, those of its own parents, its position)
   *     and last, with neither column nor name, the rank itself with its tree. Empty where it depends on nothing
   * @param levels of a table that refers to itself: shares of the rows by how many rows stand above them, those without any first; the
   *     last one's are as deep or deeper. Empty where that is not known
   * @param parents share of each level's rows that have any below them
   * @param choice what it depends on which parent a row refers to; null for nothing but the parents' popularity
   * @param favourites places in the order of their keys, from 0, of the parents with the most children, the most popular first: for
   *     lookup tables, whose keys are numbers and stay. Empty where that is not known
   * @param sibling another reference to the same parents, of which those with many children there have many, or few, here; null for
   *     none
   * @param events how the times of one parent's children follow each other; null where each is what it would be alone
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  public record FanOut(
      List<Double> ranks,
      List<Double> counts,
      List<Dependence.Variable> popularity,
      List<Double> levels,
      List<Double> parents,
      Choice choice,
      List<Integer> favourites,
      Sibling sibling,
      Events events) {
    public FanOut {
      ranks = Absent.orEmpty(ranks);
      counts = Absent.orEmpty(counts);
      popularity = Absent.orEmpty(popularity);
      levels = Absent.orEmpty(levels);
      parents = Absent.orEmpty(parents);
      favourites = Absent.orEmpty(favourites);
    }

    /** One whose rows choose their parents by nothing but their popularity. */
    public FanOut(
        List<Double> ranks,
        List<Double> counts,
        List<Dependence.Variable> popularity,
        List<Double> levels,
        List<Double> parents) {
      this(ranks, counts, popularity, levels, parents, null, List.of(), null, null);
    }

    /** The same with a choice. */
    public FanOut with(Choice choice) {
      return new FanOut(
          ranks, counts, popularity, levels, parents, choice, favourites, sibling, events);
    }

    /** The same beside another reference. */
    public FanOut with(Sibling sibling) {
      return new FanOut(
          ranks, counts, popularity, levels, parents, choice, favourites, sibling, events);
    }

    /** The same with the most popular parents. */
    public FanOut with(List<Integer> favourites) {
      return new FanOut(
          ranks, counts, popularity, levels, parents, choice, favourites, sibling, events);
    }

    /** The same with events. */
    public FanOut with(Events events) {
      return new FanOut(
          ranks, counts, popularity, levels, parents, choice, favourites, sibling, events);
    }

    /** The same with other counts. */
    public FanOut with(List<Double> ranks, List<Double> counts) {
      return new FanOut(
          ranks, counts, popularity, levels, parents, choice, favourites, sibling, events);
    }

    /** One of a table that refers to another. */
    public FanOut(List<Double> ranks, List<Double> counts, List<Dependence.Variable> popularity) {
      this(ranks, counts, popularity, List.of(), List.of());
    }

    /** One that depends on nothing of the parents. */
    public FanOut(List<Double> ranks, List<Double> counts) {
      this(ranks, counts, List.of());
    }
  }

  /**
   * Another reference to the same parents.
   *
   * @param schema and {@code table} that has it
   * @param reference its name
   * @param correlation of the normal scores of the parents' ranks in both fan-outs, -1 to 1
   */
  public record Sibling(String schema, String table, String reference, double correlation) {}

  /**
   * What it depends on which parent a row refers to. The parents stand in an order, each with as much room as it has children; the rows
   * are put into an order too, by a variable that has a tree, and so find their parents.
   *
   * @param column of the parents that they are in the order of; null for their popularity
   * @param variables of the row: what it has from the parents of other references, its position, and last, with neither column nor
   *     name, its place in the order with its tree
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  public record Choice(String column, List<Dependence.Variable> variables) {
    public Choice {
      variables = Absent.orEmpty(variables);
    }
  }

  /**
   * The times of one parent's children as a sequence: the first one, and from each to the next a gap. Variables of the trees are, besides
   * what rows have from their parents, the parts {@link Dependence.Part#PREVIOUS}, {@link Dependence.Part#PACE}, {@link
   * Dependence.Part#ROOM} and {@link Dependence.Part#AT}.
   *
   * @param column whose values the times are
   * @param order of the rows of one parent by their times: 1 where each comes after the one before it, -1 where before, 0 where rows
   *     stand in any order
   * @param drift correlation of the ranks of times with the rows' positions in the table, where rows of one parent do not stand side by
   *     side; -1 to 1
   * @param week shares of the hours of the week from Monday on, 168 of them, relative to each other; empty where they are those of days and
   *     hours of the column's values
   * @param first time of a parent, as what it is later than the parent's time that the column follows by a difference, or where there is
   *     none, than the first knot of the column's distribution
   * @param pace the mean of a parent's gaps, where it has any
   * @param reach of a parent's last time, where it has any gaps, as a share of what there is from its first one to the end of the column's
   *     values; null where the pace tells it better
   * @param gap from a time to the next
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  public record Events(
      String column,
      int order,
      double drift,
      List<Integer> week,
      Span first,
      Span pace,
      Span reach,
      Span gap) {
    public Events {
      week = Absent.orEmpty(week);
    }
  }

  /**
   * A length of time and what it depends on.
   *
   * @param values in seconds; of a reach a share
   * @param variables what is known before it, and last, with neither column nor part, its rank with a tree, and what those of one parent
   *     have in common
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  public record Span(ValueModel.Number values, List<Dependence.Variable> variables) {
    public Span {
      variables = Absent.orEmpty(variables);
    }
  }
}
