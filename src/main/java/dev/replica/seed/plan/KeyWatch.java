package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.seed.plan.check.CheckParser;
import dev.replica.seed.plan.check.Expression;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Has the rows of one table compared in keys that no construction makes hold for all of them. Belongs to the planning of the table. */
final class KeyWatch {

  private final TableDraft draft;
  private final ReferenceDrafts references;

  KeyWatch(TableDraft draft) {
    this.draft = draft;
    this.references = draft.references();
  }

  /** Has rows compared in the key; false where it cannot be told without the server what they have in it, or they are too many. */
  boolean watch(KeyTarget target) {
    Optional<List<Expression>> parts = target.parts();
    Optional<Expression> predicate = target.key().predicate().flatMap(CheckParser::parse);
    boolean told = predicate.isPresent()
        ? draft.tells(predicate.get())
        : target.key().predicate().isEmpty();
    if (parts.isEmpty() || !told || draft.rows() > WatchedKey.MOST_ROWS) {
      return false;
    }
    draft.cap(room(target), target.toString());
    Set<String> columns = new LinkedHashSet<>(target.columns());
    columns.addAll(target.predicateColumns());
    draft.watch(new WatchedKey(
        target.key().name(),
        parts.get(),
        predicate,
        target.key().nullsNotDistinct(),
        List.copyOf(columns)));
    return true;
  }

  /** Rows that could differ in the key at the most, whichever way they are made. */
  long room(KeyTarget target) {
    if (target.key().predicate().isPresent()) {
      return KeyDomain.UNBOUNDED;
    }
    long room = 1;
    Set<Integer> seen = new HashSet<>();
    for (String name : target.columns()) {
      Column column = draft.table().column(name).orElseThrow();
      if (mayBeNull(column) && !target.key().nullsNotDistinct()) {
        return KeyDomain.UNBOUNDED;
      }
      int reference = references.filler(name);
      if (reference < 0 || seen.add(reference)) {
        long size = reference < 0 ? size(column, target) : references.parentRows(reference);
        room = times(room, size);
      }
    }
    return room;
  }

  static long times(long room, long size) {
    return size > KeyDomain.UNBOUNDED / Math.max(1, room) ? KeyDomain.UNBOUNDED : room * size;
  }

  private boolean mayBeNull(Column column) {
    return column.nullable()
        && !draft.limits(column).present()
        && !draft.required(column.name())
        && draft.assignment(column.name()) == null;
  }

  private long size(Column column, KeyTarget target) {
    CellPlan assigned = draft.assignment(column.name());
    if (assigned instanceof CellPlan.Numbered numbered) {
      return numbered.domain().size();
    } else if (assigned instanceof CellPlan.Grouped grouped) {
      return grouped.domain().size();
    }
    return column.writable()
        ? draft.domainWithKept(column, target.plain()).size()
        : KeyDomain.UNBOUNDED;
  }
}
