package dev.replica.seed.plan;

import dev.replica.catalog.SqlType;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.ValueModel;
import dev.replica.seed.plan.check.Computation;
import dev.replica.seed.plan.check.Equality;
import dev.replica.seed.plan.check.Expression;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Links drawn columns to others of their row, or of its parent: those that a check computes, copies, those that follow one, and those that one determines. */
final class LinkedCells {

  private final TableDraft draft;
  private final List<CellPlan> cells;

  /**
   * Links nothing yet.
   *
   * @param cells of the table, in its order; changed
   */
  LinkedCells(TableDraft draft, List<CellPlan> cells) {
    this.draft = draft;
    this.cells = cells;
  }

  /** Columns that a check sets equal to others are computed from them: no draw would ever meet it. */
  void derive(List<RowCheck> checks) {
    Map<String, Set<String>> origins = new HashMap<>();
    for (RowCheck check : checks) {
      if (check.column() != null || check.expression().isEmpty()) {
        continue;
      }
      for (Equality equality : Equality.in(check.expression().get(), draft::type)) {
        Set<String> others = new HashSet<>(equality.columns());
        others.remove(equality.column());
        int place = place(equality.column());
        boolean circular =
            others.stream().anyMatch(name -> comesFrom(name, equality.column(), origins));
        if (place >= 0
            && !circular
            && cells.get(place) instanceof CellPlan.Drawn drawn
            && computable(equality.expression())) {
          cells.set(place, new CellPlan.Derived(drawn.column(), drawn, equality.expression()));
          origins.put(equality.column(), others);
          break;
        }
      }
    }
  }

  /** Columns that hold what a column of their row's parent holds. */
  void copy() {
    for (int i = 0; i < cells.size(); i++) {
      ColumnGenome known = draft.genome(cells.get(i).column().name());
      if (known == null
          || known.copy() == null
          || !(cells.get(i) instanceof CellPlan.Drawn own)
          || !own.limits().patterns().isEmpty()) {
        continue;
      }
      int reference = draft.references().place(draft.genome(), known.copy().by());
      CellPlan parent =
          reference < 0 ? null : parentCell(reference, known.copy().column());
      boolean made = parent != null
          && !(parent instanceof CellPlan.Omitted)
          && !(parent instanceof CellPlan.Evaluated);
      if (made && holds(own.column().type(), parent.column().type())) {
        cells.set(
            i,
            new CellPlan.Copied(
                own.column(),
                own,
                reference,
                known.copy().column(),
                known.copy().share()));
      }
    }
  }

  private static boolean holds(SqlType type, SqlType parents) {
    if (ModelChoice.isText(type) && ModelChoice.isText(parents)) {
      return !((SqlType.Scalar) type.base()).is("bpchar")
          && !((SqlType.Scalar) parents.base()).is("bpchar")
          && ModelChoice.longest(type, Limits.NONE) >= ModelChoice.longest(parents, Limits.NONE);
    }
    return type.base().sql().equals(parents.base().sql());
  }

  private CellPlan parentCell(int reference, String column) {
    return draft.references().parentPlan(reference).cells().stream()
        .filter(cell -> cell.column().name().equals(column))
        .findFirst()
        .orElse(null);
  }

  /** A time that is not before one of the row's parent, which is drawn as such. */
  private void succeed(int i, CellPlan.Drawn own, ColumnGenome.Difference difference) {
    int reference = draft.references().place(draft.genome(), difference.by());
    CellPlan known = reference < 0 ? null : parentCell(reference, difference.column());
    CellPlan parent = known instanceof CellPlan.Sequenced sequenced ? sequenced.usual() : known;
    CellPlan.Drawn drawn = parent instanceof CellPlan.Drawn plain
        ? plain
        : parent instanceof CellPlan.Following following
            ? following.drawn()
            : parent instanceof CellPlan.Succeeding succeeding ? succeeding.drawn() : null;
    if (drawn != null && dated(own) && dated(drawn)) {
      cells.set(
          i,
          new CellPlan.Succeeding(
              own.column(), own, reference, difference.column(), difference.values()));
    }
  }

  private static boolean dated(CellPlan.Drawn drawn) {
    return lattice(drawn)
        .filter(lattice -> lattice.kind() == Lattice.Kind.DATE
            || lattice.kind() == Lattice.Kind.TIMESTAMP
            || lattice.kind() == Lattice.Kind.TIMESTAMPTZ)
        .isPresent();
  }

  /** Columns that follow another one, as far as both are still drawn, and as numbers of one kind, or a date follows a timestamp. */
  void follow() {
    List<CellPlan> drawn = List.copyOf(cells);
    for (int i = 0; i < drawn.size(); i++) {
      ColumnGenome known = draft.genome(drawn.get(i).column().name());
      if (known == null
          || known.difference() == null
          || !(drawn.get(i) instanceof CellPlan.Drawn own)) {
        continue;
      }
      if (known.difference().by() != null) {
        succeed(i, own, known.difference());
        continue;
      }
      int followed = place(known.difference().column());
      Optional<Lattice> lattice = lattice(own);
      if (followed >= 0
          && lattice.isPresent()
          && drawn.get(followed) instanceof CellPlan.Drawn other
          && (lattice.equals(lattice(other))
              || lattice.get().kind() == Lattice.Kind.DATE && dated(other))) {
        cells.set(
            i,
            new CellPlan.Following(
                own.column(), own, followed, known.difference().values()));
      }
    }
  }

  /** Columns that are made of others, as far as all are still drawn, and numbers or intervals. */
  void compose() {
    List<CellPlan> drawn = List.copyOf(cells);
    for (int i = 0; i < drawn.size(); i++) {
      ColumnGenome known = draft.genome(drawn.get(i).column().name());
      if (known == null
          || known.formula() == null
          || !(drawn.get(i) instanceof CellPlan.Drawn own)
          || !numeric(own)) {
        continue;
      }
      List<CellPlan.Composed.Term> terms = known.formula().terms().stream()
          .map(term -> new CellPlan.Composed.Term(
              term.factor(), term.columns().stream().map(this::place).toList()))
          .toList();
      boolean counted = terms.stream()
          .flatMap(term -> term.places().stream())
          .allMatch(place -> place >= 0 && counted(drawn.get(place)));
      if (counted) {
        cells.set(
            i,
            new CellPlan.Composed(
                own.column(),
                own,
                terms,
                known.formula().rest(),
                known.formula().times()));
      }
    }
  }

  /** Whether the cell is a number that others may be made of. */
  static boolean counted(CellPlan cell) {
    return cell instanceof CellPlan.Drawn drawn && numeric(drawn)
        || cell instanceof CellPlan.Following following && numeric(following.drawn())
        || cell instanceof CellPlan.Copied copied && numeric(copied.drawn());
  }

  private static boolean numeric(CellPlan.Drawn drawn) {
    return lattice(drawn).filter(lattice -> !lattice.temporal()).isPresent();
  }

  /** Columns that another one determines, as far as both are still drawn; values that the limits forbid are drawn. */
  void look() {
    List<CellPlan> drawn = List.copyOf(cells);
    for (int i = 0; i < drawn.size(); i++) {
      ColumnGenome known = draft.genome(drawn.get(i).column().name());
      if (known == null
          || known.lookup() == null
          || !(drawn.get(i) instanceof CellPlan.Drawn own)) {
        continue;
      }
      int by = place(known.lookup().column());
      if (by >= 0
          && drawn.get(by) instanceof CellPlan.Drawn other
          && other.model() instanceof ValueModel.Category
          && draft.genome(known.lookup().column()).values() instanceof ValueModel.Category told) {
        Map<String, String> values = new HashMap<>();
        for (int value = 0; value < told.values().size(); value++) {
          String text = known.lookup().values().get(value);
          if (allowed(text, own.limits())) {
            values.put(told.values().get(value), text);
          }
        }
        cells.set(i, new CellPlan.Looked(own.column(), own, by, values));
      }
    }
  }

  /** Full-text vectors that nothing else fills are made of the row's own text. */
  void index() {
    List<Integer> texts = IntStream.range(0, cells.size())
        .filter(i -> ModelChoice.isText(cells.get(i).column().type()))
        .filter(i -> !(cells.get(i) instanceof CellPlan.Omitted)
            && !(cells.get(i) instanceof CellPlan.Evaluated))
        .boxed()
        .toList();
    for (int i = 0; i < cells.size() && !texts.isEmpty(); i++) {
      if (cells.get(i) instanceof CellPlan.Drawn drawn
          && drawn.column().type().base() instanceof SqlType.Scalar scalar
          && scalar.is("tsvector")) {
        cells.set(i, new CellPlan.Vector(drawn.column(), drawn, texts));
      }
    }
  }

  private static boolean allowed(String text, Limits limits) {
    boolean bounded = limits.lower() != null || limits.upper() != null;
    if (!limits.allows(text) || bounded && !text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")) {
      return false;
    }
    return !bounded
        || (limits.lower() == null || limits.lower().compareTo(new BigDecimal(text)) <= 0)
            && (limits.upper() == null || limits.upper().compareTo(new BigDecimal(text)) >= 0);
  }

  private int place(String column) {
    return IntStream.range(0, cells.size())
        .filter(i -> cells.get(i).column().name().equals(column))
        .findFirst()
        .orElse(-1);
  }

  /** The lattice of a number or a time that is drawn, follows another or is made of others; empty for what is not. */
  static Optional<Lattice> lattice(CellPlan cell) {
    if (cell instanceof CellPlan.Drawn drawn) {
      return lattice(drawn);
    }
    return cell instanceof CellPlan.Following following
        ? lattice(following.drawn())
        : cell instanceof CellPlan.Composed composed
            ? lattice(composed.drawn())
            : cell instanceof CellPlan.Succeeding succeeding
                ? lattice(succeeding.drawn())
                : Optional.empty();
  }

  /** The lattice that a column is drawn on; empty where it is drawn on none. */
  private static Optional<Lattice> lattice(CellPlan.Drawn drawn) {
    boolean numbers =
        drawn.model() instanceof ValueModel.Number || drawn.model() instanceof ValueModel.Time;
    return numbers && drawn.limits().patterns().isEmpty()
        ? Lattice.of(drawn.column().type(), KeyDomains.scale(drawn.model()))
        : Optional.empty();
  }

  private static boolean comesFrom(String column, String origin, Map<String, Set<String>> origins) {
    return column.equals(origin)
        || origins.getOrDefault(column, Set.of()).stream()
            .anyMatch(name -> comesFrom(name, origin, origins));
  }

  private boolean computable(Expression expression) {
    return Computation.compile(expression, draft::type, name -> 0).isPresent();
  }
}
