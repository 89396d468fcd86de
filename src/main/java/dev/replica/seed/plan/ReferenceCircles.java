package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds columns that would take their values from each other in a circle, by way of their tables' references. Not thread-safe. */
final class ReferenceCircles {

  /** A foreign key with the table that has it. */
  record Link(QualifiedName child, ForeignKey foreignKey) {}

  /**
   * A column that takes its value from another table's.
   *
   * @param table its place in the plan
   */
  private record Spot(int table, String column) {}

  /** How little is lost without the foreign key: soft, then nullable ones come first. */
  private final Comparator<Spot> weakest = Comparator.comparing(
          (Spot spot) -> !reference(spot).foreignKey().soft())
      .thenComparing(spot -> reference(spot).required())
      .thenComparing(spot -> table(spot).table().name())
      .thenComparing(Spot::column);

  private final List<TablePlan> plans;
  private final Set<Spot> path = new LinkedHashSet<>();
  private final Set<Spot> done = new HashSet<>();

  private ReferenceCircles(List<TablePlan> plans) {
    this.plans = plans;
  }

  /** The foreign key of a circle that is easiest to do without; empty where there is no circle. */
  static Optional<Link> find(List<TablePlan> plans) {
    return new ReferenceCircles(plans).find();
  }

  private Optional<Link> find() {
    for (int table = 0; table < plans.size(); table++) {
      for (Column column : plans.get(table).table().columns()) {
        Collection<Spot> circle = circle(new Spot(table, column.name()));
        if (!circle.isEmpty()) {
          Spot cut = circle.stream().min(weakest).orElseThrow();
          return Optional.of(new Link(table(cut).table().name(), reference(cut).foreignKey()));
        }
      }
    }
    return Optional.empty();
  }

  /** The circle that following the column runs into; empty where it ends. */
  private Collection<Spot> circle(Spot from) {
    path.clear();
    Spot spot = from;
    while (spot != null && done.add(spot)) {
      path.add(spot);
      spot = next(spot);
    }
    if (spot == null || !path.contains(spot)) {
      return List.of();
    }
    List<Spot> walked = new ArrayList<>(path);
    return walked.subList(walked.indexOf(spot), walked.size());
  }

  /** The column that the value comes from; null where it is the column's own. */
  private Spot next(Spot spot) {
    ReferencePlan reference = reference(spot);
    if (reference == null || reference.parentTable() < 0 || table(spot).rows() == 0) {
      return null;
    }
    ForeignKey foreignKey = reference.foreignKey();
    return new Spot(
        reference.parentTable(),
        foreignKey.parentColumns().get(foreignKey.columns().indexOf(spot.column())));
  }

  private TablePlan table(Spot spot) {
    return plans.get(spot.table());
  }

  private ReferencePlan reference(Spot spot) {
    return table(spot).cells().stream()
        .filter(cell -> cell.column().name().equals(spot.column()))
        .filter(CellPlan.Referring.class::isInstance)
        .map(cell -> table(spot).references().get(((CellPlan.Referring) cell).reference()))
        .findFirst()
        .orElse(null);
  }
}
