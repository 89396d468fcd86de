package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;

/** Values of a type of which nothing but the type is known. */
final class TypedValues implements Values {

  /** Numbers from which values are made: few enough for every type to print them plainly. */
  private static final int NUMBER_BITS = 24;

  private final SqlType type;

  TypedValues(SqlType type) {
    this.type = type;
  }

  @Override
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    out.parsed(type, TypeTexts.of(type, bits >>> 64 - NUMBER_BITS));
  }

  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    return SqlValues.parse(type, TypeTexts.of(type, bits >>> 64 - NUMBER_BITS));
  }
}
