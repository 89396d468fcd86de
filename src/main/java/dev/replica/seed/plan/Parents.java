package dev.replica.seed.plan;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;

/** What is known of the tables that a table being planned refers to. */
interface Parents {

  /** Rows that a child may refer to; negative where the table is not among those seeded. */
  long rows(ForeignKey foreignKey);

  /** The plan of a table; null where it is not made yet. */
  TablePlan plan(QualifiedName table);

  /** A table that is seeded, planned or not; null for any other. */
  Table table(QualifiedName table);

  /** Whether the reference turned out to lead back to the columns that it fills. */
  boolean circular(ForeignKey foreignKey);

  /** Those rows of the parent that stand in the target already. */
  long kept(ForeignKey foreignKey);

  /** The table's place in the plan. */
  int index(ForeignKey foreignKey);
}
