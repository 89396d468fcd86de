package dev.replica.seed.generate;

import dev.replica.catalog.Column;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.Remedy;
import dev.replica.seed.plan.RowCheck;
import dev.replica.seed.plan.check.ColumnValues;
import dev.replica.seed.plan.check.Predicate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The checks of a table that can be told without the server. Immutable. */
final class Checks {

  private final Table table;
  private final List<RowCheck> checks;
  private final Predicate[] predicates;
  private final Cell[] cells;

  /** Those that rows meet because the rows that they refer to do. */
  private final Set<RowCheck> inherited;

  private Checks(
      Table table,
      List<RowCheck> checks,
      Predicate[] predicates,
      Cell[] cells,
      Set<RowCheck> inherited) {
    this.table = table;
    this.checks = checks;
    this.inherited = inherited;
    this.predicates = predicates;
    this.cells = cells;
  }

  /** @param cells by the table's columns; null where the column is not written */
  static Checks of(Table table, List<RowCheck> checks, Cell[] cells) {
    List<RowCheck> told = new ArrayList<>();
    List<Predicate> predicates = new ArrayList<>();
    Set<RowCheck> inherited = new HashSet<>();
    for (RowCheck check : checks) {
      if (check.expression().isPresent()) {
        Function<String, SqlType> types = name -> table
            .column(check.column() == null ? name : check.column())
            .map(Column::type)
            .orElse(null);
        ToIntFunction<String> places =
            name -> place(table, check.column() == null ? name : check.column());
        Optional<Predicate> predicate = Predicate.compile(check.expression().get(), types, places);
        if (predicate.isPresent()
            && check.column() != null
            && predicate.get().holds(column -> null)
            && inherits(check, cells[place(table, check.column())])) {
          inherited.add(check);
        } else if (predicate.isPresent()) {
          told.add(check);
          predicates.add(predicate.get());
        }
      }
    }
    return new Checks(table, told, predicates.toArray(Predicate[]::new), cells, inherited);
  }

  /** Whether the check is a domain's, and the cell comes from a row that has to meet the same. */
  private static boolean inherits(RowCheck check, Cell cell) {
    if (!(cell instanceof ReferringCell referring) || referring.type() != null) {
      return false;
    }
    String column = referring.parent().table().columns().get(referring.column()).name();
    return referring
        .parent()
        .plan()
        .checks()
        .contains(new RowCheck(check.name(), check.text(), column, check.expression()));
  }

  private static int place(Table table, String column) {
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no column " + column + " in " + table.name());
  }

  /** Whether a check is among those that can be told. */
  boolean tell(RowCheck check) {
    return checks.contains(check) || inherited.contains(check);
  }

  boolean isEmpty() {
    return predicates.length == 0;
  }

  /** Whether the cursor's row {@code i} meets all checks. */
  boolean hold(Cursor cursor, int i) {
    ColumnValues row = new Row(cells, cursor, i);
    for (int p = 0; p < predicates.length; p++) {
      if (!exempt(checks.get(p).exempt(), cursor, i) && !predicates[p].holds(row)) {
        return false;
      }
    }
    return true;
  }

  private static boolean exempt(int reference, Cursor cursor, int i) {
    return reference == RowCheck.FIRST_ROW
        ? cursor.row(i) == 0
        : reference >= 0 && cursor.chosen(reference, i);
  }

  /** What to tell of a row that meets the checks at no attempt. */
  String unmet(Cursor cursor, int i, int attempts) {
    ColumnValues row = new Row(cells, cursor, i);
    List<RowCheck> unmet = new ArrayList<>();
    for (int p = 0; p < predicates.length; p++) {
      if (!predicates[p].holds(row)) {
        unmet.add(checks.get(p));
      }
    }
    return "row "
        + cursor.row(i)
        + " was drawn "
        + attempts
        + " times and never met "
        + Remedy.told(table, unmet)
        + ". Scan a database whose rows meet it, "
        + Remedy.settings(table, unmet)
        + ", or leave the table out with replica.excludes";
  }

  /** One row, read cell by cell as a check asks for it. */
  private record Row(Cell[] cells, Cursor cursor, int i) implements ColumnValues {
    @Override
    public Object value(int column) {
      return cells[column] == null ? null : cells[column].value(cursor, i);
    }
  }
}
