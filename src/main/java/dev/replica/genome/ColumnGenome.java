package dev.replica.genome;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A column: how the schema declares it and how its values are distributed.
 *
 * @param generation {@code identity always}, {@code identity by default} or {@code computed}; null for a plain column
 * @param defaulted whether the column has a default
 * @param sequence the sequence that feeds it; null where none does
 * @param distinct estimated number of distinct values, nulls aside; rounded to two significant digits
 * @param values distribution of the values that are not null; null where the type is all that is known
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
    ValueModel values) {

  /** A sequence that feeds the column. */
  public record SequenceGenome(String schema, String name, long start, long increment, long minimum, long maximum) {}
}
