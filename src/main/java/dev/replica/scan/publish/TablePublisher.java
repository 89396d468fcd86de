package dev.replica.scan.publish;

import dev.replica.catalog.Column;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.Dependence;
import dev.replica.genome.GenomeFile;
import dev.replica.genome.TableGenome;
import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Publishes one table: first what its categories are, then their order, then each column, then how they depend on each
 * other.
 */
final class TablePublisher {

  /** Categories of more levels than this are drawn on their own. */
  private static final int LEVELS = 128;

  /** Rows of which trees can tell next to nothing. */
  private static final int FEW = 100;

  /** An integer key numbers the rows where it leaves out no more than two numbers for each that it has. */
  private static final double SPARSE = 3;

  /** Or where so many of its sampled neighbours ascend. */
  private static final double ASCENDING = 0.9;

  /** Days over which days of the week may tell something of other columns. */
  private static final int WEEKS = 28;

  /** Days over which months may. */
  private static final int YEAR = 365;

  private final TableProfile profile;
  private final Table table;
  private final PublishingPolicy policy;
  private final Set<String> referring;
  private final List<Lineage> lineages;
  private final List<Lineage.Inherited> standings;

  /** Columns of numbers that may depend on others, by name. */
  private final Map<String, Variable> numbers = new LinkedHashMap<>();

  /** Columns of numbers that follow others, by name. */
  private final Map<String, Differences.Follower> followers = new HashMap<>();

  /** Columns that others determine, by name. */
  private final Map<String, Lookups.Lookup> lookups = new HashMap<>();
  /** Columns of times that come after those of parents, by name. */
  private final Map<String, Successions.Succession> successions = new HashMap<>();

  private final Map<String, ColumnGenome.Copy> copies = new HashMap<>();

  /** Columns of categories, by name; in the order that they are published in. */
  private final Map<String, Literals> categories = new LinkedHashMap<>();

  TablePublisher(TableProfile profile, PublishingPolicy policy) {
    this(profile, List.of(), List.of(), policy);
  }

  /**
   * @param lineages of the table
   * @param standings of the rows' parents
   */
  TablePublisher(
      TableProfile profile,
      List<Lineage> lineages,
      List<Lineage.Inherited> standings,
      PublishingPolicy policy) {
    this.standings = List.copyOf(standings);
    this.profile = profile;
    this.lineages = List.copyOf(lineages);
    this.policy = policy;
    table = profile.table();
    referring = table.foreignKeys().stream()
        .flatMap(key -> key.columns().stream())
        .collect(Collectors.toSet());
  }

  /** The table's genome, but for its references: these need the parents' numbers of rows. */
  TableGenome publish(DependenceChoice choice) {
    profile.columns().stream().filter(this::drawn).forEach(column -> {
      ColumnGenome.Copy copy = Copies.of(column, lineages, policy);
      if (copy != null) {
        copies.put(column.column().name(), copy);
      }
    });
    profile.columns().forEach(this::collectCategories);
    orderCategories();
    findLookups();
    Map<String, ValueModel> models = new HashMap<>();
    profile.columns().forEach(column -> models.put(column.column().name(), model(column)));
    NullMasks masks = NullMasks.of(profile, policy);
    TableGenome independent = genome(models, masks, null);
    boolean told =
        choice.kind() != DependenceChoice.Kind.INDEPENDENT && policy.tells(profile.sampled());
    return told
        ? genome(models, masks, dependence(models, masks, choice, independent))
        : independent;
  }

  private TableGenome genome(
      Map<String, ValueModel> models, NullMasks masks, Dependence dependence) {
    return new TableGenome(
        table.name().schema(),
        table.name().name(),
        profile.rows(),
        table.partitionKey().orElse(null),
        profile.columns().stream()
            .map(column -> column(column, models.get(column.column().name())))
            .toList(),
        table.keys().stream().map(SchemaFacts::key).toList(),
        List.of(),
        SchemaFacts.checks(table.checks()),
        masks.masks(),
        dependence);
  }

  private void collectCategories(ColumnProfile column) {
    String name = column.column().name();
    if (!(column.values() instanceof Texts texts) || referring.contains(name)) {
      return;
    }
    List<String> labels = labels(column.column());
    if (!labels.isEmpty()) {
      Literals literals = Literals.ofLabels(texts, labels, policy);
      if (literals.told() > 0) {
        categories.put(name, literals);
      }
      return;
    }
    if (policy.tellsValues(table, column.column())) {
      Literals literals = Literals.of(texts, policy);
      if (Strings.categorical(literals)) {
        categories.put(name, literals);
      }
    }
  }

  /** Values that the type names: known to whoever knows the schema. */
  private static List<String> labels(Column column) {
    SqlType type = column.type().base();
    if (type instanceof SqlType.Enumeration enumeration) {
      return enumeration.labels();
    }
    return type instanceof SqlType.Scalar scalar && scalar.is("bool")
        ? List.of("f", "t")
        : List.of();
  }

  private void orderCategories() {
    Map<String, Variable> others = new LinkedHashMap<>();
    followers.putAll(Differences.of(profile.columns().stream()
        .filter(column -> column.values() instanceof Numbers && dependable(column))
        .toList()));
    profile.columns().stream().filter(this::dependable).forEach(this::findSuccession);
    for (ColumnProfile column : profile.columns()) {
      String name = column.column().name();
      if (column.values() instanceof Numbers values && dependable(column)) {
        long[] units =
            followers.containsKey(name) ? followers.get(name).numbers().units() : values.units();
        numbers.put(name, Variable.ofNumbers(name, units));
      } else if (categories.containsKey(name)) {
        others.put(name, variable(name, (Texts) column.values()));
      }
    }
    Map<String, Literals> ordered = new LinkedHashMap<>();
    categories.forEach((name, literals) -> {
      List<Variable> rest =
          others.values().stream().filter(other -> !other.name().equals(name)).toList();
      List<Variable> ranked = List.copyOf(numbers.values());
      int[] order = CategoryOrder.of(
          others.get(name), literals.values().size(), literals.values(), ranked, rest);
      ordered.put(name, literals.ordered(order));
    });
    categories.putAll(ordered);
  }

  private void findLookups() {
    Lookups found = new Lookups(policy);
    for (ColumnProfile column : profile.columns()) {
      String name = column.column().name();
      if (!dependable(column)) {
        continue;
      }
      if (categories.containsKey(name)) {
        found.add(name, (Texts) column.values(), categories.get(name));
      } else if (column.values() instanceof Numbers values && !followers.containsKey(name)) {
        found.add(name, values);
      }
    }
    lookups.putAll(found.find());
  }

  /** A column follows one of its row, or else one of a parent. */
  private void findSuccession(ColumnProfile column) {
    String name = column.column().name();
    Successions.Succession found =
        followers.containsKey(name) ? null : Successions.of(column, lineages);
    if (found != null) {
      successions.put(name, found);
      if (found.differences() != null) {
        followers.put(name, new Differences.Follower(found.column(), found.differences()));
      }
    }
  }

  private Variable variable(String name, Texts texts) {
    Literals literals = categories.get(name);
    boolean others = literals.others() > 0;
    return new Variable(name, literals.codes(texts), literals.values().size() + (others ? 1 : 0));
  }

  private ValueModel model(ColumnProfile column) {
    String name = column.column().name();
    if (referring.contains(name) || column.column().generation() == Column.Generation.COMPUTED) {
      return null;
    }
    if (column.values() instanceof Texts texts) {
      return strings(column, texts);
    }
    if (column.values() instanceof Numbers numbers && serial(column, numbers)) {
      return new ValueModel.Serial();
    }
    if (column.values() instanceof Numbers numbers) {
      Optional<Dates> dates = Dates.of(numbers, policy);
      if (dates.isPresent()) {
        return dates.get().model();
      }
    }
    return model(column.values());
  }

  private ValueModel strings(ColumnProfile column, Texts texts) {
    Literals literals = categories.get(column.column().name());
    boolean text = isText(column.column().type().base());
    if (literals != null) {
      return Strings.category(texts, literals, text, column.distinct(), policy);
    }
    if (!text) {
      return null;
    }
    long present = present(column);
    return Strings.looks(
        texts, unique(column.column()) ? present : column.distinct(), present, policy);
  }

  /** Values that are no strings of a column of their own: elements of arrays and parts too. */
  private ValueModel model(Values values) {
    if (values instanceof Numbers numbers) {
      return Marginal.of(numbers, policy).orElse(null);
    }
    if (values instanceof Texts texts) {
      Literals literals = Literals.of(texts, policy);
      long distinct = Literals.counted(texts).size();
      return Strings.categorical(literals)
          ? Strings.category(texts, literals, true, distinct, policy)
          : Strings.looks(texts, distinct, texts.texts().length, policy);
    }
    if (values instanceof Values.Bytes bytes) {
      ValueModel.Number length = Marginal.ofLengths(bytes.lengths(), policy);
      return length == null ? null : new ValueModel.Bytes(length);
    }
    if (values instanceof Values.Arrays arrays) {
      ValueModel.Number length = Marginal.ofLengths(arrays.lengths(), policy);
      ValueModel element = model(arrays.elements());
      return length == null || element == null
          ? null
          : new ValueModel.Array(length, element, Dimensions.of(arrays.shapes(), policy));
    }
    if (values instanceof Values.Documents documents) {
      return Documents.of(documents, policy);
    }
    if (values instanceof Values.Shapes shapes) {
      return shapes(shapes);
    }
    if (values instanceof Values.Pairs pairs) {
      ValueModel first = model(pairs.first());
      ValueModel second = model(pairs.second());
      return first == null || second == null
          ? null
          : new ValueModel.Parts(pairs.form(), List.of(first, second));
    }
    return null;
  }

  /** What they are is told where enough of them are the same. */
  private ValueModel shapes(Values.Shapes shapes) {
    List<ValueModel> parts = new ArrayList<>();
    for (Values part : List.of(shapes.x(), shapes.y(), shapes.reach(), shapes.points())) {
      ValueModel model = model(part);
      if (model == null) {
        return null;
      }
      parts.add(model);
    }
    if (model(shapes.kinds()) instanceof ValueModel.Category kinds && kinds.other() == null) {
      parts.add(kinds);
    }
    return new ValueModel.Parts("shape", parts);
  }

  private static boolean isText(SqlType type) {
    // Category S: PostgreSQL's own strings, and citext.
    return type instanceof SqlType.Scalar scalar && scalar.category() == 'S'
        || type instanceof SqlType.Scalar s && s.is("char");
  }

  private boolean serial(ColumnProfile column, Numbers numbers) {
    SqlType type = column.column().type().base();
    boolean integer = type instanceof SqlType.Scalar scalar
        && (scalar.is("int2") || scalar.is("int4") || scalar.is("int8"));
    boolean fed = column.column().sequence().isPresent();
    if (!integer || profile.rows() == 0 || !unique(column.column()) && !fed) {
      return false;
    }
    long[] units = numbers.units();
    long[] present = Arrays.stream(units).filter(unit -> unit != Values.ABSENT).toArray();
    if (present.length < 2) {
      return fed || unique(column.column());
    }
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    int ascents = 0;
    for (int row = 0; row < present.length; row++) {
      low = Math.min(low, present[row]);
      high = Math.max(high, present[row]);
      ascents += row > 0 && present[row] > present[row - 1] ? 1 : 0;
    }
    boolean dense =
        unique(column.column()) && (high - low) / (double) numbers.step() < SPARSE * profile.rows();
    return dense || ascents >= ASCENDING * (present.length - 1);
  }

  /** Rows of the table in which the column is not null, as far as the rows seen tell. */
  private long present(ColumnProfile column) {
    double share =
        profile.seen() == 0 ? 0 : (profile.seen() - column.nulls()) / (double) profile.seen();
    return Math.round(profile.rows() * share);
  }

  private boolean unique(Column column) {
    return table.keys().stream()
        .anyMatch(key -> key.total() && key.columns().equals(List.of(column.name())));
  }

  private boolean drawn(ColumnProfile column) {
    return column.column().writable()
        && !referring.contains(column.column().name())
        && !unique(column.column());
  }

  /** Whether the column's rank may depend on others: neither given by a parent nor by the row's number. */
  private boolean dependable(ColumnProfile column) {
    ColumnGenome.Copy copy = copies.get(column.column().name());
    return drawn(column)
        && (copy == null || copy.share() < 1)
        && !unique(column.column())
        && !(column.values() instanceof Numbers numbers && serial(column, numbers));
  }

  private Trees trees(Map<String, ValueModel> models, NullMasks masks) {
    List<List<Ranked>> keys = new ArrayList<>();
    List<List<Ranked>> columns = new ArrayList<>();
    for (ColumnProfile column : profile.columns()) {
      String name = column.column().name();
      ValueModel model = models.get(name);
      if (naturalKey(column) && model != null) {
        keys.add(numbers(name, (Numbers) column.values(), model).stream()
            .map(ranked -> ranked.asPart(ranked.part(), false))
            .toList());
      }
      if (!dependable(column) || model == null || lookups.containsKey(name)) {
        continue;
      }
      boolean key = table.keys().stream().anyMatch(each -> each.columns().contains(name));
      List<List<Ranked>> into = key ? keys : columns;
      if (column.values() instanceof Numbers values) {
        List<Ranked> parts = followers.containsKey(name)
            ? Marginal.placeDifferences(followers.get(name).numbers(), policy).stream()
                .map(placed -> Ranked.ofNumbers(name, placed))
                .toList()
            : numbers(name, values, model);
        into.add(parts);
      } else if (model instanceof ValueModel.Category category) {
        into.add(List.of(ranked(column, category)));
      }
    }
    keys.removeIf(List::isEmpty);
    columns.removeIf(List::isEmpty);
    if (columns.isEmpty()) {
      return null;
    }
    List<Lineage.Inherited> inherited = Stream.concat(
            standings.stream(),
            lineages.stream()
                .filter(Lineage::complete)
                .flatMap(lineage -> lineage.inherited().stream()))
        .toList();
    return Trees.grow(
        Ranked.ofPosition(profile.sampled()),
        masks,
        keys,
        columns,
        inherited,
        new Latents(profile, policy),
        policy);
  }

  /** Whether the column is a key of numbers or times that says more than the row's number: the day of a series. */
  private boolean naturalKey(ColumnProfile column) {
    return column.column().writable()
        && !referring.contains(column.column().name())
        && unique(column.column())
        && column.values() instanceof Numbers numbers
        && !serial(column, numbers);
  }

  /** The variables of a column of numbers or times: of times, with their parts and what the days tell. */
  private List<Ranked> numbers(String name, Numbers values, ValueModel model) {
    Optional<Dates> dates = Dates.of(values, policy);
    Optional<Marginal.Placed> placed =
        dates.map(Dates::placed).or(() -> Marginal.place(values, policy));
    List<Ranked> parts = new ArrayList<>();
    if (placed.isEmpty()) {
      return parts;
    }
    parts.add(Ranked.ofNumbers(name, placed.get()));
    boolean dated =
        values.meaning() == Values.Meaning.DATE || values.meaning() == Values.Meaning.TIMESTAMP;
    if (!dated) {
      return parts;
    }
    int[] weekdays = Dates.weekdays(values);
    if (dates.isPresent() && dates.get().weekly()) {
      double[] ends = ((ValueModel.Time) model).weekdayEnds();
      parts.add(
          Ranked.ofCategories(name, ends, weekdays, false).asPart(Dependence.Part.WEEKDAY, true));
    } else if (Dates.span(values) > WEEKS) {
      parts.add(Ranked.ofCalendar(name, Dependence.Part.WEEKDAY, 7, weekdays));
    }
    if (Dates.span(values) > YEAR) {
      parts.add(Ranked.ofCalendar(name, Dependence.Part.MONTH, 12, Dates.months(values)));
    }
    if (dates.isPresent() && dates.get().clock() != null) {
      parts.add(Ranked.ofNumbers(name, dates.get().clock()).asPart(Dependence.Part.CLOCK, true));
    }
    return parts;
  }

  /** The columns whose ranks children may depend on, by name, once the table is published. */
  Map<String, Ranked> ranked(TableGenome genome) {
    Map<String, Ranked> ranked = new HashMap<>();
    for (int i = 0; i < profile.columns().size(); i++) {
      ColumnProfile column = profile.columns().get(i);
      ValueModel model = genome.columns().get(i).values();
      if (model == null
          || !dependable(column)
          || lookups.containsKey(column.column().name())) {
        continue;
      }
      if (column.values() instanceof Numbers values) {
        numbers(column.column().name(), values, model).stream()
            .findFirst()
            .ifPresent(found -> ranked.put(column.column().name(), found));
      } else if (model instanceof ValueModel.Category category) {
        ranked.put(column.column().name(), ranked(column, category));
      }
    }
    return ranked;
  }

  private Ranked ranked(ColumnProfile column, ValueModel.Category category) {
    String name = column.column().name();
    Literals literals = categories.get(name);
    int[] codes = literals.codes((Texts) column.values());
    boolean others = category.other() != null;
    for (int row = 0; row < codes.length; row++) {
      codes[row] = codes[row] == literals.values().size() && !others ? -1 : codes[row];
    }
    return Ranked.ofCategories(name, category.ends(), codes, others);
  }

  /** The dependence in the form that was chosen; null where nothing depends on anything. */
  private Dependence dependence(
      Map<String, ValueModel> models, NullMasks masks, DependenceChoice choice, TableGenome rest) {
    boolean few = profile.sampled() < FEW;
    if (choice.kind() == DependenceChoice.Kind.GAUSSIAN
        || few && choice.kind() == DependenceChoice.Kind.AUTO) {
      return copula(models, masks);
    }
    Trees trees = trees(models, masks);
    int columns = GenomeFile.characters(rest);
    return trees == null
        ? null
        : trees.within(
            Math.max(choice.bytes() / 4, choice.bytes() - columns),
            told -> GenomeFile.characters(genome(models, masks, told)) - columns);
  }

  private Dependence copula(Map<String, ValueModel> models, NullMasks masks) {
    List<Variable> columns = new ArrayList<>();
    for (ColumnProfile column : profile.columns()) {
      String name = column.column().name();
      ValueModel model = models.get(name);
      if (!dependable(column) || lookups.containsKey(name)) {
        continue;
      }
      if (numbers.containsKey(name) && model != null) {
        columns.add(numbers.get(name));
      } else if (model instanceof ValueModel.Category category
          && category.values().size() <= LEVELS) {
        columns.add(variable(name, (Texts) column.values()));
      }
    }
    return Copula.of(Variable.ofPosition(profile.sampled()), masks.variables(), columns);
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
            unique(column) && column.writable() ? present(profiled) : profiled.distinct()),
        model,
        model == null ? null : difference(column.name()),
        model == null ? null : lookup(column.name()),
        copies.get(column.name()));
  }

  private ColumnGenome.Lookup lookup(String column) {
    Lookups.Lookup lookup = lookups.get(column);
    return lookup == null ? null : new ColumnGenome.Lookup(lookup.column(), lookup.values());
  }

  private ColumnGenome.Difference difference(String column) {
    Differences.Follower follower = followers.get(column);
    Successions.Succession succession = successions.get(column);
    ValueModel.Number values =
        follower == null ? null : Marginal.ofDifferences(follower.numbers(), policy);
    if (succession != null && (follower == null || values != null)) {
      return new ColumnGenome.Difference(succession.column(), succession.by(), values);
    }
    return values == null ? null : new ColumnGenome.Difference(follower.column(), values);
  }
}
