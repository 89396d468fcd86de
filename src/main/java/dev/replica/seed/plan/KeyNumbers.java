package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.SqlType;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.ValueModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes keys hold by columns of their own: rows are numbered, and the number tells the columns' values. Not thread-safe. */
final class KeyNumbers {

  /** A column with so many times more values than rows is distinct by itself rather than crossed with others. */
  static final long ROOMY = 50;

  private final TableDraft draft;

  KeyNumbers(TableDraft draft) {
    this.draft = draft;
  }

  /** Rows of one parent at the least, were they divided evenly. */
  long perParent(int reference) {
    return draft.rows() / Math.max(1, draft.references().parentRows(reference)) + 1;
  }

  /** How many rows the columns tell apart. */
  long room(List<Column> columns, KeyTarget target, long needed) {
    return space(columns, domains(columns, target, needed));
  }

  /**
   * Lets all columns rise with the rows, each by steps of its own: sums, differences and strings of them then differ too.
   *
   * @return the columns that are distinct by it, each by itself
   */
  List<Set<String>> inStep(List<Column> columns, KeyTarget target) {
    long room = Long.MAX_VALUE;
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      KeyDomain domain = draft.domain(column, target.plain(), draft.rows());
      if (domain instanceof KeyDomain.Grid grid
          && grid.lattice() != null
          && grid.size() / (i + 1) >= draft.rows()) {
        domain = new KeyDomain.Grid(
            grid.lattice(), grid.first(), grid.step() * (i + 1), grid.size() / (i + 1));
      }
      if (i > 0 && domain.size() < draft.rows()) {
        continue;
      }
      room = Math.min(room, domain.size());
      draft.assign(
          column.name(),
          new CellPlan.Numbered(column, domain, new Numbering(-1, domain.size(), true), 1));
    }
    draft.cap(room, target.toString());
    return columns.stream()
        .map(Column::name)
        .filter(draft::assigned)
        .map(Set::of)
        .toList();
  }

  /**
   * Numbers the rows over the columns' domains.
   *
   * @param reference the one whose children are numbered for each parent anew; -1 for the whole table
   */
  void number(List<Column> columns, int reference, KeyTarget target) {
    long needed = reference < 0 ? draft.rows() : perParent(reference);
    Map<String, KeyDomain> domains = domains(columns, target, columns.size() == 1 ? needed : 1);
    if (columns.size() > 1 && space(columns, domains) < needed) {
      // What was seen is too little for so many rows: let every column grow.
      domains = domains(columns, target, needed);
    }
    List<Column> bySize = bySize(columns, domains);
    Column roomiest = bySize.get(bySize.size() - 1);
    if (columns.size() > 1 && reference < 0) {
      domains.put(roomiest.name(), draft.domainBesideKept(roomiest, target.plain()));
    }
    boolean alone = columns.size() == 1
        || domains.get(roomiest.name()).size() / ROOMY >= needed
            && isWhole(roomiest)
            && reference >= 0;
    List<Column> taken = alone ? List.of(roomiest) : bySize;
    if (reference < 0 && taken.size() > 1 && group(taken, domains, target)) {
      return;
    }
    cross(alone ? taken : reversed(taken), domains, reference, target);
  }

  private Map<String, KeyDomain> domains(List<Column> columns, KeyTarget target, long needed) {
    Map<String, KeyDomain> domains = new HashMap<>();
    columns.forEach(
        column -> domains.put(column.name(), draft.domain(column, target.plain(), needed)));
    return domains;
  }

  private static List<Column> bySize(List<Column> columns, Map<String, KeyDomain> domains) {
    return columns.stream()
        .sorted(Comparator.comparingLong(
                (Column column) -> domains.get(column.name()).size())
            .thenComparing(Column::ordinal))
        .toList();
  }

  private static List<Column> reversed(List<Column> columns) {
    List<Column> reversed = new ArrayList<>(columns);
    Collections.reverse(reversed);
    return reversed;
  }

  private static long space(List<Column> columns, Map<String, KeyDomain> domains) {
    long space = 1;
    for (Column column : columns) {
      long size = Math.max(1, domains.get(column.name()).size());
      space = size > KeyDomain.UNBOUNDED / space ? KeyDomain.UNBOUNDED : space * size;
    }
    return space;
  }

  /** Divides the rows among the combinations of all columns but the roomiest; false where there are too many of them. */
  private boolean group(List<Column> columns, Map<String, KeyDomain> domains, KeyTarget target) {
    List<Column> leading = columns.subList(0, columns.size() - 1);
    if (space(leading, domains) > Grouping.MOST) {
      return false;
    }
    Column last = columns.get(columns.size() - 1);
    List<Integer> sizes =
        leading.stream().map(column -> (int) domains.get(column.name()).size()).toList();
    List<List<Double>> weights = leading.stream()
        .map(column -> KeyWeights.of(domains.get(column.name()), draft.genome(column.name())))
        .toList();
    Grouping grouping = new Grouping(sizes, weights, domains.get(last.name()).size());
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).name();
      draft.assign(name, new CellPlan.Grouped(columns.get(i), domains.get(name), grouping, i));
    }
    draft.cap(space(columns, domains), target.toString());
    return true;
  }

  /** Takes as many columns as a long can number. */
  private void cross(
      List<Column> columns, Map<String, KeyDomain> domains, int reference, KeyTarget target) {
    long space = 1;
    List<Column> taken = new ArrayList<>();
    for (Column column : columns) {
      long size = domains.get(column.name()).size();
      if (size > (1L << 61) / Math.max(1, space)) {
        if (taken.isEmpty()) {
          taken.add(column);
          space = KeyDomain.UNBOUNDED;
        }
        break;
      }
      space *= size;
      taken.add(column);
    }
    boolean ascending =
        taken.size() == 1 && ascending(taken.get(0), domains.get(taken.get(0).name()), reference);
    Numbering numbering = new Numbering(reference, space, ascending);
    long radix = 1;
    for (Column column : taken) {
      KeyDomain domain = domains.get(column.name());
      draft.assign(column.name(), new CellPlan.Numbered(column, domain, numbering, radix));
      radix *= space == KeyDomain.UNBOUNDED ? 1 : domain.size();
    }
    if (reference >= 0) {
      draft.references().limit(reference, space);
    } else {
      draft.cap(space, target.toString());
    }
  }

  private static boolean isWhole(Column column) {
    return column.type().base() instanceof SqlType.Scalar scalar
        && (scalar.is("int4") || scalar.is("int8") || scalar.is("int2"));
  }

  /** Numbers that a sequence gives, and positions within a parent, ascend; what was drawn from a range is scattered over it. */
  private boolean ascending(Column column, KeyDomain domain, int reference) {
    if (!(domain instanceof KeyDomain.Grid grid)) {
      return false;
    }
    ColumnGenome genome = draft.genome(column.name());
    boolean serial =
        genome == null || genome.values() == null || genome.values() instanceof ValueModel.Serial;
    return grid.lattice() == null
        || column.sequence().isPresent()
        || serial
        || reference >= 0 && !grid.lattice().temporal();
  }
}
