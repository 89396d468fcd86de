package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.Table;
import dev.replica.genome.ReferenceGenome;
import dev.replica.genome.TableGenome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The references of one table while it is being planned, each by its place among the foreign keys. Not thread-safe. */
final class ReferenceDrafts {

  /** Parents and rows whose sequences of times are worked out. */
  private static final int LISTED_PARENTS = 1 << 22;

  private static final int LISTED_ROWS = 1 << 24;

  private final Table table;
  private final long kept;
  private final RowCount rows;
  private final Parents parents;
  private final List<ReferenceDraft> references;

  /**
   * Starts with the strategies that the foreign keys alone ask for.
   *
   * @param kept rows of the table that stand in the target already
   */
  ReferenceDrafts(Table table, long kept, RowCount rows, TableSettings settings, Parents parents) {
    this.table = table;
    this.kept = kept;
    this.rows = rows;
    this.parents = parents;
    references = table.foreignKeys().stream().map(ReferenceDraft::new).toList();
    new ReferenceChoice(table, references, rows, settings, parents).choose();
  }

  int size() {
    return references.size();
  }

  ForeignKey foreignKey(int reference) {
    return references.get(reference).foreignKey;
  }

  ReferencePlan.Strategy strategy(int reference) {
    return references.get(reference).strategy;
  }

  /** Rows that a reference may lead to; those of the table itself for one to itself. */
  long parentRows(int reference) {
    ForeignKey foreignKey = foreignKey(reference);
    long all = toItself(reference) ? kept + rows.rows() : Math.max(0, parents.rows(foreignKey));
    return all - firstParent(reference);
  }

  /** Rows that it may lead to once {@link #freshParents} is asked for. */
  long freshParentRows(int reference) {
    return parentRows(reference)
        - (kept == 0 || toItself(reference) || references.get(reference).fresh
            ? 0
            : parents.kept(foreignKey(reference)));
  }

  /**
   * Has the reference lead to generated parents only where the table has rows already: those refer to kept parents, so that no key
   * that the reference is part of meets one of theirs.
   */
  void freshParents(int reference) {
    references.get(reference).fresh = true;
  }

  private long firstParent(int reference) {
    return references.get(reference).fresh && kept > 0 && !toItself(reference)
        ? parents.kept(foreignKey(reference))
        : 0;
  }

  private boolean toItself(int reference) {
    return foreignKey(reference).parent().equals(table.name());
  }

  /** Whether a reference that leads somewhere fills the column. */
  boolean fill(String column) {
    return filler(column) >= 0;
  }

  /** The reference that fills the column; -1 where none does. */
  int filler(String column) {
    return filler(references, column);
  }

  static int filler(List<ReferenceDraft> references, String column) {
    return IntStream.range(0, references.size())
        .filter(i -> references.get(i).fills(column))
        .boxed()
        .max(Comparator.comparingInt(
                (Integer i) -> references.get(i).foreignKey.columns().size())
            .thenComparing(Comparator.reverseOrder()))
        .orElse(-1);
  }

  /** Whether the column belongs to a reference that finds no parent. */
  boolean absent(String column) {
    return references.stream()
        .anyMatch(reference -> reference.strategy == ReferencePlan.Strategy.ABSENT
            && reference.foreignKey.columns().contains(column));
  }

  /** References all of whose columns are among those given, and that choose their parents freely. */
  List<Integer> within(Set<String> columns) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < references.size(); i++) {
      ReferenceDraft reference = references.get(i);
      if (columns.containsAll(reference.foreignKey.columns())
          && reference.leads()
          && reference.strategy != ReferencePlan.Strategy.KIN
          && reference.strategy != ReferencePlan.Strategy.ITSELF) {
        found.add(i);
      }
    }
    return found;
  }

  /** The one, of those given, that leads to most parents. */
  int widest(List<Integer> among) {
    return among.stream()
        .max(Comparator.comparingLong(this::freshParentRows)
            .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  /** A key numbers the children of each parent: their parent has to stay the one that it is. */
  void number(int reference) {
    references.get(reference).numbered = true;
  }

  /** Whether parents may be chosen by whatever a key asks for: no other key relies on them. */
  boolean free(int reference) {
    boolean plain = strategy(reference) == ReferencePlan.Strategy.FAN_OUT
        || strategy(reference) == ReferencePlan.Strategy.FOREST;
    return plain
        && !references.get(reference).numbered
        && references.stream().noneMatch(other -> other.driver == reference);
  }

  /** Whether {@link #oneToOne} is possible: the parents are not given by those of another reference. */
  boolean mayBeOneToOne(int reference) {
    return strategy(reference) == ReferencePlan.Strategy.FAN_OUT || free(reference);
  }

  /** Each parent has one child at the most. */
  void oneToOne(int reference) {
    if (free(reference)) {
      references.get(reference).strategy = ReferencePlan.Strategy.ONE_TO_ONE;
    } else {
      references.get(reference).limit = 1;
    }
    rows.cap(
        parentRows(reference),
        foreignKey(reference).name() + " leads to a parent of its own for each row");
  }

  /** At most so many children for each parent. */
  void limit(int reference, long most) {
    references.get(reference).limit = Math.min(references.get(reference).limit, most);
    long parentRows = parentRows(reference);
    long room =
        most > Long.MAX_VALUE / Math.max(1, parentRows) ? Long.MAX_VALUE : parentRows * most;
    rows.cap(
        room, "a unique key within the children of " + foreignKey(reference).parent());
  }

  void pair(int driver, int paired) {
    boolean same = foreignKey(driver).parent().equals(foreignKey(paired).parent());
    ReferenceDraft second = references.get(paired);
    references.get(driver).strategy = ReferencePlan.Strategy.FAN_OUT;
    second.strategy = ReferencePlan.Strategy.PAIRED;
    second.driver = driver;
    second.differs = same && parentRows(paired) > 1;
    limit(driver, parentRows(paired) - (second.differs ? 1 : 0));
  }

  /** Pairs two references whose pairs may come again: a key numbers the rows of each. */
  void pair(int driver, int paired, ReferencePlan.Repeats repeats) {
    pair(driver, paired);
    ReferenceDraft second = references.get(paired);
    second.repeats = repeats;
    references.get(driver).limit = Long.MAX_VALUE;
    limit(driver, KeyWatch.times(parentRows(paired) - (second.differs ? 1 : 0), repeats.most()));
  }

  /** The most children that a parent is known to have had; 0 where that is not known. */
  long mostChildren(int reference, TableGenome genome) {
    ReferenceGenome known = known(genome, foreignKey(reference));
    List<Double> counts =
        known == null || known.fanOut() == null ? List.of(0.0) : known.fanOut().counts();
    return Math.round(counts.get(counts.size() - 1));
  }

  /**
   * Whether the times of one parent's children in that column are known to follow each other, and can be worked out: parents are
   * planned already, and both are not too many to be listed.
   */
  boolean follow(int reference, TableGenome genome, String column) {
    return sequential(reference, genome)
        && known(genome, foreignKey(reference)).fanOut().events().column().equals(column)
        && strategy(reference) == ReferencePlan.Strategy.FAN_OUT
        && references.get(reference).side == ReferencePlan.Side.NONE
        && parentPlan(reference) != null
        && parentRows(reference) <= LISTED_PARENTS
        && rows.rows() <= LISTED_ROWS;
  }

  /** Whether the times of one parent's children are known to follow each other. */
  boolean sequential(int reference, TableGenome genome) {
    ReferenceGenome known = known(genome, foreignKey(reference));
    return known != null && known.fanOut() != null && known.fanOut().events() != null;
  }

  /** Pairs two references to one table so that no two rows have the same two parents in whatever order. */
  void pairInOrder(int driver, int paired, int earlier) {
    pair(driver, paired);
    references.get(driver).side =
        driver == earlier ? ReferencePlan.Side.EARLIER : ReferencePlan.Side.LATER;
    references.get(paired).side =
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
                && !numbered.numbering().moves()
                && numbered.domain() instanceof KeyDomain.Grid grid
                && grid.step() > 0);
  }

  /** Has references agree with others where they did in the scanned rows, and no key and no constraint asks for anything else. */
  void agree(TableGenome genome) {
    for (int i = 0; i < references.size(); i++) {
      ReferenceDraft reference = references.get(i);
      ReferenceGenome known = known(genome, reference.foreignKey);
      boolean bound = table.keys().stream()
          .anyMatch(
              key -> key.columns().stream().anyMatch(reference.foreignKey.columns()::contains));
      if (known != null
          && known.agreement() != null
          && reference.strategy == ReferencePlan.Strategy.FAN_OUT
          && free(i)
          && !bound
          && reference.kinship == null
          && parentPlan(i) != null) {
        ReferencePlan.Kinship kinship = kinship(genome, known.agreement(), i);
        if (kinship != null) {
          reference.kinship = kinship;
          reference.strategy = ReferencePlan.Strategy.KIN;
        }
      }
    }
  }

  /** Null where one of the references on the way is there no more, or its children can't be told. */
  private ReferencePlan.Kinship kinship(
      TableGenome genome, ReferenceGenome.Agreement agreement, int own) {
    int beside = place(genome, agreement.with());
    if (beside < 0 || references.get(beside).strategy != ReferencePlan.Strategy.FAN_OUT) {
      return null;
    }
    List<Integer> chain = new ArrayList<>();
    TablePlan at = parentPlan(beside);
    for (String name : agreement.chain()) {
      int step = at == null ? -1 : place(at, name);
      if (step < 0) {
        return null;
      }
      chain.add(step);
      at = parents.plan(at.references().get(step).foreignKey().parent());
    }
    TablePlan parent = parentPlan(own);
    int through = place(parent, agreement.through());
    boolean leads = through >= 0
        && at != null
        && parent.references().get(through).listsChildren()
        && parent
            .references()
            .get(through)
            .foreignKey()
            .parent()
            .equals(at.table().name());
    return leads ? new ReferencePlan.Kinship(beside, chain, through) : null;
  }

  private static int place(TablePlan plan, String name) {
    return IntStream.range(0, plan.references().size())
        .filter(i -> name.equals(plan.references().get(i).known()))
        .findFirst()
        .orElse(-1);
  }

  /** The reference that the genome knows by a name and that leads to rows of a table before this one; -1 for none. */
  int place(TableGenome genome, String name) {
    for (int i = 0; i < references.size(); i++) {
      ReferenceGenome known = known(genome, foreignKey(i));
      if (known != null && known.name().equals(name) && parentPlan(i) != null) {
        return i;
      }
    }
    return -1;
  }

  /** The plan of the table that a reference leads to; null for the table itself, and for one that comes later. */
  TablePlan parentPlan(int reference) {
    return toItself(reference) || !references.get(reference).leads()
        ? null
        : parents.plan(foreignKey(reference).parent());
  }

  /** Whether it is known how deep rows stand below others of their own table: those at the top refer to nothing. */
  boolean leveled(int reference, TableGenome genome) {
    ReferenceGenome known = known(genome, references.get(reference).foreignKey);
    return strategy(reference) == ReferencePlan.Strategy.FOREST
        && known != null
        && known.fanOut() != null
        && !known.fanOut().levels().isEmpty();
  }

  /**
   * The finished plans, one for each foreign key.
   *
   * @param childless share of the parents that get no children at the least
   */
  List<ReferencePlan> plans(TableGenome genome, double childless) {
    List<ReferencePlan> plans = new ArrayList<>();
    for (int i = 0; i < references.size(); i++) {
      ReferenceDraft reference = references.get(i);
      ForeignKey foreignKey = reference.foreignKey;
      ReferenceGenome known = known(genome, foreignKey);
      ReferenceGenome.FanOut fanOut = known == null ? null : known.fanOut();
      plans.add(new ReferencePlan(
          foreignKey,
          parents.index(foreignKey),
          firstParent(i),
          reference.strategy,
          reference.strategy == ReferencePlan.Strategy.FAN_OUT
              ? ChildlessParents.in(fanOut, childless)
              : fanOut,
          known != null && known.clustered(),
          reference.limit,
          reference.driver,
          reference.differs,
          required(reference),
          reference.kinship,
          reference.side,
          toItself(i),
          known == null ? null : known.name(),
          reference.repeats));
    }
    return plans;
  }

  /** Whether a column that it fills is NOT NULL; where it fills none, any of its columns. */
  private boolean required(ReferenceDraft reference) {
    List<String> columns = reference.foreignKey.columns();
    return columns.stream()
        .filter(name -> reference.given.containsAll(columns) || !reference.given.contains(name))
        .anyMatch(name -> !table.column(name).map(Column::nullable).orElse(false));
  }

  private static ReferenceGenome known(TableGenome genome, ForeignKey foreignKey) {
    return genome == null
        ? null
        : genome.references().stream()
            .filter(reference -> reference.columns().equals(foreignKey.columns()))
            .filter(
                reference -> reference.parentTable().equals(foreignKey.parent().name()))
            .findFirst()
            .orElse(null);
  }
}
