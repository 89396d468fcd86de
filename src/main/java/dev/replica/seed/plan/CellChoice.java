package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.ValueModel;
import dev.replica.seed.fake.Letters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses how the cells of each column are made, once references and keys have taken theirs. Belongs to the planning of one table. */
final class CellChoice {

  private final TableDraft draft;

  CellChoice(TableDraft draft) {
    this.draft = draft;
  }

  /** One plan for each column, in the table's order. */
  List<CellPlan> cells(List<RowCheck> checks) {
    List<CellPlan> cells = new ArrayList<>();
    for (Column column : draft.table().columns()) {
      cells.add(cell(column));
    }
    copySomething(cells);
    LinkedCells linked = new LinkedCells(draft, cells);
    linked.derive(checks);
    linked.copy();
    linked.follow();
    linked.compose();
    linked.look();
    FamiliarCells.replace(draft, cells);
    linked.index();
    sequence(cells);
    if (draft.edgeCases() > 0) {
      addEdges(cells);
    }
    return cells;
  }

  /** Times of keys that follow each other, as far as they are still drawn. */
  private void sequence(List<CellPlan> cells) {
    for (int i = 0; i < cells.size(); i++) {
      CellPlan cell = cells.get(i);
      String column = cell.column().name();
      if (draft.sequenced(column) && !(cell instanceof CellPlan.Numbered)) {
        CellPlan.Numbered numbered = (CellPlan.Numbered) draft.assignment(column);
        boolean drawn = cell instanceof CellPlan.Drawn || cell instanceof CellPlan.Succeeding;
        cells.set(i, drawn ? new CellPlan.Sequenced(cell, numbered) : numbered);
      }
    }
  }

  /** Columns that nothing refers to, or follows, hold values in some rows that tests forget. */
  private void addEdges(List<CellPlan> cells) {
    Set<Integer> followed = new HashSet<>();
    for (CellPlan cell : cells) {
      if (cell instanceof CellPlan.Following following) {
        followed.add(following.followed());
      } else if (cell instanceof CellPlan.Composed composed) {
        followed.addAll(composed.places());
      }
    }
    boolean computed = draft.table().columns().stream().anyMatch(column -> !column.writable());
    for (int i = 0; i < cells.size(); i++) {
      CellPlan cell = cells.get(i);
      CellPlan.Drawn drawn = cell instanceof CellPlan.Drawn plain
          ? plain
          : cell instanceof CellPlan.Familiar familiar
                  && !draft.assigned(cell.column().name())
              ? familiar.drawn()
              : null;
      if (drawn != null && !followed.contains(i)) {
        Column column = cell.column();
        boolean nullable =
            column.nullable() && !draft.limits(column).present() && !draft.required(column.name());
        Letters letters = new Letters(draft.locale().charset());
        List<String> values = Extremes.of(column, drawn.model(), drawn.limits(), computed).stream()
            .filter(letters::has)
            .toList();
        if (nullable || !values.isEmpty()) {
          cells.set(i, new CellPlan.Edged(cell, values, nullable, draft.edgeCases()));
        }
      }
    }
  }

  /**
   * COPY takes no rows without a column: where the server computes all of them, one says that it is not NULL; where none has values, one
   * says that it has none.
   */
  private static void copySomething(List<CellPlan> cells) {
    boolean copied = cells.stream()
        .anyMatch(
            cell -> !(cell instanceof CellPlan.Omitted) && !(cell instanceof CellPlan.Evaluated));
    for (int i = 0; i < cells.size() && !copied; i++) {
      if (cells.get(i) instanceof CellPlan.Evaluated evaluated) {
        cells.set(i, new CellPlan.Evaluated(evaluated.column(), evaluated.expression(), true));
        copied = true;
      }
    }
    for (int i = 0; i < cells.size() && !copied; i++) {
      Column column = cells.get(i).column();
      if (column.writable() && column.nullable()) {
        cells.set(i, new CellPlan.Absent(column));
        copied = true;
      }
    }
  }

  private CellPlan cell(Column column) {
    if (!column.writable()) {
      return new CellPlan.Omitted(column, "computed by the server");
    }
    CellPlan assigned = draft.assignment(column.name());
    int reference = draft.references().filler(column.name());
    CellPlan settled =
        SettledColumns.cell(column, draft.settings().column(column.name()), draft.limits(column));
    if (settled != null && assigned == null && reference < 0) {
      return settled;
    }
    if (reference >= 0 && draft.references().foreignKey(reference).condition().isPresent()) {
      return polymorphic(
          column, draft.references().foreignKey(reference).condition().get());
    }
    if (reference >= 0) {
      return new CellPlan.Referring(
          column,
          reference,
          draft.references().foreignKey(reference).columns().indexOf(column.name()));
    }
    if (assigned != null && !draft.sequenced(column.name())) {
      return assigned;
    }
    if (draft.references().absent(column.name()) && column.nullable()) {
      return new CellPlan.Omitted(column, "refers to a table without rows");
    }
    ColumnGenome known = draft.genome(column.name());
    ValueModel seen = known == null ? null : known.values();
    if (column.sequence().isPresent() && (seen == null || seen instanceof ValueModel.Serial)) {
      KeyDomain domain = draft.domain(column, false, draft.rows());
      return new CellPlan.Numbered(column, domain, new Numbering(-1, domain.size(), true), 1);
    }
    return drawn(column, seen);
  }

  private CellPlan polymorphic(Column column, ForeignKey.Condition condition) {
    List<ForeignKey> all = draft.table().foreignKeys();
    Map<String, Integer> references = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      int place = i;
      all.get(i)
          .condition()
          .filter(told -> all.get(place).columns().equals(List.of(column.name())))
          .ifPresent(told -> references.put(told.value(), place));
    }
    List<String> names = draft.table().columns().stream().map(Column::name).toList();
    Limits allowed = draft.limits(column);
    return new CellPlan.Polymorphic(
        column,
        names.indexOf(condition.column()),
        references,
        new CellPlan.Drawn(column, ModelChoice.of(column, allowed), allowed));
  }

  private CellPlan drawn(Column column, ValueModel seen) {
    Limits allowed = draft.limits(column);
    if (LargeObjects.refers(column.type())) {
      return new CellPlan.Drawn(column, LargeObjects.numbers(), allowed);
    }
    ValueModel model = ModelFit.fitted(seen, column.type(), allowed);
    if (model == null) {
      model = draft.unknown(column);
    }
    if (model == null && !TypeSupport.generates(column.type())) {
      if (column.nullable() || column.defaultExpression().isPresent()) {
        return new CellPlan.Omitted(
            column, "no values are known for type " + column.type().sql());
      }
      if (!TypeSupport.guesses(column.type())) {
        draft.none(
            "column " + column.name() + " is NOT NULL and of type "
                + column.type().sql()
                + ", for which no values can be made. Give the column a default, or leave the table out with replica.excludes");
      }
    }
    return new CellPlan.Drawn(column, model, allowed);
  }
}
