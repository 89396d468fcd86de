package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.model.Randomness;
import java.util.ArrayList;
import java.util.List;

/** Arrays: the rank decides the length, the bits the elements. */
final class ArrayValues implements Values {

  private final SqlType.Array type;
  private final GridValues length;
  private final Values element;

  ArrayValues(SqlType.Array type, GridValues length, Values element) {
    this.type = type;
    this.length = length;
    this.element = element;
  }

  private int length(double rank) {
    return (int) Math.max(0, length.units(rank));
  }

  @Override
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    int count = length(rank);
    out.beginArray(type, count);
    for (int i = 0; i < count; i++) {
      element.write(
          Randomness.uniform(Randomness.hash(bits, 2L * i)),
          Randomness.hash(bits, 2L * i + 1),
          scratch,
          out);
    }
    out.end();
  }

  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    int count = length(rank);
    List<Object> elements = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      elements.add(element.value(
          Randomness.uniform(Randomness.hash(bits, 2L * i)),
          Randomness.hash(bits, 2L * i + 1),
          scratch));
    }
    return elements;
  }
}
