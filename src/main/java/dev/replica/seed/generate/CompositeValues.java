package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.check.ColumnValues;
import dev.replica.seed.plan.check.Predicate;
import java.util.List;

/** Composite values: the bits decide the attributes, independently; a value that checks of a domain reject is drawn again. */
final class CompositeValues implements Values {

  /** After which a value is taken as it is: the server has the last word. */
  private static final int ATTEMPTS = 500;

  /** Tells the bits of attempts from those of attributes, which are numbered from 0. */
  private static final long ATTEMPT = -1;

  private final SqlType.Composite type;
  private final Values[] attributes;
  private final Predicate[] predicates;

  /** @param predicates whose columns are the places of attributes */
  CompositeValues(SqlType.Composite type, Values[] attributes, List<Predicate> predicates) {
    this.type = type;
    this.attributes = attributes;
    this.predicates = predicates.toArray(Predicate[]::new);
  }

  @Override
  public void write(double rank, long given, Scratch scratch, RowWriter out) {
    long bits = predicates.length == 0 ? given : accepted(given, scratch);
    out.beginComposite(type);
    for (int i = 0; i < attributes.length; i++) {
      attributes[i].write(rank(bits, i), Randomness.hash(bits, 2L * i + 1), scratch, out);
    }
    out.end();
  }

  private static double rank(long bits, int attribute) {
    return Randomness.uniform(Randomness.hash(bits, 2L * attribute));
  }

  private long accepted(long given, Scratch scratch) {
    long bits = given;
    for (int attempt = 1; attempt < ATTEMPTS && !holds(bits, scratch); attempt++) {
      bits = Randomness.hash(Randomness.hash(given, ATTEMPT), attempt);
    }
    return bits;
  }

  private boolean holds(long bits, Scratch scratch) {
    ColumnValues values = attribute -> attributes[attribute].value(
        rank(bits, attribute), Randomness.hash(bits, 2L * attribute + 1), scratch);
    for (Predicate predicate : predicates) {
      if (!predicate.holds(values)) {
        return false;
      }
    }
    return true;
  }

  /** No check of a table that can be told without the server looks into a composite value. */
  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    return "(...)";
  }
}
