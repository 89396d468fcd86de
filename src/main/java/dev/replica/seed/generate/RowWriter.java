package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import java.math.BigDecimal;

/**
 * Takes the cells of rows in column order, with no object between. A writer belongs to one thread. Every method but the four
 * that open and close something writes one cell, or one element of what is open.
 *
 * <p>Dates are days and times microseconds; dates and timestamps count from 2000-01-01 (UTC), PostgreSQL's own epoch.
 */
public interface RowWriter {

  /** Days of {@code infinity} as a date; its negative minus one is {@code -infinity}. */
  int DATE_INFINITY = Integer.MAX_VALUE;

  /** Microseconds of {@code infinity} as a timestamp; {@code Long.MIN_VALUE} is {@code -infinity}. */
  long TIMESTAMP_INFINITY = Long.MAX_VALUE;

  void startRow();

  void endRow();

  void nullValue();

  void bool(boolean value);

  void int2(short value);

  void int4(int value);

  void int8(long value);

  void float4(float value);

  void float8(double value);

  /** The numeric {@code unscaled / 10^scale}, {@code scale} from 0 to 18. */
  void numeric(long unscaled, int scale);

  void numeric(BigDecimal value);

  /** Hundredths of the currency. */
  void money(long cents);

  /** A string for every type whose binary form is its text: text, varchar, bpchar, name, enums, json, xml, citext. */
  void text(String value);

  /** As {@link #text(String)}, UTF-8 encoded. */
  void utf8(byte[] bytes, int offset, int length);

  void jsonb(String value);

  void bytea(byte[] value);

  void uuid(long mostSignificant, long leastSignificant);

  void date(int days);

  /** Microseconds since midnight. */
  void time(long micros);

  /** Microseconds since midnight, and seconds east of Greenwich. */
  void timetz(long micros, int offsetSeconds);

  void timestamp(long micros);

  void timestamptz(long micros);

  void interval(int months, int days, long micros);

  /**
   * A value of any type by PostgreSQL's text form of it.
   *
   * @throws IllegalArgumentException if {@link #writes} is false for the type
   */
  void parsed(SqlType type, String text);

  /** Whether {@link #parsed} takes the type: always in the text format; in the binary one where it has an encoder. */
  boolean writes(SqlType type);

  /** Opens an array of one dimension; {@code length} elements follow, then {@link #end}. An empty one has length 0. */
  void beginArray(SqlType.Array type, int length);

  /**
   * Opens an array of any dimensions that is not empty; its elements follow, those of the last dimension side by side, then
   * {@link #end}.
   */
  void beginArray(SqlType.Array type, int[] lengths, int[] lowerBounds);

  /** Opens a composite value; its attributes follow in order, then {@link #end}. */
  void beginComposite(SqlType.Composite type);

  /**
   * Opens a range; its finite bounds follow, lower first, then {@link #end}.
   *
   * @param lowerInfinite whether there is no lower bound; likewise {@code upperInfinite}
   */
  void beginRange(
      SqlType.Range type,
      boolean empty,
      boolean lowerInclusive,
      boolean upperInclusive,
      boolean lowerInfinite,
      boolean upperInfinite);

  /** Opens a multirange; {@code length} ranges follow, ordered and apart from each other, then {@link #end}. */
  void beginMultirange(SqlType.Multirange type, int length);

  /** Closes what was opened last. */
  void end();
}
