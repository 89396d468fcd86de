package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.model.Randomness;

/** Composite values, attribute by attribute. */
final class CompositeValues implements Values {

  private final SqlType.Composite type;
  private final Values[] attributes;

  CompositeValues(SqlType.Composite type, Values[] attributes) {
    this.type = type;
    this.attributes = attributes;
  }

  @Override
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    out.beginComposite(type);
    for (int i = 0; i < attributes.length; i++) {
      attributes[i].write(
          Randomness.uniform(Randomness.hash(bits, 2L * i)),
          Randomness.hash(bits, 2L * i + 1),
          scratch,
          out);
    }
    out.end();
  }

  /** No check that can be told without the server looks into a composite value. */
  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    return "(...)";
  }
}
