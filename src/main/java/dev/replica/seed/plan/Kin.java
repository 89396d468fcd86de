package dev.replica.seed.plan;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** Finds the ancestor that makes two references agree in the columns that they share. */
final class Kin {

  /** Tables between a row and the ancestor at the most. */
  private static final int FARTHEST = 8;

  private Kin() {}

  /**
   * The kinship of {@code foreignKey} with the reference that fills its columns {@code shared}; null where there is none.
   *
   * @param filler the foreign key of that reference
   * @param beside its place
   */
  static ReferencePlan.Kinship find(
      ForeignKey foreignKey, List<String> shared, ForeignKey filler, int beside, Parents parents) {
    List<String> inParent = mapped(foreignKey, shared);
    Step up = step(parents.plan(foreignKey.parent()), inParent);
    boolean listed = up != null && up.listed() && up.present();
    QualifiedName at = filler.parent();
    List<String> columns = mapped(filler, shared);
    List<Integer> chain = new ArrayList<>();
    for (int i = 0; i < FARTHEST; i++) {
      if (at.equals(foreignKey.parent()) && columns.equals(inParent)) {
        return new ReferencePlan.Kinship(beside, chain, -1);
      }
      if (listed && at.equals(up.to()) && columns.equals(up.columns())) {
        return new ReferencePlan.Kinship(beside, chain, up.reference());
      }
      Step next = step(parents.plan(at), columns);
      if (next == null) {
        return null;
      }
      chain.add(next.reference());
      at = next.to();
      columns = next.columns();
    }
    return null;
  }

  /**
   * From a table to the one that its columns refer to.
   *
   * @param reference place in the table's references
   * @param listed whether the rows that refer to a given one can be told
   * @param present whether the columns are never null
   */
  private record Step(
      int reference, boolean listed, QualifiedName to, List<String> columns, boolean present) {}

  private static Step step(TablePlan plan, List<String> columns) {
    if (plan == null) {
      return null;
    }
    int reference = -1;
    boolean present = true;
    for (String name : columns) {
      CellPlan cell = plan.cells().stream()
          .filter(each -> each.column().name().equals(name))
          .findFirst()
          .orElse(null);
      if (!(cell instanceof CellPlan.Referring referring)
          || reference >= 0 && reference != referring.reference()) {
        return null;
      }
      reference = referring.reference();
      present &= !cell.column().nullable();
    }
    ReferencePlan found = plan.references().get(reference);
    boolean listed = found.strategy() == ReferencePlan.Strategy.FAN_OUT
        && found.side() == ReferencePlan.Side.NONE;
    return new Step(
        reference,
        listed,
        found.foreignKey().parent(),
        mapped(found.foreignKey(), columns),
        present);
  }

  /** What columns of the child are called in the parent. */
  private static List<String> mapped(ForeignKey foreignKey, List<String> columns) {
    return columns.stream()
        .map(name -> foreignKey.parentColumns().get(foreignKey.columns().indexOf(name)))
        .toList();
  }
}
