package dev.replica.genome;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;

/**
 * A column: how the schema declares it and how its values are distributed.
 *
 * @param generation {@code identity always}, {@code identity by default} or {@code computed}; null for a plain column
 * @param defaulted whether the column has a default
 * @param sequence the sequence that feeds it; null where none does
 * @param distinct estimated number of distinct values, nulls aside; rounded to two significant digits
 * @param values distribution of the values that are not null; null where the type is all that is known
 * @param difference how the values follow those of another column; null where they are drawn on their own
 * @param lookup which value goes with each value of another column; null where none determines this one
 * @param copy of what column of a parent the column is a copy; null for none
 * @param formula which columns of the row it is made of; null where it is not
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record ColumnGenome(
    String name,
    TypeName type,
    boolean nullable,
    String generation,
    boolean defaulted,
    SequenceGenome sequence,
    long distinct,
    ValueModel values,
    Difference difference,
    Lookup lookup,
    Copy copy,
    Formula formula) {

  /** A column that no other determines. */
  public ColumnGenome(
      String name,
      TypeName type,
      boolean nullable,
      String generation,
      boolean defaulted,
      SequenceGenome sequence,
      long distinct,
      ValueModel values,
      Difference difference) {
    this(
        name,
        type,
        nullable,
        generation,
        defaulted,
        sequence,
        distinct,
        values,
        difference,
        null,
        null,
        null);
  }

  /** A column that follows no other. */
  public ColumnGenome(
      String name,
      TypeName type,
      boolean nullable,
      String generation,
      boolean defaulted,
      SequenceGenome sequence,
      long distinct,
      ValueModel values) {
    this(name, type, nullable, generation, defaulted, sequence, distinct, values, null);
  }

  /** A sequence that feeds the column. */
  public record SequenceGenome(
      String schema, String name, long start, long increment, long minimum, long maximum) {}

  /**
   * What the column exceeds another one by, in rows in which both are present: the rank that the dependence gives the column is
   * then that of the difference. No column follows itself, be it by way of others.
   *
   * @param column the other one
   * @param by name of the reference to the parent that has the other one; null for the same table
   * @param values 0 or more, in seconds for times; null where it is only known that the column is never below a parent's one, and
   *     its rank is its own
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Difference(String column, String by, ValueModel.Number values) {

    /** From a column of the same table. */
    public Difference(String column, ValueModel.Number values) {
      this(column, null, values);
    }
  }

  /**
   * A functional dependency: in rows in which both are present, the other column's value decides this one's. What is in none of the
   * other column's told values is drawn by {@link ColumnGenome#values()}.
   *
   * @param column the other one, of the same table, with a {@link ValueModel.Category}; no lookup itself
   * @param values in PostgreSQL's text form, one for each of the other column's values, in their order
   */
  public record Lookup(String column, List<String> values) {
    public Lookup {
      values = Absent.orEmpty(values);
    }
  }

  /**
   * What the column is made of, in rows in which all the columns that are named are present: the sum of the terms, rounded to the
   * step of the column's own numbers (halves away from zero), and a rest; or else the sum times a factor, rounded likewise. The rank
   * that the dependence gives the column is then that of the rest or of the factor. No column is made of itself, be it by way of
   * others.
   *
   * @param rest where it is a single number, the terms make up the column exactly; null where there is a factor
   * @param times the factor, 0 or more: below 1, the column is never above the sum, and above 1 never below; null where there is a
   *     rest
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Formula(List<Term> terms, ValueModel.Number rest, ValueModel.Number times) {
    public Formula {
      terms = Absent.orEmpty(terms);
    }

    /** A sum and a rest. */
    public Formula(List<Term> terms, ValueModel.Number rest) {
      this(terms, rest, null);
    }
  }

  /**
   * A product.
   *
   * @param columns of the same table, numbers, one or more
   */
  public record Term(BigDecimal factor, List<String> columns) {
    public Term {
      columns = Absent.orEmpty(columns);
    }
  }

  /**
   * A parent's column that the column copies.
   *
   * @param by name of the reference to the parent
   * @param column of the parent
   * @param share of the rows that are copies, those aside that would be by chance; with 1 nulls are copied too
   */
  public record Copy(String by, String column, double share) {}
}
