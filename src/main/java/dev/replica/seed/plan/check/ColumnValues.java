package dev.replica.seed.plan.check;

/**
 * The cells of a row, as a {@link Predicate} reads them. A value is null for NULL, and else by the column's type: {@link Boolean};
 * {@link Long} for all integers; {@link java.math.BigDecimal} for numeric and money; {@link Double} for both floats; {@link
 * java.time.LocalDate}, {@link java.time.LocalTime}, {@link java.time.LocalDateTime}, {@link java.time.Instant} for timestamptz,
 * {@link Interval}, with {@code MAX} and {@code MIN} for infinity; {@code byte[]} for bytea; {@link java.util.List} for arrays;
 * {@link String} for text, enums (the label) and every other type (PostgreSQL's text form).
 */
public interface ColumnValues {

  /** The value of the column of that index. */
  Object value(int column);
}
