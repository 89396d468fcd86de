package dev.replica.seed.generate;

import dev.replica.catalog.ForeignKey;
import dev.replica.seed.plan.ReferencePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds parents that agree with those of another reference in the columns that both fill. Immutable. */
final class Kin {

  private final References own;
  private final ReferencePlan.Kinship kinship;
  private final TableGenerator beside;
  private final TableGenerator parent;
  private final TableGenerator child;

  /** Places of the shared columns in the child; null where an ancestor leads to the parent. */
  private final int[] shared;

  private final ParentsByValue byValue;

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
    List<String> names = kinship.shared();
    this.shared =
        names.isEmpty() ? null : names.stream().mapToInt(child::placeOf).toArray();
    this.byValue = names.isEmpty()
        ? null
        : new ParentsByValue(
            parent, names.stream().mapToInt(name -> parentPlace(own, name)).toArray());
  }

  private int parentPlace(References own, String column) {
    ForeignKey foreignKey = own.plan().foreignKey();
    return parent.placeOf(foreignKey.parentColumns().get(foreignKey.columns().indexOf(column)));
  }

  /** The references that have to have found their parents before. */
  List<Integer> after() {
    if (shared == null) {
      return kinship.beside() < 0 ? List.of() : List.of(kinship.beside());
    }
    return Arrays.stream(shared)
        .mapToObj(column -> child.cells()[column])
        .filter(ReferringCell.class::isInstance)
        .map(cell -> ((ReferringCell) cell).reference())
        .toList();
  }

  /** The index of the parent of the cursor's row {@code i}; {@link References#NONE} where no row agrees. */
  long parent(Cursor cursor, int i) {
    if (shared == null) {
      return parent(cursor.row(i), cursor.attempt(i), besides(cursor, i), cursor.session());
    }
    List<Object> values = new ArrayList<>();
    for (int column : shared) {
      Cell cell = child.cells()[column];
      Object value = cell == null ? null : cell.value(cursor, i);
      if (value == null) {
        return References.NONE;
      }
      values.add(value);
    }
    long[] rows = byValue.rows(values, cursor.session());
    return rows.length == 0
        ? References.NONE
        : rows[(int) own.choice(cursor.row(i), cursor.attempt(i), rows.length)];
  }

  /** The row that the columns are shared with: the one that the other reference leads to, or the row itself. */
  private long besides(Cursor cursor, int i) {
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
  private long parent(long row, int attempt, long other, Session session) {
    long index = other;
    TableGenerator table = beside;
    for (int reference : kinship.chain()) {
      if (index == References.NONE || index < table.plan().kept()) {
        return References.NONE;
      }
      index = session.at(table, index - table.plan().kept()).parent(reference, 0);
      table = table.relations().parentTable(reference);
    }
    if (index == References.NONE || kinship.through() < 0) {
      return index;
    }
    References through = parent.relations().references().get(kinship.through());
    // Among rows of one table a parent stands before its children.
    long kin = parent == child ? through.slot(row) : through.count(index);
    if (kin == 0) {
      return parent == child && required() ? parent.plan().kept() + row : References.NONE;
    }
    return parent.plan().kept() + through.child(index, own.choice(row, attempt, kin));
  }
}
