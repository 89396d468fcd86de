package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.Dependence;
import dev.replica.genome.TableGenome;
import dev.replica.genome.ValueModel;
import dev.replica.seed.plan.check.ColumnFact;
import dev.replica.seed.plan.check.Expression;
import dev.replica.seed.plan.check.Predicate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The plan of one table while it is being made: what is known of it, and what keys and exclusions have decided so far. Not
 * thread-safe.
 */
final class TableDraft {

  private final Table table;
  private final TableGenome genome;
  private final Map<String, ColumnGenome> columns = new HashMap<>();
  private final Map<String, Limits> limits;
  private final TargetState.Kept kept;
  private final List<ColumnFact> facts;
  private final List<RowCheck> checks;
  private final Map<String, CellPlan> cells = new HashMap<>();
  private final ReferenceDrafts references;
  private final List<RowCheck> partialKeys = new ArrayList<>();
  private final List<WatchedKey> watched = new ArrayList<>();
  private final Set<String> present = new HashSet<>();
  private final RowCount rows;
  private final TableSettings settings;
  private final DataLocale locale;
  private final double edgeCases;
  private final Map<String, List<String>> wanted;
  private final Map<String, ValueModel> documents;

  /** Columns that number the children of a reference unless they are times that follow each other. */
  private final Map<String, Integer> numbering = new HashMap<>();

  /**
   * Starts with the references.
   *
   * @param genome null where nothing is known
   * @param facts what the checks say of columns together
   * @param checks that rows have to meet
   * @param locale in which names and places are made
   * @param edgeCases share of the rows with values that tests forget
   * @param documents what is read in documents of which nothing is known, by column
   * @param wanted values that rows of other tables need keys to have, by column
   */
  TableDraft(
      Table table,
      TableGenome genome,
      Map<String, Limits> limits,
      List<ColumnFact> facts,
      List<RowCheck> checks,
      TargetState.Kept kept,
      RowCount rows,
      TableSettings settings,
      DataLocale locale,
      double edgeCases,
      Map<String, ValueModel> documents,
      Map<String, List<String>> wanted,
      Parents parents) {
    this.table = table;
    this.genome = genome;
    this.limits = new HashMap<>(limits);
    this.facts = facts;
    this.checks = checks;
    this.kept = kept;
    this.rows = rows;
    this.settings = settings;
    this.locale = locale;
    this.edgeCases = edgeCases;
    this.documents = documents;
    this.wanted = wanted;
    if (genome != null) {
      genome.columns().forEach(column -> columns.put(column.name(), column));
    }
    table.columns().forEach(this::settle);
    references = new ReferenceDrafts(table, kept.rows(), rows, settings, parents);
  }

  /** What the user says of a column takes the place of what a scan and the checks say of it. */
  private void settle(Column column) {
    ColumnSettings.Content content = settings.content(column.name());
    SettledColumns.chosen(column, content).ifPresent(chosen -> {
      columns.put(column.name(), SettledColumns.known(chosen, rows()));
      limits.put(column.name(), SettledColumns.limits(chosen));
    });
    if (SettledColumns.unknown(content)) {
      columns.remove(column.name());
    }
  }

  DataLocale locale() {
    return locale;
  }

  double edgeCases() {
    return edgeCases;
  }

  TableSettings settings() {
    return settings;
  }

  Table table() {
    return table;
  }

  long rows() {
    return rows.rows();
  }

  ReferenceDrafts references() {
    return references;
  }

  /** What the genome knows of the table; null where nothing. */
  TableGenome genome() {
    return genome;
  }

  long scannedRows() {
    return genome == null ? 0 : genome.rows();
  }

  /** What the genome knows of a column: null where nothing, or where its type has changed too much to tell. */
  ColumnGenome genome(String column) {
    return columns.get(column);
  }

  /** What to draw for a column of which nothing is known; null where its type is all that can be said. */
  ValueModel unknown(Column column) {
    ValueModel chosen = ModelChoice.of(column, limits(column));
    return chosen == null ? documents.get(column.name()) : chosen;
  }

  Limits limits(Column column) {
    return limits.getOrDefault(column.name(), Limits.NONE);
  }

  /** What the checks say of columns together. */
  List<ColumnFact> facts() {
    return facts;
  }

  /** The type of a column; null where there is none of this name. */
  SqlType type(String column) {
    return table.column(column).map(Column::type).orElse(null);
  }

  /** Whether a condition on rows can be told without the server. */
  boolean tells(Expression condition) {
    Map<String, Integer> places = new HashMap<>();
    table.columns().forEach(column -> places.put(column.name(), places.size()));
    return Predicate.compile(condition, this::type, name -> places.getOrDefault(name, 0))
        .isPresent();
  }

  /** Whether a check rejects some values of the columns that a key of small numbers may have. */
  boolean chosen(List<String> names) {
    return checks.stream()
        .filter(check -> check.mentionsAny(names))
        .anyMatch(check -> !check.expression().map(TableDraft::positive).orElse(false));
  }

  /** {@code id > 0}, or nearly. */
  private static boolean positive(Expression check) {
    return check instanceof Expression.Comparison comparison
        && comparison.operator().startsWith(">")
        && comparison.right() instanceof Expression.Literal literal
        && (literal.text().equals("0") || literal.text().equals("1"));
  }

  boolean assigned(String column) {
    return cells.containsKey(column);
  }

  void assign(String column, CellPlan cell) {
    cells.put(column, cell);
    if (cell instanceof CellPlan.Numbered numbered && numbered.numbering().reference() >= 0) {
      references.number(numbered.numbering().reference());
    }
  }

  /** The column, which is numbered, may be times of the children of a reference instead. */
  void sequence(String column, int reference) {
    numbering.put(column, reference);
  }

  /** Whether the column, which a key has numbered, is times that follow each other. */
  boolean sequenced(String column) {
    return numbering.containsKey(column)
        && cells.get(column) instanceof CellPlan.Numbered
        && genome(column) != null
        && genome(column).values() instanceof ValueModel.Time
        && references.follow(numbering.get(column), genome, column);
  }

  /** The cell that a key has chosen for the column; null where none has. */
  CellPlan assignment(String column) {
    return cells.get(column);
  }

  /** Adds what rows have to meet so as not to be in a partial key. */
  void add(RowCheck outsidePartialKey) {
    partialKeys.add(outsidePartialKey);
    for (Column column : table.columns()) {
      List<String> others = SettledColumns.labels(column, genome(column.name()));
      if (!others.isEmpty() && outsidePartialKey.mentionsAny(List.of(column.name()))) {
        limits.put(
            column.name(),
            limits(column).guessed(others, List.of(), limits(column).hints()));
      }
    }
  }

  /** Has rows compared in a key that no construction makes hold. */
  void watch(WatchedKey key) {
    watched.add(key);
  }

  /** The column is never null, whatever its type allows. */
  void require(String column) {
    present.add(column);
  }

  boolean required(String column) {
    return present.contains(column);
  }

  void notice(String text) {
    rows.notice(text);
  }

  /** No row can be made. */
  void none(String reason) {
    rows.none(reason);
  }

  /** Lowers the number of rows to what a key has room for. */
  void cap(long room, String reason) {
    rows.cap(room, reason);
  }

  /**
   * What the column may hold in a unique key.
   *
   * @param needed how many values have to be told apart
   */
  KeyDomain domain(Column column, boolean plain, long needed) {
    return domain(column, plain, needed, needed < rows() ? List.of() : keptValues(column));
  }

  /** What it may hold where rows that stand in the table hold none of it, so that no combination with other columns is theirs. */
  KeyDomain domainBesideKept(Column column, boolean plain) {
    return domain(column, plain, 1, keptValues(column));
  }

  /** What it may hold, those values too that rows of the table have. */
  KeyDomain domainWithKept(Column column, boolean plain) {
    return domain(column, plain, rows(), List.of());
  }

  private KeyDomain domain(Column column, boolean plain, long needed, List<String> values) {
    ColumnGenome known = genome(column.name());
    ValueModel model = known == null ? null : known.values();
    Limits allowed = limits(column);
    boolean listed = allowed.values() != null || Lattice.of(column.type(), 0).isPresent();
    List<String> first = listed
        ? List.of()
        : wanted.getOrDefault(column.name(), List.of()).stream()
            .filter(value -> allowed.allows(value) && !values.contains(value))
            .filter(value -> value.length() <= ModelChoice.longest(column.type(), allowed))
            .toList();
    if (first.isEmpty()) {
      return KeyDomains.of(column, model, allowed, needed, values, plain);
    }
    List<String> taken = new ArrayList<>(values);
    taken.addAll(first);
    KeyDomain others = KeyDomains.of(column, model, allowed, needed, taken, plain);
    return others instanceof KeyDomain.Listed ? others : new KeyDomain.Wanted(first, others);
  }

  List<String> keptValues(Column column) {
    return kept.keys().getOrDefault(column.name(), List.of());
  }

  /** The finished plan. */
  TablePlan finish(long asked) {
    references.agree(genome);
    List<RowCheck> all = new ArrayList<>(checks);
    all.addAll(partialKeys);
    List<CellPlan> plans = MovingNumbers.in(new CellChoice(this).cells(checks), checks, rows());
    Dependence dependence = genome == null ? null : genome.completeDependence();
    return new TablePlan(
        table,
        asked,
        kept.rows(),
        kept.first(),
        rows(),
        plans,
        references.plans(genome, edgeCases),
        new NullMasks(this).of(plans),
        dependence,
        all,
        watched,
        told());
  }

  private Map<String, ValueModel> told() {
    return genome == null
        ? Map.of()
        : genome.columns().stream()
            .filter(column -> column.values() != null)
            .collect(Collectors.toMap(ColumnGenome::name, ColumnGenome::values));
  }
}
