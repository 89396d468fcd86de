package dev.replica.seed.plan;

import dev.replica.catalog.QualifiedName;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.ReferenceGenome;
import dev.replica.genome.TableGenome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Has columns say what the rows are together that refer to theirs, once all tables are planned. */
final class TotalledCells {

  private final List<TablePlan> plans;
  private final Map<QualifiedName, TableGenome> genomes;

  /** Columns that say so already, as table and column. */
  private final Set<List<Object>> taken = new HashSet<>();

  private TotalledCells(List<TablePlan> plans, Map<QualifiedName, TableGenome> genomes) {
    this.plans = new ArrayList<>(plans);
    this.genomes = genomes;
  }

  /** @param plans of all tables, in their order */
  static List<TablePlan> of(List<TablePlan> plans, Map<QualifiedName, TableGenome> genomes) {
    TotalledCells cells = new TotalledCells(plans, genomes);
    for (int child = 0; child < plans.size(); child++) {
      cells.add(child);
    }
    return cells.plans;
  }

  private void add(int child) {
    TablePlan plan = plans.get(child);
    TableGenome genome = genomes.get(plan.table().name());
    if (genome == null) {
      return;
    }
    for (int r = 0; r < plan.references().size(); r++) {
      ReferencePlan reference = plan.references().get(r);
      int parent = reference.parentTable();
      if (parent < 0 || parent >= child || !reference.listsChildren()) {
        continue;
      }
      for (ReferenceGenome known : genome.references()) {
        if (known.name().equals(reference.known())) {
          for (ReferenceGenome.Total total : known.totals()) {
            add(child, r, parent, total);
          }
        }
      }
    }
  }

  private void add(int child, int reference, int parent, ReferenceGenome.Total total) {
    TablePlan plan = plans.get(parent);
    int place = place(plan, total.column());
    int of = total.of() == null ? -1 : place(plans.get(child), total.of());
    if (place < 0 || of < 0 && total.of() != null || !countable(plan.cells().get(place))) {
      return;
    }
    List<CellPlan.Composed.Term> plus = new ArrayList<>();
    for (ColumnGenome.Term term : total.plus()) {
      List<Integer> places =
          term.columns().stream().map(name -> place(plan, name)).toList();
      if (places.stream()
          .anyMatch(i -> i < 0 || !LinkedCells.counted(plan.cells().get(i)))) {
        return;
      }
      plus.add(new CellPlan.Composed.Term(term.factor(), places));
    }
    boolean free = !asked(plan, total.column())
        && !read(child, reference, parent, total)
        && taken.add(List.of(parent, place));
    if (free) {
      List<CellPlan> cells = new ArrayList<>(plan.cells());
      cells.set(
          place,
          new CellPlan.Totalled(
              cells.get(place).column(),
              cells.get(place),
              child,
              reference,
              total.kind(),
              of,
              plus));
      plans.set(parent, plan.with(cells));
    }
  }

  private static boolean countable(CellPlan cell) {
    return LinkedCells.lattice(cell).isPresent();
  }

  /** Whether rows are drawn by what the column holds together with others: it cannot be known before its children are. */
  private static boolean asked(TablePlan plan, String column) {
    List<String> others = plan.table().columns().stream()
        .map(each -> each.name())
        .filter(name -> !name.equals(column))
        .toList();
    return plan.checks().stream()
            .anyMatch(check -> check.mentionsAny(List.of(column))
                && (check.expression().isEmpty() || check.mentionsAny(others)))
        || plan.watched().stream().anyMatch(key -> key.mentionsAny(List.of(column)));
  }

  /** Whether rows that refer to the table's take over what stands in the column. */
  private boolean read(int child, int reference, int parent, ReferenceGenome.Total total) {
    return IntStream.range(parent + 1, plans.size()).anyMatch(table -> {
      TablePlan plan = plans.get(table);
      return plan.cells().stream().anyMatch(cell -> {
        if (cell instanceof CellPlan.Copied copied) {
          return copied.parentColumn().equals(total.column())
              && plan.references().get(copied.reference()).parentTable() == parent;
        }
        boolean first = table == child
            && cell instanceof CellPlan.Succeeding own
            && own.reference() == reference
            && total.kind() == ReferenceGenome.Total.Kind.LEAST;
        return !first
            && cell instanceof CellPlan.Succeeding later
            && later.parentColumn().equals(total.column())
            && plan.references().get(later.reference()).parentTable() == parent;
      });
    });
  }

  private static int place(TablePlan plan, String column) {
    return IntStream.range(0, plan.cells().size())
        .filter(i -> plan.cells().get(i).column().name().equals(column))
        .findFirst()
        .orElse(-1);
  }
}
