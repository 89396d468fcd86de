package dev.replica.seed.plan;

import dev.replica.catalog.ForeignKey;
import java.util.Set;

/** The plan of one reference while it is being made. Not thread-safe. */
final class ReferenceDraft {

  final ForeignKey foreignKey;
  ReferencePlan.Strategy strategy = ReferencePlan.Strategy.FAN_OUT;
  long limit = Long.MAX_VALUE;
  int driver = -1;
  boolean differs;
  ReferencePlan.Repeats repeats;
  ReferencePlan.Kinship kinship;
  ReferencePlan.Side side = ReferencePlan.Side.NONE;

  /** Columns that the reference does not fill: another does, or the row itself. */
  Set<String> given = Set.of();

  /** Whether it leads to generated parents only where the table has rows already. */
  boolean fresh;

  ReferenceDraft(ForeignKey foreignKey) {
    this.foreignKey = foreignKey;
  }

  /** Whether a key numbers the children of each parent. */
  boolean numbered;

  /** Whether it finds a parent of its own accord. */
  boolean leads() {
    return strategy != ReferencePlan.Strategy.IMPLIED && strategy != ReferencePlan.Strategy.ABSENT;
  }

  /** Whether the column takes its value from this reference's parent. */
  boolean fills(String column) {
    return leads() && foreignKey.columns().contains(column) && !given.contains(column);
  }
}
