package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.model.Randomness;

/** Points by their two coordinates. */
final class PointValues implements Values {

  private final SqlType type;
  private final Values x;
  private final Values y;

  PointValues(SqlType type, Values x, Values y) {
    this.type = type;
    this.x = x;
    this.y = y;
  }

  @Override
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    out.parsed(type, (String) value(rank, bits, scratch));
  }

  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    return "(" + x.value(rank, bits, scratch) + ","
        + y.value(Randomness.uniform(bits), bits, scratch) + ")";
  }
}
