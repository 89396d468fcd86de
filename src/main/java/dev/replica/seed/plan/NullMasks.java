package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.SqlType;
import dev.replica.genome.TableGenome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides which columns of a table are null, how often and together with which. Belongs to the planning of one table. */
final class NullMasks {

  /** Share of nulls in a nullable column of which nothing is known: enough that code which forgets them fails. */
  private static final double DEFAULT_NULLS = .1;

  private final TableDraft draft;

  NullMasks(TableDraft draft) {
    this.draft = draft;
  }

  /** The genome's masks over columns that may be null here, and one of its own for each nullable column that it does not know. */
  List<TableGenome.NullMask> of(List<CellPlan> plans) {
    Set<String> maskable = maskable(plans);
    List<TableGenome.NullMask> settled = settled();
    settled.forEach(mask -> mask.columns().forEach(maskable::remove));
    List<TableGenome.NullMask> masks = new ArrayList<>();
    boolean scanned = draft.genome() != null;
    if (scanned) {
      for (TableGenome.NullMask mask : draft.genome().nullMasks()) {
        // The place of a mask in the list is its name: one that no longer applies stays, empty.
        // Columns
        // that are gone stay, because others were learned to depend on where they are null.
        masks.add(new TableGenome.NullMask(
            mask.columns().stream()
                .filter(name ->
                    maskable.contains(name) || draft.table().column(name).isEmpty())
                .toList(),
            mask.fraction()));
      }
    }
    for (ForeignKey foreignKey : draft.table().foreignKeys()) {
      if (foreignKey.full() && !maskable.containsAll(foreignKey.columns())) {
        foreignKey.columns().forEach(maskable::remove);
      }
    }
    for (Column column : draft.table().columns()) {
      if (!maskable.contains(column.name())) {
        continue;
      }
      if (draft.limits(column).absent() && !scanned) {
        masks.add(new TableGenome.NullMask(List.of(column.name()), 1));
      } else if (!known(column.name()) && !(column.type().base() instanceof SqlType.Composite)) {
        List<String> together = together(column.name()).stream()
            .filter(name -> maskable.contains(name) && !known(name))
            .toList();
        if (together.get(0).equals(column.name())) {
          masks.add(new TableGenome.NullMask(together, DEFAULT_NULLS));
        }
      }
    }
    masks.addAll(settled);
    return masks;
  }

  /** Whether a scan has told of the column, whatever the user says of it now. */
  private boolean known(String column) {
    return draft.genome() != null
        && draft.genome().columns().stream().anyMatch(known -> known.name().equals(column));
  }

  /** Masks of the columns whose share of NULLs the user says; of those too that are null together with them. */
  private List<TableGenome.NullMask> settled() {
    Map<List<String>, Double> fractions = new LinkedHashMap<>();
    for (Column column : draft.table().columns()) {
      ColumnSettings settings = draft.settings().column(column.name());
      if (settings != null && settings.nulls() > 0) {
        fractions.putIfAbsent(together(column.name()), settings.nulls());
      }
    }
    return fractions.entrySet().stream()
        .map(mask -> new TableGenome.NullMask(mask.getKey(), mask.getValue()))
        .toList();
  }

  private Set<String> maskable(List<CellPlan> plans) {
    Set<String> maskable = new HashSet<>();
    for (CellPlan plan : plans) {
      Column column = plan.column();
      ColumnSettings settings = draft.settings().column(column.name());
      if (column.nullable()
          && (settings == null || !settings.settlesNulls())
          && !(plan instanceof CellPlan.Omitted)
          && !(plan instanceof CellPlan.Numbered)
          && !(plan instanceof CellPlan.Grouped)
          && !(plan instanceof CellPlan.Sequenced)
          && !(plan instanceof CellPlan.Referring referring
              && draft.references().leveled(referring.reference(), draft.genome()))
          && !draft.limits(column).present()
          && !draft.required(column.name())) {
        maskable.add(column.name());
      }
    }
    return maskable;
  }

  /** The columns of the reference that fills the column: half a parent's key refers to nothing, and MATCH FULL forbids it. */
  private List<String> together(String column) {
    int reference = draft.references().filler(column);
    return reference < 0
        ? List.of(column)
        : draft.table().columns().stream()
            .map(Column::name)
            .filter(name -> draft.references().filler(name) == reference)
            .toList();
  }
}
