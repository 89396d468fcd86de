package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.Exclusion;
import dev.replica.catalog.SqlType;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.ValueModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes exclusion constraints hold by construction: what must not overlap are spans on one line, the rows taking them in turn with
 * gaps between. Belongs to the planning of one table.
 */
final class ExclusionPlanner {

  private static final BigDecimal FIRST_SECOND = BigDecimal.valueOf(757_382_400L);
  private static final long DAY = 86_400;

  private final TableDraft draft;
  private final KeyPlanner keys;

  ExclusionPlanner(TableDraft draft, KeyPlanner keys) {
    this.draft = draft;
    this.keys = keys;
  }

  void plan() {
    draft.table().exclusions().forEach(this::plan);
  }

  private void plan(Exclusion exclusion) {
    List<ExclusionParts> parts = ExclusionParts.of(exclusion.definition());
    Set<String> equal = new HashSet<>();
    parts.stream()
        .filter(part -> part.operator().equals("=") && part.column() != null)
        .forEach(part -> equal.add(part.column()));
    if (keys.isDistinct(equal)) {
      return;
    }
    int reference = keys.numbering(equal);
    for (ExclusionParts part : parts) {
      if (part.operator().equals("&&") && apart(part, reference)) {
        return;
      }
    }
    if (equal.isEmpty() || !keys.distinguish(exclusion.name(), List.copyOf(equal))) {
      draft.notice("exclusion constraint " + exclusion.name() + " of "
          + draft.table().name() + " is left to the server");
    }
  }

  /** Gives the rows, or the children of each parent, values that do not overlap; false where the element allows none. */
  private boolean apart(ExclusionParts part, int reference) {
    Optional<Column> column =
        draft.table().column(String.valueOf(part.column())).filter(this::free);
    if (column.isPresent()) {
      return column.get().type().base() instanceof SqlType.Range range
          ? span(column.get(), range, reference)
          : distinct(column.get(), reference);
    }
    List<Column> bounds = part.column() != null ? List.of() : bounds(part.text());
    if (bounds.size() != 2) {
      return false;
    }
    Lattice lattice = Lattice.of(bounds.get(0).type(), 0).orElseThrow();
    long first = first(bounds.get(0), lattice);
    long step = step(lattice);
    assign(
        bounds.get(0),
        new KeyDomain.Grid(lattice, first, step, room(lattice, first, step)),
        reference);
    assign(
        bounds.get(1),
        new KeyDomain.Grid(lattice, first + step / 2, step, room(lattice, first, step)),
        reference);
    return true;
  }

  /** The two columns that an expression makes a range of, in its order. */
  private List<Column> bounds(String expression) {
    List<Column> bounds = new ArrayList<>();
    for (String word : expression.split("[^\\p{L}\\p{N}_$]+")) {
      draft
          .table()
          .column(word)
          .filter(this::free)
          .filter(column -> Lattice.of(column.type(), 0).isPresent())
          .ifPresent(bounds::add);
    }
    return bounds.stream().distinct().toList();
  }

  private boolean free(Column column) {
    return column.writable()
        && !draft.references().fill(column.name())
        && !draft.assigned(column.name());
  }

  private boolean span(Column column, SqlType.Range range, int reference) {
    Optional<Lattice> lattice = Lattice.of(range.subtype(), 0);
    if (lattice.isEmpty()) {
      return false;
    }
    long first = first(column, lattice.get());
    long step = step(lattice.get());
    assign(
        column,
        new KeyDomain.Spans(lattice.get(), first, step, step / 2, room(lattice.get(), first, step)),
        reference);
    return true;
  }

  private boolean distinct(Column column, int reference) {
    assign(column, draft.domain(column, false, draft.rows()), reference);
    return true;
  }

  private void assign(Column column, KeyDomain domain, int reference) {
    draft.assign(
        column.name(),
        new CellPlan.Numbered(column, domain, new Numbering(reference, domain.size(), true), 1));
  }

  private static long room(Lattice lattice, long first, long step) {
    return Math.max(1, (lattice.maximum() - Math.max(0, first)) / step);
  }

  /** Where the values that were seen begin; else a day not long ago, or 1. */
  private long first(Column column, Lattice lattice) {
    ColumnGenome known = draft.genome(column.name());
    ValueModel model = known == null ? null : known.values();
    if (model instanceof ValueModel.Parts parts && !parts.parts().isEmpty()) {
      model = parts.parts().get(0);
    }
    BigDecimal least = draft.limits(column).lower();
    if (model instanceof ValueModel.Time time) {
      least = TimeText.seconds(time.at().get(0));
    } else if (model instanceof ValueModel.Number number) {
      least = number.at().get(0);
    } else if (least == null) {
      least = lattice.temporal()
              && lattice.kind() != Lattice.Kind.TIME
              && lattice.kind() != Lattice.Kind.TIMETZ
          ? FIRST_SECOND
          : BigDecimal.ONE;
    }
    return lattice.clamp(LatticeText.units(lattice, least, RoundingMode.CEILING));
  }

  /** From the beginning of one span to that of the next: half of it is a gap. */
  private static long step(Lattice lattice) {
    return switch (lattice.kind()) {
      case DATE -> 6;
      case TIME, TIMETZ -> 60_000_000L;
      case TIMESTAMP, TIMESTAMPTZ, INTERVAL -> DAY * 1_000_000L;
      case INT2, INT4, INT8, OID, FLOAT4, FLOAT8, NUMERIC, MONEY -> 10;
    };
  }
}
