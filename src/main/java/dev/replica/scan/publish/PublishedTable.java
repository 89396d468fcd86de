package dev.replica.scan.publish;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.ReferenceGenome;
import dev.replica.genome.TableGenome;
import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.ReferenceProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table that is published but for its references, which wait for the numbers of rows of all tables. Safe for
 * threads.
 */
public final class PublishedTable {

  private final TableGenome genome;
  private final List<ReferenceProfile> references;
  private final Map<ForeignKey, ReferenceGenome.FanOut> fanOuts;
  private final Map<String, ReferenceGenome.Agreement> agreements;
  private final Map<String, List<ReferenceGenome.Total>> totals;
  private volatile ParentRows rows;

  /**
   * @param fanOuts those that are known, by their references' keys
   * @param agreements of references, by their names
   * @param totals that parents have of this table's rows, by the references' names
   * @param rows null where no other table depends on this one
   */
  PublishedTable(
      TableGenome genome,
      List<ReferenceProfile> references,
      Map<ForeignKey, ReferenceGenome.FanOut> fanOuts,
      Map<String, ReferenceGenome.Agreement> agreements,
      Map<String, List<ReferenceGenome.Total>> totals,
      ParentRows rows) {
    this.totals = Map.copyOf(totals);
    this.agreements = Map.copyOf(agreements);
    this.fanOuts = new HashMap<>(fanOuts);
    this.genome = genome;
    this.references = List.copyOf(references);
    this.rows = rows;
  }

  /** What tables that refer to this one need of its rows; empty once it was let go. */
  Optional<ParentRows> rowsForChildren() {
    return Optional.ofNullable(rows);
  }

  /** Lets the raw values go that were kept for tables that depend on this one. */
  public void release() {
    rows = null;
  }

  QualifiedName name() {
    return new QualifiedName(genome.schema(), genome.name());
  }

  long rows() {
    return genome.rows();
  }

  /** The references that go by popularity, with this table's name. */
  List<SiblingFanOuts.Reference> references() {
    return references.stream()
        .filter(reference -> fanOuts.get(reference.key()) != null)
        .map(reference -> new SiblingFanOuts.Reference(name(), reference))
        .toList();
  }

  /**
   * The whole table.
   *
   * @param rows of all tables
   * @param siblings of references, where they have any
   */
  TableGenome complete(
      Map<QualifiedName, Long> rows,
      Map<SiblingFanOuts.Reference, ReferenceGenome.Sibling> siblings,
      PublishingPolicy policy) {
    return new TableGenome(
        genome.schema(),
        genome.name(),
        genome.rows(),
        genome.partitionKey(),
        genome.columns(),
        genome.keys(),
        references.stream()
            .filter(reference -> reference.key().condition().map(this::tells).orElse(true))
            .map(reference -> reference(
                reference,
                rows,
                siblings.get(new SiblingFanOuts.Reference(name(), reference)),
                policy))
            .toList(),
        genome.checks(),
        genome.nullMasks(),
        genome.dependence());
  }

  /** A value that says which table is referred to is told where the column's own values tell it. */
  private boolean tells(ForeignKey.Condition condition) {
    return genome.columns().stream()
        .filter(column -> column.name().equals(condition.column()))
        .map(ColumnGenome::values)
        .anyMatch(values -> values instanceof ValueModel.Category category
            && category.values().contains(condition.value())
            && category.shares().get(category.values().indexOf(condition.value())) > 0);
  }

  private ReferenceGenome reference(
      ReferenceProfile reference,
      Map<QualifiedName, Long> rows,
      ReferenceGenome.Sibling sibling,
      PublishingPolicy policy) {
    var key = reference.key();
    ReferenceGenome.FanOut fanOut = fanOuts.containsKey(key)
        ? fanOuts.get(key)
        : FanOuts.of(reference, rows.getOrDefault(key.parent(), 0L), policy);
    return new ReferenceGenome(
        key.name(),
        key.columns(),
        key.parent().schema(),
        key.parent().name(),
        key.parentColumns(),
        key.full(),
        key.deferrable(),
        key.initiallyDeferred(),
        fanOut == null || sibling == null ? fanOut : fanOut.with(sibling),
        reference.clustered(),
        key.soft(),
        key.condition()
            .map(condition -> new ReferenceGenome.Condition(condition.column(), condition.value()))
            .orElse(null),
        agreements.get(key.name()),
        totals.getOrDefault(key.name(), List.of()));
  }
}
