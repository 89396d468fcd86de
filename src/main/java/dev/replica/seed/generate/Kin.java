package dev.replica.seed.generate;

import dev.replica.seed.plan.ReferencePlan;

/** Finds parents that agree with those of another reference in the columns that both fill. Immutable. */
final class Kin {

  private final References own;
  private final ReferencePlan.Kinship kinship;
  private final TableGenerator beside;
  private final TableGenerator parent;
  private final TableGenerator child;

  /**
   * @param own the reference itself
   * @param beside the parent table of the one that fills the shared columns
   * @param parent of the reference
   * @param child that has both
   */
  Kin(References own, TableGenerator beside, TableGenerator parent, TableGenerator child) {
    this.own = own;
    this.kinship = own.plan().kinship();
    this.beside = beside;
    this.parent = parent;
    this.child = child;
  }

  /** The row that the columns are shared with: the one that the other reference leads to, or the row itself. */
  long besides(Cursor cursor, int i) {
    return kinship.beside() < 0
        ? child.plan().kept() + cursor.row(i)
        : cursor.parent(kinship.beside(), i);
  }

  boolean required() {
    return own.plan().required();
  }

  /**
   * The index of the parent.
   *
   * @param other the row that the columns are shared with
   * @return {@link References#NONE} where no row agrees
   */
  long parent(long row, int attempt, long other, Session session) {
    long index = other;
    TableGenerator table = beside;
    for (int reference : kinship.chain()) {
      if (index == References.NONE || index < table.plan().kept()) {
        return References.NONE;
      }
      index = session.at(table, index - table.plan().kept()).parent(reference, 0);
      table = table.parentTable(reference);
    }
    if (index == References.NONE || kinship.through() < 0) {
      return index;
    }
    References through = parent.references().get(kinship.through());
    // Among rows of one table a parent stands before its children.
    long kin = parent == child ? through.slot(row) : through.count(index);
    if (kin == 0) {
      return parent == child && required() ? parent.plan().kept() + row : References.NONE;
    }
    return parent.plan().kept() + through.child(index, own.choice(row, attempt, kin));
  }
}
