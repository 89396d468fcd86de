package dev.replica.seed.load;

import dev.replica.catalog.QualifiedName;
import dev.replica.seed.generate.Generator;
import dev.replica.seed.plan.TargetState;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans anew where a table does not take the rows that were planned for it. */
public interface Replanning {

  /** The rows as they are planned by now. */
  Generator generator();

  /**
   * Gives up a table, or first of all its soft references.
   *
   * @param allRows whether the reason stands against any row, with soft references or without
   * @param loaded tables whose rows have to stay as they are
   * @return the rows of all tables, other rows or none of this one; empty where rows that are loaded would change by it: then
   *     loading has to begin again, by {@link #generator()}
   */
  Optional<Generator> giveUp(
      QualifiedName table, String reason, boolean allRows, Set<QualifiedName> loaded);

  /**
   * Takes rows that stand in a table by now as kept ones.
   *
   * @param settled whether the table is loaded, and gets no rows beyond these
   * @param loaded tables whose rows have to stay as they are; of the table itself they do
   * @return the rows of all tables; empty, and nothing is taken, where rows that are loaded would change by it
   */
  Optional<Generator> found(
      QualifiedName table, TargetState.Kept rows, boolean settled, Set<QualifiedName> loaded);

  /** The triggers of a table, which refuse all of its rows, do not fire from now on. */
  void silence(QualifiedName table, String reason);

  /** Tables whose triggers do not fire, with the reason. */
  Map<QualifiedName, String> silenced();

  /** Whether it is worthwhile to load again because rows of a table were left out too late: not for ever. */
  boolean again(QualifiedName table);
}
