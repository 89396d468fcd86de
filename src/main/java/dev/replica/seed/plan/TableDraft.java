package dev.replica.seed.plan;

import dev.replica.ReplicaException;
import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.Dependence;
import dev.replica.genome.ReferenceGenome;
import dev.replica.genome.TableGenome;
import dev.replica.genome.ValueModel;
import dev.replica.seed.plan.check.ColumnFact;
import dev.replica.seed.plan.check.Computation;
import dev.replica.seed.plan.check.Equality;
import dev.replica.seed.plan.check.Expression;
import dev.replica.seed.plan.check.Predicate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The plan of one table while it is being made. Not thread-safe. */
final class TableDraft {

  private final Table table;
  private final TableGenome genome;
  private final Map<String, ColumnGenome> columns = new HashMap<>();
  private final Map<String, Limits> limits;
  private final TargetState.Kept kept;
  private final List<ColumnFact> facts;
  private final Parents parents;
  private final List<String> notices;
  private final Map<String, CellPlan> cells = new HashMap<>();
  private final ReferenceDraft[] references;
  private final List<RowCheck> partialKeys = new ArrayList<>();
  private final Set<String> present = new HashSet<>();
  private long rows;

  /** What is known of the tables that this one refers to. */
  interface Parents {
    /** Rows that a child may refer to; negative where the table is not among those seeded. */
    long rows(ForeignKey foreignKey);

    /** The plan of a table; null where it is not made yet. */
    TablePlan plan(QualifiedName table);
    /** Those of them that stand in the target already. */
    long kept(ForeignKey foreignKey);

    /** The table's place in the plan. */
    int index(ForeignKey foreignKey);
  }

  private static final class ReferenceDraft {
    ReferencePlan.Strategy strategy = ReferencePlan.Strategy.FAN_OUT;
    long limit = Long.MAX_VALUE;
    int driver = -1;
    boolean differs;
    ReferencePlan.Kinship kinship;
    ReferencePlan.Side side = ReferencePlan.Side.NONE;

    /** Columns that the reference does not fill: another does, or the row itself. */
    Set<String> given = Set.of();

    boolean fresh;
  }

  TableDraft(
      Table table,
      TableGenome genome,
      Map<String, Limits> limits,
      List<ColumnFact> facts,
      TargetState.Kept kept,
      long rows,
      Parents parents,
      List<String> notices) {
    this.table = table;
    this.genome = genome;
    this.limits = limits;
    this.facts = facts;
    this.kept = kept;
    this.rows = rows;
    this.parents = parents;
    this.notices = notices;
    if (genome != null) {
      genome.columns().forEach(column -> columns.put(column.name(), column));
    }
    references = new ReferenceDraft[table.foreignKeys().size()];
    for (int i = 0; i < references.length; i++) {
      references[i] = new ReferenceDraft();
    }
    chooseStrategies();
  }

  /** Wider foreign keys first: those whose columns they fill are implied. Those that need their row's own values come last. */
  private void chooseStrategies() {
    Set<String> filled = new HashSet<>();
    IntStream.range(0, references.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> !own(foreignKey(i)).isEmpty())
            .thenComparing(i -> -foreignKey(i).columns().size())
            .thenComparing(i -> i))
        .forEach(i -> references[i].strategy = strategy(i, filled));
  }

  /** Columns that a foreign key to the table itself equates with themselves: parent and child agree in them. */
  private Set<String> own(ForeignKey foreignKey) {
    Set<String> own = new HashSet<>();
    for (int i = 0; i < foreignKey.columns().size(); i++) {
      String name = foreignKey.columns().get(i);
      if (foreignKey.parent().equals(table.name())
          && name.equals(foreignKey.parentColumns().get(i))) {
        own.add(name);
      }
    }
    return own;
  }

  private ReferencePlan.Strategy strategy(int reference, Set<String> filled) {
    ForeignKey foreignKey = foreignKey(reference);
    boolean unwritable = foreignKey.columns().stream()
        .anyMatch(name -> !table.column(name).map(Column::writable).orElse(false));
    if (filled.containsAll(foreignKey.columns()) || unwritable) {
      return ReferencePlan.Strategy.IMPLIED;
    }
    boolean self = foreignKey.parent().equals(table.name());
    Set<String> given = new HashSet<>(foreignKey.columns());
    given.retainAll(filled);
    given.addAll(own(foreignKey));
    if (!self && parents.rows(foreignKey) <= 0) {
      return absent(
          foreignKey,
          given,
          foreignKey.name() + " needs a row of " + foreignKey.parent() + ", which has none");
    }
    references[reference].given = given;
    ReferencePlan.Strategy strategy =
        self ? ReferencePlan.Strategy.FOREST : ReferencePlan.Strategy.FAN_OUT;
    if (!given.isEmpty()) {
      references[reference].kinship = kinship(foreignKey, given);
      boolean nullable =
          foreignKey.columns().stream().anyMatch(name -> !given.contains(name) && nullable(name));
      if (references[reference].kinship != null) {
        strategy = ReferencePlan.Strategy.KIN;
      } else if (self && own(foreignKey).equals(given) && !nullable) {
        strategy = ReferencePlan.Strategy.ITSELF;
      } else {
        return absent(
            foreignKey,
            given,
            foreignKey.name()
                + " shares columns with other foreign keys, and no rows are known to agree in them");
      }
    }
    foreignKey.columns().stream().filter(name -> !given.contains(name)).forEach(filled::add);
    return strategy;
  }

  private ReferencePlan.Strategy absent(ForeignKey foreignKey, Set<String> given, String reason) {
    boolean nullable =
        foreignKey.columns().stream().anyMatch(name -> !given.contains(name) && nullable(name));
    if (!nullable && rows > 0) {
      notices.add(table.name() + " gets no rows: " + reason);
      rows = 0;
    }
    return ReferencePlan.Strategy.ABSENT;
  }

  /** The way by which the parent can be made to agree in the given columns; null where there is none. */
  private ReferencePlan.Kinship kinship(ForeignKey foreignKey, Set<String> given) {
    List<String> shared = foreignKey.columns().stream().filter(given::contains).toList();
    Set<Integer> fillers = new HashSet<>();
    shared.forEach(name -> fillers.add(reference(name)));
    int beside = fillers.iterator().next();
    if (fillers.size() != 1 || beside < 0) {
      return null;
    }
    if (foreignKey.parent().equals(table.name())) {
      return strategy(beside) == ReferencePlan.Strategy.FAN_OUT
          ? new ReferencePlan.Kinship(beside, List.of(), beside)
          : null;
    }
    return Kin.find(foreignKey, shared, foreignKey(beside), beside, parents);
  }

  Table table() {
    return table;
  }

  long rows() {
    return rows;
  }

  long scannedRows() {
    return genome == null ? 0 : genome.rows();
  }

  /** What the genome knows of a column: null where nothing, or where its type has changed too much to tell. */
  ColumnGenome genome(String column) {
    return columns.get(column);
  }

  int references() {
    return references.length;
  }

  ForeignKey foreignKey(int reference) {
    return table.foreignKeys().get(reference);
  }

  ReferencePlan.Strategy strategy(int reference) {
    return references[reference].strategy;
  }

  /** Rows that a reference may lead to; those of the table itself for one to itself. */
  long parentRows(int reference) {
    ForeignKey foreignKey = foreignKey(reference);
    long all = foreignKey.parent().equals(table.name())
        ? kept.rows() + rows
        : Math.max(0, parents.rows(foreignKey));
    return all - firstParent(reference);
  }

  /** Rows that it may lead to once {@link #freshParents} is asked for. */
  long freshParentRows(int reference) {
    boolean self = foreignKey(reference).parent().equals(table.name());
    return parentRows(reference)
        - (kept.rows() == 0 || self || references[reference].fresh
            ? 0
            : parents.kept(foreignKey(reference)));
  }

  /**
   * Has the reference lead to generated parents only where the table has rows already: those refer to kept parents, so that no key
   * that the reference is part of meets one of theirs.
   */
  void freshParents(int reference) {
    references[reference].fresh = true;
  }

  private long firstParent(int reference) {
    boolean self = foreignKey(reference).parent().equals(table.name());
    return references[reference].fresh && kept.rows() > 0 && !self
        ? parents.kept(foreignKey(reference))
        : 0;
  }

  /** Whether a reference that leads somewhere fills the column. */
  boolean referring(String column) {
    return reference(column) >= 0;
  }

  private int reference(String column) {
    return IntStream.range(0, references.length)
        .filter(
            i -> foreignKey(i).columns().contains(column) && !references[i].given.contains(column))
        .filter(i -> strategy(i) != ReferencePlan.Strategy.IMPLIED
            && strategy(i) != ReferencePlan.Strategy.ABSENT)
        .boxed()
        .max(Comparator.comparingInt((Integer i) -> foreignKey(i).columns().size())
            .thenComparing(Comparator.reverseOrder()))
        .orElse(-1);
  }

  boolean assigned(String column) {
    return cells.containsKey(column);
  }

  void assign(String column, CellPlan cell) {
    cells.put(column, cell);
  }

  /** Whether a condition on rows can be told without the server. */
  boolean tells(Expression condition) {
    Map<String, Integer> places = new HashMap<>();
    table.columns().forEach(column -> places.put(column.name(), places.size()));
    return Predicate.compile(
            condition,
            name -> table.column(name).map(Column::type).orElse(null),
            name -> places.getOrDefault(name, 0))
        .isPresent();
  }

  /** Adds what rows have to meet so as not to be in a partial key. */
  void add(RowCheck outsidePartialKey) {
    partialKeys.add(outsidePartialKey);
  }

  /** The column is never null, whatever its type allows. */
  void require(String column) {
    present.add(column);
  }

  void notice(String text) {
    notices.add(text);
  }

  void oneToOne(int reference) {
    references[reference].strategy = ReferencePlan.Strategy.ONE_TO_ONE;
    cap(
        parentRows(reference),
        foreignKey(reference).name() + " leads to a parent of its own for each row");
  }

  /** At most so many children for each parent. */
  void limit(int reference, long most) {
    references[reference].limit = Math.min(references[reference].limit, most);
    long parentRows = parentRows(reference);
    long room =
        most > Long.MAX_VALUE / Math.max(1, parentRows) ? Long.MAX_VALUE : parentRows * most;
    cap(room, "a unique key within the children of " + foreignKey(reference).parent());
  }

  void pair(int driver, int paired) {
    boolean same = foreignKey(driver).parent().equals(foreignKey(paired).parent());
    references[driver].strategy = ReferencePlan.Strategy.FAN_OUT;
    references[paired].strategy = ReferencePlan.Strategy.PAIRED;
    references[paired].driver = driver;
    references[paired].differs = same && parentRows(paired) > 1;
    limit(driver, parentRows(paired) - (references[paired].differs ? 1 : 0));
  }

  /** Pairs two references to one table so that no two rows have the same two parents in whatever order. */
  void pairInOrder(int driver, int paired, int earlier) {
    pair(driver, paired);
    references[driver].side =
        driver == earlier ? ReferencePlan.Side.EARLIER : ReferencePlan.Side.LATER;
    references[paired].side =
        paired == earlier ? ReferencePlan.Side.EARLIER : ReferencePlan.Side.LATER;
    limit(driver, (parentRows(paired) - 1) / 2);
  }

  /** Whether rows of the parent stand in the order of the column that the single-column reference leads to. */
  boolean ordered(int reference) {
    ForeignKey foreignKey = foreignKey(reference);
    TablePlan parent = foreignKey.columns().size() == 1 ? parents.plan(foreignKey.parent()) : null;
    return parent != null
        && parent.kept() == 0
        && parent.cells().stream()
            .filter(
                cell -> cell.column().name().equals(foreignKey.parentColumns().get(0)))
            .anyMatch(cell -> cell instanceof CellPlan.Numbered numbered
                && numbered.numbering().reference() < 0
                && numbered.numbering().ascending()
                && numbered.domain() instanceof KeyDomain.Grid grid
                && grid.step() > 0);
  }

  /** What the checks say of columns together. */
  List<ColumnFact> facts() {
    return facts;
  }

  /** Lowers the number of rows to what a key has room for. */
  void cap(long room, String reason) {
    long most = Math.max(0, room);
    if (rows > most) {
      notices.add(table.name() + " gets " + most + " of " + rows + " rows: " + reason
          + " has room for no more");
      rows = most;
    }
  }

  /**
   * What the column may hold in a unique key.
   *
   * @param needed how many values have to be told apart
   */
  KeyDomain domain(Column column, boolean plain, long needed) {
    ColumnGenome known = genome(column.name());
    List<String> values = needed < rows ? List.of() : keptValues(column);
    return KeyDomains.of(
        column, known == null ? null : known.values(), limits(column), needed, values, plain);
  }

  /** What it may hold where rows that stand in the table hold none of it, so that no combination with other columns is theirs. */
  KeyDomain domainBesideKept(Column column, boolean plain) {
    ColumnGenome known = genome(column.name());
    return KeyDomains.of(
        column,
        known == null ? null : known.values(),
        limits(column),
        1,
        keptValues(column),
        plain);
  }

  private List<String> keptValues(Column column) {
    return kept.keys().getOrDefault(column.name(), List.of());
  }

  Limits limits(Column column) {
    return limits.getOrDefault(column.name(), Limits.NONE);
  }

  private boolean nullable(String column) {
    return table.column(column).map(Column::nullable).orElse(false);
  }

  /** The finished plan. */
  TablePlan finish(long asked, List<RowCheck> checks) {
    List<CellPlan> plans = new ArrayList<>();
    for (Column column : table.columns()) {
      plans.add(cell(column));
    }
    derive(plans, checks);
    follow(plans);
    List<ReferencePlan> referencePlans = new ArrayList<>();
    for (int i = 0; i < references.length; i++) {
      ForeignKey foreignKey = foreignKey(i);
      ReferenceGenome known = reference(foreignKey);
      ReferenceDraft reference = references[i];
      referencePlans.add(new ReferencePlan(
          foreignKey,
          parents.index(foreignKey),
          firstParent(i),
          reference.strategy,
          known == null ? null : known.fanOut(),
          known != null && known.clustered(),
          reference.limit,
          reference.driver,
          reference.differs,
          foreignKey.columns().stream()
              .anyMatch(name -> !reference.given.contains(name) && !nullable(name)),
          reference.kinship,
          reference.side));
    }
    List<RowCheck> all = new ArrayList<>(checks);
    all.addAll(partialKeys);
    Dependence dependence = genome == null ? null : genome.completeDependence();
    return new TablePlan(
        table, asked, kept.rows(), rows, plans, referencePlans, nullMasks(plans), dependence, all);
  }

  /** Columns that a check sets equal to others are computed from them: no draw would ever meet it. */
  private void derive(List<CellPlan> plans, List<RowCheck> checks) {
    Map<String, Set<String>> origins = new HashMap<>();
    for (RowCheck check : checks) {
      if (check.column() != null || check.expression().isEmpty()) {
        continue;
      }
      for (Equality equality : Equality.in(
          check.expression().get(), name -> table.column(name).map(Column::type).orElse(null))) {
        Set<String> others = new HashSet<>(equality.columns());
        others.remove(equality.column());
        int place = IntStream.range(0, plans.size())
            .filter(i -> plans.get(i).column().name().equals(equality.column()))
            .findFirst()
            .orElse(-1);
        boolean circular =
            others.stream().anyMatch(name -> comesFrom(name, equality.column(), origins));
        if (place >= 0
            && !circular
            && plans.get(place) instanceof CellPlan.Drawn drawn
            && computable(equality.expression())) {
          plans.set(place, new CellPlan.Derived(drawn.column(), drawn, equality.expression()));
          origins.put(equality.column(), others);
          break;
        }
      }
    }
  }

  /** Columns that follow another one, as far as both are still drawn, and as numbers of one kind. */
  private void follow(List<CellPlan> plans) {
    List<CellPlan> drawn = List.copyOf(plans);
    for (int i = 0; i < drawn.size(); i++) {
      ColumnGenome known = genome(drawn.get(i).column().name());
      if (known == null
          || known.difference() == null
          || !(drawn.get(i) instanceof CellPlan.Drawn own)) {
        continue;
      }
      int followed = IntStream.range(0, drawn.size())
          .filter(j -> drawn.get(j).column().name().equals(known.difference().column()))
          .findFirst()
          .orElse(-1);
      Optional<Lattice> lattice = lattice(own);
      if (followed >= 0
          && lattice.isPresent()
          && drawn.get(followed) instanceof CellPlan.Drawn other
          && lattice.equals(lattice(other))) {
        plans.set(
            i,
            new CellPlan.Following(
                own.column(), own, followed, known.difference().values()));
      }
    }
  }

  /** The lattice that a column is drawn on; empty where it is drawn on none. */
  private static Optional<Lattice> lattice(CellPlan.Drawn drawn) {
    boolean numbers =
        drawn.model() instanceof ValueModel.Number || drawn.model() instanceof ValueModel.Time;
    return numbers && drawn.limits().patterns().isEmpty()
        ? Lattice.of(drawn.column().type(), KeyDomains.scale(drawn.model()))
        : Optional.empty();
  }

  private static boolean comesFrom(String column, String origin, Map<String, Set<String>> origins) {
    return column.equals(origin)
        || origins.getOrDefault(column, Set.of()).stream()
            .anyMatch(name -> comesFrom(name, origin, origins));
  }

  private boolean computable(Expression expression) {
    return Computation.compile(
            expression, name -> table.column(name).map(Column::type).orElse(null), name -> 0)
        .isPresent();
  }

  private ReferenceGenome reference(ForeignKey foreignKey) {
    return genome == null
        ? null
        : genome.references().stream()
            .filter(reference -> reference.columns().equals(foreignKey.columns()))
            .filter(
                reference -> reference.parentTable().equals(foreignKey.parent().name()))
            .findFirst()
            .orElse(null);
  }

  private CellPlan cell(Column column) {
    if (!column.writable()) {
      return new CellPlan.Omitted(column, "computed by the server");
    }
    int reference = reference(column.name());
    if (reference >= 0) {
      return new CellPlan.Referring(
          column, reference, foreignKey(reference).columns().indexOf(column.name()));
    }
    CellPlan assigned = cells.get(column.name());
    if (assigned != null) {
      return assigned;
    }
    boolean absent = IntStream.range(0, references.length)
        .anyMatch(i -> strategy(i) == ReferencePlan.Strategy.ABSENT
            && foreignKey(i).columns().contains(column.name()));
    if (absent && column.nullable()) {
      return new CellPlan.Omitted(column, "refers to a table without rows");
    }
    ColumnGenome known = genome(column.name());
    if (column.sequence().isPresent()
        && (known == null
            || known.values() == null
            || known.values() instanceof ValueModel.Serial)) {
      KeyDomain domain = domain(column, false, rows);
      return new CellPlan.Numbered(column, domain, new Numbering(-1, domain.size(), true), 1);
    }
    return drawn(column, known);
  }

  private CellPlan drawn(Column column, ColumnGenome known) {
    Limits allowed = limits(column);
    ValueModel model =
        known == null ? null : ModelFit.fitted(known.values(), column.type(), allowed);
    if (model == null) {
      model = ModelChoice.of(column, allowed);
    }
    if (model == null && !TypeSupport.generates(column.type())) {
      if (column.nullable() || column.defaultExpression().isPresent()) {
        return new CellPlan.Omitted(
            column, "no values are known for type " + column.type().sql());
      }
      if (rows > 0) {
        throw ReplicaException.configuration(
            "column "
                + table.name()
                + "."
                + column.name()
                + " is NOT NULL and of type "
                + column.type().sql()
                + ", for which no values can be made. Give the column a default, or leave the table out with replica.excludes.");
      }
    }
    return new CellPlan.Drawn(column, model, allowed);
  }

  /** The genome's masks over columns that may be null here, and one of its own for each nullable column that it does not know. */
  private List<TableGenome.NullMask> nullMasks(List<CellPlan> plans) {
    Set<String> maskable = new HashSet<>();
    for (CellPlan plan : plans) {
      boolean numbered = plan instanceof CellPlan.Numbered;
      if (plan.column().nullable()
          && !(plan instanceof CellPlan.Omitted)
          && !numbered
          && !limits(plan.column()).present()
          && !present.contains(plan.column().name())) {
        maskable.add(plan.column().name());
      }
    }
    List<TableGenome.NullMask> masks = new ArrayList<>();
    if (genome != null) {
      for (TableGenome.NullMask mask : genome.nullMasks()) {
        // The place of a mask in the list is its name: one that no longer applies stays, empty.
        masks.add(new TableGenome.NullMask(
            mask.columns().stream().filter(maskable::contains).toList(), mask.fraction()));
      }
    }
    for (ForeignKey foreignKey : table.foreignKeys()) {
      if (foreignKey.full() && !maskable.containsAll(foreignKey.columns())) {
        foreignKey.columns().forEach(maskable::remove);
      }
    }
    for (Column column : table.columns()) {
      if (limits(column).absent() && maskable.contains(column.name()) && genome == null) {
        masks.add(new TableGenome.NullMask(List.of(column.name()), 1));
      } else if (maskable.contains(column.name())
          && genome(column.name()) == null
          && !(column.type().base() instanceof SqlType.Composite)) {
        List<String> together = nullTogether(column.name()).stream()
            .filter(name -> maskable.contains(name) && genome(name) == null)
            .toList();
        if (together.get(0).equals(column.name())) {
          masks.add(new TableGenome.NullMask(together, DEFAULT_NULLS));
        }
      }
    }
    return masks;
  }

  /** The columns of the reference that fills the column: half a parent's key refers to nothing, and MATCH FULL forbids it. */
  private List<String> nullTogether(String column) {
    int reference = reference(column);
    return reference < 0
        ? List.of(column)
        : table.columns().stream()
            .map(Column::name)
            .filter(name -> reference(name) == reference)
            .toList();
  }

  /** Share of nulls in a nullable column of which nothing is known: enough that code which forgets them fails. */
  private static final double DEFAULT_NULLS = .1;
}
