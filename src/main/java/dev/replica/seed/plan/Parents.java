package dev.replica.seed.plan;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;

/** What is known of the tables that a table being planned refers to. */
interface Parents {

  /** Rows that a child may refer to; negative where the table is not among those seeded. */
  long rows(ForeignKey foreignKey);

  /** The plan of a table; null where it is not made yet. */
  TablePlan plan(QualifiedName table);

  /** Those rows of the parent that stand in the target already. */
  long kept(ForeignKey foreignKey);

  /** The table's place in the plan. */
  int index(ForeignKey foreignKey);
}
