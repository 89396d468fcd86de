package dev.replica.scan.publish;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.Dependence;
import dev.replica.genome.Fingerprint;
import dev.replica.genome.Genome;
import dev.replica.genome.ReferenceGenome;
import dev.replica.genome.Source;
import dev.replica.genome.TableGenome;
import dev.replica.genome.ValueModel;
import dev.replica.genome.ValueParts;
import dev.replica.scan.profile.ReferenceProfile;
import dev.replica.scan.profile.TableProfile;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Turns profiles into a genome: the one way out for what a scan has seen. Immutable, safe for threads. */
public final class Publisher {

  /** A typing error that puts a row into the far future is no last day. */
  private static final double NEARLY_ALL = 0.999;

  private final PublishingPolicy policy;
  private final DependenceChoice choice;

  public Publisher(PublishingPolicy policy, DependenceChoice choice) {
    this.policy = policy;
    this.choice = choice;
  }

  /** Publishes a table that no other depends on. */
  public PublishedTable table(TableProfile profile) {
    return table(profile, Map.of(), false);
  }

  /**
   * Publishes one table, so that its raw values can be let go.
   *
   * @param parents tables that are published, those among them that this one refers to and may depend on
   * @param referred whether other tables, to be published later, may depend on this one
   */
  public PublishedTable table(
      TableProfile profile, Map<QualifiedName, PublishedTable> parents, boolean referred) {
    boolean independent = choice.kind() == DependenceChoice.Kind.INDEPENDENT;
    Map<QualifiedName, ParentRows> rows = new TreeMap<>();
    parents.forEach((name, table) -> table.rowsForChildren().ifPresent(all -> rows.put(name, all)));
    List<Lineage> lineages =
        independent ? List.of() : Lineage.of(profile, Ancestry.of(profile, rows));
    Map<ForeignKey, ReferenceGenome.FanOut> fanOuts =
        fanOuts(profile, independent ? Map.of() : rows);
    List<Lineage.Inherited> standings = profile.references().stream()
        .filter(reference -> !independent && reference.key().condition().isEmpty())
        .filter(reference -> rows.containsKey(reference.key().parent()))
        .map(reference -> Standing.of(
            profile,
            reference,
            fanOuts.get(reference.key()),
            rows.get(reference.key().parent()).profile().rows()))
        .filter(Objects::nonNull)
        .toList();
    Map<String, ReferenceGenome.Choice> choices =
        independent ? Map.of() : Choices.of(profile, lineages, standings, policy);
    fanOuts.replaceAll((key, fanOut) -> fanOut != null && choices.containsKey(key.name())
        ? fanOut.with(choices.get(key.name()))
        : fanOut);
    List<Lineage.Inherited> own = new ArrayList<>(standings);
    profile.references().stream()
        .map(reference -> independent ? null : Slots.of(profile, reference))
        .filter(Objects::nonNull)
        .forEach(own::add);
    TablePublisher publisher = new TablePublisher(
        profile, lineages, own, sequential() ? lineages(profile.families(), rows) : null, policy);
    TableGenome genome = publisher.publish(choice);
    if (publisher.sequence() != null && !(genome.dependence() instanceof Dependence.Gaussian)) {
      fanOuts.replaceAll((key, fanOut) ->
          fanOut != null && key.name().equals(publisher.sequence().reference())
              ? fanOut.with(publisher.sequence().events())
              : fanOut);
    }
    return new PublishedTable(
        genome,
        profile.references(),
        fanOuts,
        Agreements.of(lineages, policy),
        Totals.of(profile, lineages, policy),
        referred && !independent ? new ParentRows(profile, publisher.ranked(), lineages) : null);
  }

  private boolean sequential() {
    return choice.kind() == DependenceChoice.Kind.AUTO
        || choice.kind() == DependenceChoice.Kind.TREES;
  }

  private static Map<ForeignKey, List<Lineage>> lineages(
      Map<ForeignKey, TableProfile> families, Map<QualifiedName, ParentRows> rows) {
    Map<ForeignKey, List<Lineage>> lineages = new HashMap<>();
    families.forEach(
        (key, family) -> lineages.put(key, Lineage.of(family, Ancestry.of(family, rows))));
    return lineages;
  }

  /** The fan-outs of references to tables that are published, by the references' keys. */
  private Map<ForeignKey, ReferenceGenome.FanOut> fanOuts(
      TableProfile profile, Map<QualifiedName, ParentRows> parents) {
    Map<ForeignKey, ReferenceGenome.FanOut> fanOuts = new HashMap<>();
    for (ReferenceProfile reference : profile.references()) {
      ParentRows parent = parents.get(reference.key().parent());
      if (parent != null && reference.key().condition().isEmpty()) {
        ReferenceGenome.FanOut plain = FanOuts.of(reference, parent.profile().rows(), policy);
        ReferenceGenome.FanOut weighed = Popularity.of(plain, reference, parent, policy);
        fanOuts.put(
            reference.key(),
            weighed == null ? null : weighed.with(Favourites.of(reference, parent, policy)));
      }
      Levels levels = Levels.of(profile, reference.key(), policy);
      ReferenceGenome.FanOut plain =
          levels == null ? null : FanOuts.of(reference, profile.rows(), policy);
      if (plain != null) {
        fanOuts.put(
            reference.key(),
            new ReferenceGenome.FanOut(
                plain.ranks(), plain.counts(), List.of(), levels.shares(), levels.parents()));
      }
    }
    return fanOuts;
  }

  /** The genome of all of the schema's tables. */
  public Genome genome(Schema schema, List<PublishedTable> published) {
    Map<QualifiedName, Long> rows = new TreeMap<>();
    Map<QualifiedName, TableGenome> tables = new TreeMap<>();
    published.forEach(table -> rows.put(table.name(), table.rows()));
    Map<SiblingFanOuts.Reference, ReferenceGenome.Sibling> siblings =
        choice.kind() == DependenceChoice.Kind.INDEPENDENT
            ? Map.of()
            : SiblingFanOuts.of(
                published.stream()
                    .sorted(Comparator.comparing(PublishedTable::name))
                    .flatMap(table -> table.references().stream())
                    .toList(),
                rows);
    published.forEach(table -> tables.put(table.name(), table.complete(rows, siblings, policy)));
    Genome genome = new Genome(
        Genome.FORMAT,
        new Source("", "", null),
        SchemaFacts.types(schema),
        List.copyOf(tables.values()));
    // A database without rows has nothing that a seeding could destroy: it may be scanned and
    // seeded.
    if (published.stream().allMatch(table -> table.rows() == 0)) {
      return genome;
    }
    Source source = Fingerprint.of(schema.identity(), genome, lastDay(genome.tables()));
    return new Genome(genome.format(), source, genome.types(), genome.tables());
  }

  /**
   * The latest day of any timestamp, or of any date where there are no timestamps: a date of its own is more often one
   * to come; or else of those that strings write. From the published knots, the last of which may lie beyond the data by a rounding.
   */
  private static String lastDay(List<TableGenome> tables) {
    List<ColumnGenome> columns =
        tables.stream().flatMap(table -> table.columns().stream()).toList();
    return Stream.of("timestamp", "date")
        .map(type -> latest(columns.stream()
            .filter(column -> column.type().sql().startsWith(type))
            .map(column -> ValueParts.times(column.values()))))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> latest(columns.stream().flatMap(column -> written(column.values()))));
  }

  private static String latest(Stream<ValueModel.Time> times) {
    return times
        .filter(Objects::nonNull)
        .map(Publisher::day)
        .filter(day -> day.length() == 10)
        .max(String::compareTo)
        .orElse(null);
  }

  /** The dates and timestamps that strings write, in documents too. */
  private static Stream<ValueModel.Time> written(ValueModel values) {
    if (ValueParts.told(values) instanceof ValueModel.Json json) {
      return Stream.concat(
          written(json.values()), json.fields().stream().flatMap(field -> written(field.value())));
    }
    return Stream.ofNullable(ValueParts.times(values))
        .filter(time -> time.at().get(0).indexOf('-') > 0);
  }

  /** The day at or before which {@link #NEARLY_ALL} of the values lie. */
  private static String day(ValueModel.Time time) {
    int knot = 1;
    while (time.cumulative().get(knot) < NEARLY_ALL) {
      knot++;
    }
    LocalDateTime low = instant(time.at().get(knot - 1));
    double before = time.cumulative().get(knot - 1);
    double share = (NEARLY_ALL - before) / (time.cumulative().get(knot) - before);
    long seconds = Duration.between(low, instant(time.at().get(knot))).toSeconds();
    return low.plusSeconds((long) (share * seconds)).toLocalDate().toString();
  }

  private static LocalDateTime instant(String knot) {
    return knot.indexOf('T') < 0 ? LocalDate.parse(knot).atStartOfDay() : LocalDateTime.parse(knot);
  }
}
