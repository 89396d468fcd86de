package dev.replica.scan.publish;

import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.Dependence;
import dev.replica.genome.GenomeFile;
import dev.replica.genome.TableGenome;
import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Publishes one table: first what its categories are, then their order, then each column, then how they depend on each
 * other.
 */
final class TablePublisher {

  private final TableProfile profile;
  private final Table table;
  private final PublishingPolicy policy;
  private final Findings findings;
  private final Roles roles;
  private final NullMasks masks;

  /** Of the columns, by name; null for those that have none. */
  private final Map<String, ValueModel> models = new HashMap<>();

  private final TableVariables variables;

  /** Null for none. */
  private final Gaps.Sequence sequence;

  TablePublisher(TableProfile profile, PublishingPolicy policy) {
    this(profile, List.of(), List.of(), null, policy);
  }

  /**
   * @param lineages of the table
   * @param standings of the rows' parents, and of the rows among those of one parent
   * @param families lineages of rows of whole families, by foreign keys; null where no times that follow each other are looked for
   */
  TablePublisher(
      TableProfile profile,
      List<Lineage> lineages,
      List<Lineage.Inherited> standings,
      Map<ForeignKey, List<Lineage>> families,
      PublishingPolicy policy) {
    this.profile = profile;
    this.policy = policy;
    table = profile.table();
    findings = Findings.of(profile, lineages, policy);
    roles = findings.roles();
    masks = NullMasks.of(profile, policy);
    profile.columns().forEach(column -> models.put(column.column().name(), model(column)));
    List<Lineage.Inherited> inherited = Stream.concat(
            standings.stream(),
            lineages.stream()
                .filter(Lineage::complete)
                .flatMap(lineage -> lineage.inherited().stream()))
        .toList();
    sequence =
        families == null ? null : Gaps.of(profile, lineages, standings, families, findings, policy);
    variables = new TableVariables(
        profile,
        inherited,
        sequence == null ? null : sequence.events().column(),
        policy,
        findings,
        models,
        masks);
  }

  /** The table's genome, but for its references: these need the parents' numbers of rows. */
  TableGenome publish(DependenceChoice choice) {
    boolean told =
        choice.kind() != DependenceChoice.Kind.INDEPENDENT && policy.tells(profile.sampled());
    List<ColumnGenome> columns = profile.columns().stream()
        .map(column -> column(column, models.get(column.column().name())))
        .toList();
    TableGenome independent = genome(columns, null);
    if (!told) {
      return independent;
    }
    int characters = GenomeFile.characters(independent);
    return genome(
        columns,
        new TableDependence(variables, profile.sampled())
            .of(
                form(choice),
                each -> characters + (each == null ? 0 : GenomeFile.characters(each))));
  }

  /** Only trees are given times that others were drawn by. */
  private DependenceChoice form(DependenceChoice choice) {
    return sequence != null && choice.kind() == DependenceChoice.Kind.AUTO
        ? new DependenceChoice(DependenceChoice.Kind.TREES, choice.bytes())
        : choice;
  }

  /** The times that follow each other by one of the table's references; null for none. */
  Gaps.Sequence sequence() {
    return sequence;
  }

  /** The columns whose ranks children may depend on, by name. */
  Map<String, Ranked> ranked() {
    return variables.ranked();
  }

  private TableGenome genome(List<ColumnGenome> columns, Dependence dependence) {
    return new TableGenome(
        table.name().schema(),
        table.name().name(),
        profile.rows(),
        table.partitionKey().orElse(null),
        columns,
        table.keys().stream().map(SchemaFacts::key).toList(),
        List.of(),
        SchemaFacts.checks(table.checks()),
        masks.masks(),
        dependence);
  }

  private ValueModel model(ColumnProfile column) {
    String name = column.column().name();
    if (roles.refers(name) || column.column().generation() == Column.Generation.COMPUTED) {
      return null;
    }
    if (findings.formed(column) != null) {
      return findings.formed(column).model();
    }
    if (column.values() instanceof Texts texts) {
      return strings(column, texts);
    }
    if (roles.serial(column)) {
      return new ValueModel.Serial();
    }
    if (column.values() instanceof Numbers numbers) {
      return findings.values(name, numbers).model();
    }
    return ValueModels.of(column.values(), policy);
  }

  private ValueModel strings(ColumnProfile column, Texts texts) {
    Literals literals = findings.categories(column.column().name());
    boolean address = isAddress(column.column().type().base());
    if (address && (literals == null || literals.others() > 0)) {
      return roles.unique(column.column())
          ? null
          : Networks.of(texts, column.distinct(), roles.present(column), policy);
    }
    boolean text = isText(column.column().type().base());
    if (literals != null) {
      return Strings.category(texts, literals, text, column.distinct(), policy);
    }
    if (!text) {
      return null;
    }
    long present = roles.present(column);
    return Strings.looks(
        texts, roles.unique(column.column()) ? present : column.distinct(), present, policy);
  }

  private static boolean isAddress(SqlType type) {
    return type instanceof SqlType.Scalar scalar && (scalar.is("inet") || scalar.is("cidr"));
  }

  /** Whether the type is one of strings of any content. */
  static boolean isText(SqlType type) {
    // Category S: PostgreSQL's own strings, and citext.
    return type instanceof SqlType.Scalar scalar && scalar.category() == 'S'
        || type instanceof SqlType.Scalar s && s.is("char");
  }

  private ColumnGenome column(ColumnProfile profiled, ValueModel model) {
    Column column = profiled.column();
    return new ColumnGenome(
        column.name(),
        SchemaFacts.typeName(column.type()),
        column.nullable(),
        SchemaFacts.generation(column),
        column.generation() == Column.Generation.PLAIN
            && column.defaultExpression().isPresent(),
        SchemaFacts.sequence(column),
        Rounding.twoDigits(
            roles.unique(column) && column.writable()
                ? roles.present(profiled)
                : profiled.distinct()),
        model,
        model == null ? null : difference(column.name()),
        model == null ? null : lookup(column.name()),
        findings.copy(column.name()),
        model == null ? null : formula(column.name()));
  }

  private ColumnGenome.Lookup lookup(String column) {
    Lookups.Lookup lookup = findings.lookup(column);
    return lookup == null ? null : new ColumnGenome.Lookup(lookup.column(), lookup.values());
  }

  private ColumnGenome.Formula formula(String column) {
    Formulas.Formula formula = findings.formula(column);
    NumberColumn rest = findings.rest(column);
    return rest == null || rest.model() == null
        ? null
        : new ColumnGenome.Formula(
            formula.terms().stream()
                .map(term -> new ColumnGenome.Term(term.factor(), term.columns()))
                .toList(),
            formula.multiplied() ? null : (ValueModel.Number) rest.model(),
            formula.multiplied() ? (ValueModel.Number) rest.model() : null);
  }

  private ColumnGenome.Difference difference(String column) {
    Differences.Follower follower = findings.follower(column);
    Successions.Succession succession = findings.succession(column);
    ValueModel.Number values = follower == null
        ? null
        : (ValueModel.Number) findings.differences(column).model();
    if (succession != null && (follower == null || values != null)) {
      return new ColumnGenome.Difference(succession.column(), succession.by(), values);
    }
    return values == null ? null : new ColumnGenome.Difference(follower.column(), values);
  }
}
