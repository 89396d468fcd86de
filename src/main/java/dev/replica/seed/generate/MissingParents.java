package dev.replica.seed.generate;

import dev.replica.seed.plan.ReferencePlan;
import dev.replica.seed.plan.TablePlan;
import java.util.List;

/** Parents that rows must do without: those that are left out, and those that have NULL where they are referred to. */
final class MissingParents {

  /** Parents that are tried in the place of one that is left out: one of a hundred that is there is found nearly always. */
  private static final int OTHERS = 512;

  private final TableGenerator table;
  private final TablePlan plan;
  private final List<References> references;
  private final boolean[] hollow;

  MissingParents(TableGenerator table) {
    this.table = table;
    this.plan = table.plan();
    this.references = table.relations().references();
    hollow = new boolean[references.size()];
    for (int i = 0; i < hollow.length; i++) {
      hollow[i] = canBeNull(i);
    }
  }

  /** Whether some rows that the reference leads to have NULL where they are referred to. */
  boolean hollow(int reference) {
    return hollow[reference];
  }

  /** Whether rows may refer to rows that are left out. */
  boolean orphans() {
    for (int r = 0; r < references.size(); r++) {
      if (hollow[r]
          || table.relations().leads(r)
              && table.relations().parentTable(r).verdicts().leftOut() > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether the parent at that index, by that reference, is left out, or has NULL where its key is referred to. */
  boolean lacks(int reference, long parent, Session session) {
    if (parent == References.NONE || !table.relations().leads(reference)) {
      return false;
    }
    TableGenerator parents = table.relations().parentTable(reference);
    return parent >= parents.plan().kept()
            && parents.verdicts().of(parent - parents.plan().kept()) == Verdicts.LEFT_OUT
        || hollow[reference] && keyIsNull(reference, parents, parent, session);
  }

  private boolean keyIsNull(int reference, TableGenerator parents, long parent, Session session) {
    for (String column : plan.references().get(reference).foreignKey().parentColumns()) {
      if (parents.key(parent, parents.placeOf(column), session) == null) {
        return true;
      }
    }
    return false;
  }

  /** Whether rows that the reference may lead to can have NULL where they are referred to. */
  private boolean canBeNull(int reference) {
    ReferencePlan plain = plan.references().get(reference);
    boolean finds = table.relations().leads(reference)
        && plan.rows() > 0
        && !plain.toItself()
        && plain.strategy() != ReferencePlan.Strategy.ABSENT
        && plain.strategy() != ReferencePlan.Strategy.IMPLIED;
    return finds
        && plain.foreignKey().parentColumns().stream()
            .anyMatch(column -> table.relations().parentTable(reference).mayBeNull(column));
  }

  /**
   * Where a reference leads whose parent is left out: to another that is there, or nowhere. A soft one leads to the missing parent still
   * where nulls are not allowed.
   */
  long present(int reference, long row, long missing, Session session) {
    boolean free = table.relations().free(reference)
        && plan.references().stream()
            .noneMatch(other -> other.kinship() != null && other.kinship().beside() == reference);
    for (int attempt = 1; free && attempt <= OTHERS; attempt++) {
      long other = references.get(reference).parent(row, attempt, session);
      if (!lacks(reference, other, session)) {
        return other;
      }
    }
    boolean stays = plan.references().get(reference).required()
        && plan.references().get(reference).foreignKey().soft()
        && !(hollow[reference]
            && keyIsNull(reference, table.relations().parentTable(reference), missing, session));
    return stays ? missing : References.NONE;
  }
}
