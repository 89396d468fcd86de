package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.Dependence;
import dev.replica.genome.Genome;
import dev.replica.genome.ReferenceGenome;
import dev.replica.genome.TableGenome;
import dev.replica.genome.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A genome as it would tell of today's schema: its tables and columns under the names that they have now, its distributions in
 * today's types. What has not changed is the very same object.
 */
public final class TodaysGenome {

  private final Map<QualifiedName, Table> today;
  private final Renames renames;
  private final Map<QualifiedName, Table> scanned;

  /** For each table that the genome knows, its columns' names of today by the scanned ones. */
  private final Map<QualifiedName, Map<String, String>> columns = new HashMap<>();

  private final Map<QualifiedName, TableGenome> known = new HashMap<>();

  /** Today's names of tables by the scanned ones. */
  private final Map<QualifiedName, QualifiedName> tables = new HashMap<>();

  private TodaysGenome(Genome genome, Schema today) {
    this.today = today.byName();
    genome
        .tables()
        .forEach(table -> known.put(new QualifiedName(table.schema(), table.name()), table));
    Schema before = GenomeSchema.of(genome);
    scanned = before.byName();
    renames = Renames.of(before, today);
    renames.tables().forEach((now, old) -> tables.put(old, now));
    for (Table table : today.tables()) {
      Table old = scanned.get(renames.scanned(table.name()));
      if (old != null) {
        Map<String, String> names = new HashMap<>();
        Renames.columns(old, table).forEach((now, then) -> names.put(then, now));
        columns.put(old.name(), names);
      }
    }
  }

  /** The genome for the schema. */
  public static Genome of(Genome genome, Schema today) {
    TodaysGenome todays = new TodaysGenome(genome, today);
    return new Genome(
        genome.format(),
        genome.source(),
        genome.types(),
        genome.tables().stream().map(todays::table).toList());
  }

  private TableGenome table(TableGenome genome) {
    QualifiedName name = new QualifiedName(genome.schema(), genome.name());
    QualifiedName now = tables.getOrDefault(name, name);
    Table table = today.get(now);
    if (table == null) {
      return genome;
    }
    Map<String, String> names = columns.get(name);
    List<ColumnGenome> told = new ArrayList<>();
    for (ColumnGenome column : genome.columns()) {
      told.add(column(column, names, scanned.get(name), table, genome));
    }
    return new TableGenome(
        now.schema(),
        now.name(),
        genome.rows(),
        genome.partitionKey(),
        told,
        genome.keys(),
        genome.references().stream()
            .map(reference -> reference(reference, genome, names))
            .toList(),
        genome.checks(),
        genome.nullMasks().stream()
            .map(mask -> new TableGenome.NullMask(renamed(mask.columns(), names), mask.fraction()))
            .toList(),
        dependence(genome, names));
  }

  private ColumnGenome column(
      ColumnGenome genome,
      Map<String, String> names,
      Table scanned,
      Table today,
      TableGenome table) {
    String name = names.getOrDefault(genome.name(), genome.name());
    Column column = today.column(name).orElse(null);
    Column old = scanned.column(genome.name()).orElseThrow();
    if (column == null
        || name.equals(genome.name()) && column.type().sql().equals(old.type().sql())) {
      boolean alone = genome.difference() == null
          && genome.lookup() == null
          && genome.copy() == null
          && genome.formula() == null;
      return alone ? genome : following(genome, names, table);
    }
    return following(
        new ColumnGenome(
            name,
            TypeName.of(column.type().sql()),
            genome.nullable(),
            genome.generation(),
            genome.defaulted(),
            genome.sequence(),
            genome.distinct(),
            column.type().sql().equals(old.type().sql())
                ? genome.values()
                : TypeChange.converted(genome.values(), old.type(), column.type()),
            genome.difference(),
            column.type().sql().equals(old.type().sql()) ? genome.lookup() : null,
            genome.copy(),
            genome.formula()),
        names,
        table);
  }

  private ColumnGenome following(ColumnGenome genome, Map<String, String> own, TableGenome table) {
    ColumnGenome.Difference difference = genome.difference();
    ColumnGenome.Lookup lookup = genome.lookup();
    ColumnGenome.Copy copy = genome.copy();
    if (difference != null) {
      Map<String, String> names =
          difference.by() == null ? own : names(table, List.of(difference.by()));
      difference = new ColumnGenome.Difference(
          names.getOrDefault(difference.column(), difference.column()),
          difference.by(),
          difference.values());
    }
    if (copy != null) {
      copy = new ColumnGenome.Copy(
          copy.by(),
          names(table, List.of(copy.by())).getOrDefault(copy.column(), copy.column()),
          copy.share());
    }
    return new ColumnGenome(
        genome.name(),
        genome.type(),
        genome.nullable(),
        genome.generation(),
        genome.defaulted(),
        genome.sequence(),
        genome.distinct(),
        genome.values(),
        difference,
        lookup == null
            ? null
            : new ColumnGenome.Lookup(
                own.getOrDefault(lookup.column(), lookup.column()), lookup.values()),
        copy,
        formula(genome.formula(), own));
  }

  private static ColumnGenome.Formula formula(
      ColumnGenome.Formula formula, Map<String, String> names) {
    return formula == null
        ? null
        : new ColumnGenome.Formula(
            formula.terms().stream()
                .map(term -> new ColumnGenome.Term(term.factor(), renamed(term.columns(), names)))
                .toList(),
            formula.rest(),
            formula.times());
  }

  private ReferenceGenome reference(
      ReferenceGenome reference, TableGenome child, Map<String, String> names) {
    QualifiedName parent = new QualifiedName(reference.parentSchema(), reference.parentTable());
    QualifiedName now = tables.getOrDefault(parent, parent);
    ReferenceGenome.Condition condition = reference.condition();
    return new ReferenceGenome(
        reference.name(),
        renamed(reference.columns(), names),
        now.schema(),
        now.name(),
        renamed(reference.parentColumns(), columns.getOrDefault(parent, Map.of())),
        reference.full(),
        reference.deferrable(),
        reference.initiallyDeferred(),
        fanOut(reference.fanOut(), child, known.get(parent)),
        reference.clustered(),
        reference.soft(),
        condition == null
            ? null
            : new ReferenceGenome.Condition(
                names.getOrDefault(condition.column(), condition.column()), condition.value()),
        reference.agreement(),
        reference.totals().stream()
            .map(total -> total(total, names, columns.getOrDefault(parent, Map.of())))
            .toList());
  }

  private static ReferenceGenome.Total total(
      ReferenceGenome.Total total, Map<String, String> own, Map<String, String> parents) {
    return new ReferenceGenome.Total(
        parents.getOrDefault(total.column(), total.column()),
        total.kind(),
        total.of() == null ? null : own.getOrDefault(total.of(), total.of()),
        total.plus().stream()
            .map(term -> new ColumnGenome.Term(term.factor(), renamed(term.columns(), parents)))
            .toList());
  }

  private ReferenceGenome.FanOut fanOut(
      ReferenceGenome.FanOut fanOut, TableGenome child, TableGenome parent) {
    if (fanOut == null || parent == null) {
      return fanOut;
    }
    ReferenceGenome.Choice choice = fanOut.choice();
    Map<String, String> names =
        columns.getOrDefault(new QualifiedName(parent.schema(), parent.name()), Map.of());
    return new ReferenceGenome.FanOut(
        fanOut.ranks(),
        fanOut.counts(),
        variables(parent, fanOut.popularity()),
        fanOut.levels(),
        fanOut.parents(),
        choice == null
            ? null
            : new ReferenceGenome.Choice(
                choice.column() == null
                    ? null
                    : names.getOrDefault(choice.column(), choice.column()),
                variables(child, choice.variables())),
        fanOut.favourites(),
        sibling(fanOut.sibling()),
        events(fanOut.events(), child));
  }

  private ReferenceGenome.Events events(ReferenceGenome.Events events, TableGenome child) {
    if (events == null) {
      return null;
    }
    Map<String, String> names =
        columns.getOrDefault(new QualifiedName(child.schema(), child.name()), Map.of());
    return new ReferenceGenome.Events(
        names.getOrDefault(events.column(), events.column()),
        events.order(),
        events.drift(),
        events.week(),
        span(events.first(), child),
        span(events.pace(), child),
        events.reach() == null ? null : span(events.reach(), child),
        span(events.gap(), child));
  }

  private ReferenceGenome.Span span(ReferenceGenome.Span span, TableGenome child) {
    return new ReferenceGenome.Span(span.values(), variables(child, span.variables()));
  }

  private ReferenceGenome.Sibling sibling(ReferenceGenome.Sibling sibling) {
    if (sibling == null) {
      return null;
    }
    QualifiedName before = new QualifiedName(sibling.schema(), sibling.table());
    QualifiedName now = tables.getOrDefault(before, before);
    return new ReferenceGenome.Sibling(
        now.schema(), now.name(), sibling.reference(), sibling.correlation());
  }

  private List<Dependence.Variable> variables(
      TableGenome genome, List<Dependence.Variable> variables) {
    return variables.stream()
        .map(variable -> variable.column() == null
            ? variable
            : variable.ofColumn(
                names(genome, variable.by()).getOrDefault(variable.column(), variable.column())))
        .toList();
  }

  /** The columns' names in the table that references lead to from another; none where they lead nowhere known. */
  private Map<String, String> names(TableGenome from, List<String> by) {
    TableGenome at = from;
    for (String name : by) {
      at = at == null
          ? null
          : at.references().stream()
              .filter(reference -> reference.name().equals(name))
              .map(
                  reference -> new QualifiedName(reference.parentSchema(), reference.parentTable()))
              .map(known::get)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
    }
    return at == null
        ? Map.of()
        : columns.getOrDefault(new QualifiedName(at.schema(), at.name()), Map.of());
  }

  private Dependence dependence(TableGenome genome, Map<String, String> names) {
    Dependence dependence = genome.dependence();
    if (dependence instanceof Dependence.Trees trees) {
      return new Dependence.Trees(
          trees.nullPatterns(), trees.nullTree(), variables(genome, trees.variables()));
    }
    return dependence instanceof Dependence.Gaussian gaussian
        ? new Dependence.Gaussian(
            gaussian.position(),
            gaussian.nullMasks(),
            renamed(gaussian.columns(), names),
            gaussian.correlation())
        : dependence;
  }

  private static List<String> renamed(List<String> columns, Map<String, String> names) {
    return columns.stream()
        .map(column -> names.getOrDefault(column, column))
        .collect(Collectors.toList());
  }
}
