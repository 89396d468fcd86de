package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.SqlType;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.ValueModel;
import dev.replica.seed.plan.check.CheckParser;
import dev.replica.seed.plan.check.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the unique keys of one table hold by construction: each is satisfied by a column that is distinct by itself, by a
 * one-to-one reference, by a number within the children of a parent, or by crossing the domains of its columns; where that has no
 * room for all rows, they are compared. Belongs to the planning of one table; not thread-safe.
 */
final class KeyPlanner {

  private final TableDraft draft;
  private final ReferenceDrafts references;
  private final KeyNumbers numbers;
  private final KeyWatch watch;

  /** Sets of columns that are known to be distinct. */
  private final List<Set<String>> distinct = new ArrayList<>();

  KeyPlanner(TableDraft draft) {
    this.draft = draft;
    references = draft.references();
    numbers = new KeyNumbers(draft);
    watch = new KeyWatch(draft);
  }

  /** Plans all keys, the most constrained first; lowers the draft's rows where a key has room for fewer. */
  void plan() {
    List<KeyTarget> targets = draft.table().keys().stream()
        .map(key -> KeyTarget.of(draft.table(), key))
        .toList();
    targets.stream()
        .flatMap(target -> target.columns().stream())
        .distinct()
        .filter(column ->
            SettledColumns.distinguish(draft, column) || FamiliarCells.distinguish(draft, column))
        .forEach(column -> distinct.add(Set.of(column)));
    List<String> evaluated = draft.settings().evaluated();
    targets.stream()
        // Whether a key holds of what the server computes is for the user's expression to see to.
        .filter(target ->
            !target.columns().isEmpty() && Collections.disjoint(target.columns(), evaluated))
        .sorted(
            // A key inside another makes that one hold; one that leads to parents has less choice
            // than one that does not.
            Comparator.comparing((KeyTarget target) -> target.columns().size())
                .thenComparing(target -> references.within(target.columnSet()).isEmpty())
                .thenComparing(target -> !target.key().primary())
                .thenComparing(target -> target.key().name()))
        .forEach(this::plan);
    new ExclusionPlanner(draft, this).plan();
  }

  /** Whether no two rows are alike in these columns. */
  boolean isDistinct(Set<String> columns) {
    return distinct.stream().anyMatch(columns::containsAll);
  }

  /** The reference, of those all of whose columns are given, whose children may be numbered; -1 where there is none. */
  int numbering(Set<String> columns) {
    return references.within(columns).stream()
        .filter(i -> references.strategy(i) == ReferencePlan.Strategy.FAN_OUT)
        .findFirst()
        .orElse(-1);
  }

  /** Makes the columns a key, as far as their values go; false where they are taken already. */
  boolean distinguish(String name, List<String> columns) {
    plan(KeyTarget.of(draft.table(), name, columns));
    return isDistinct(Set.copyOf(columns));
  }

  private void plan(KeyTarget target) {
    Set<String> columns = target.columnSet();
    boolean blends = target.blends();
    if (!blends && target.injective() && isDistinct(columns) || target.computed()) {
      return;
    }
    if (hasNull(target) || !target.injective() && watch.watch(target)) {
      return;
    }
    if (target.key().nullsNotDistinct() || !target.key().expressions().isEmpty()) {
      columns.forEach(draft::require);
    }
    List<Integer> within = references.within(columns);
    List<Column> free = free(target);
    boolean roomy = !free.isEmpty() && roomy(free, within, target);
    if (!roomy && partial(target, within)) {
      return;
    }
    if (blends && !free.isEmpty() && within.isEmpty()) {
      distinct.addAll(numbers.inStep(free, target));
      return;
    }
    boolean tight = capacity(target, free, within) < draft.rows();
    boolean cramped = tight && watch.room(target) > capacity(target, free, within);
    if ((cramped || mixes(target) || chooses(within)) && watch.watch(target)) {
      distinct.add(columns);
    } else if (tight && target.key().predicate().isPresent()) {
      draft.notice(target + " of " + draft.table().name() + " is left to the server");
    } else if (satisfy(target, free, within)) {
      distinct.add(columns);
    } else {
      draft.notice(target + " of " + draft.table().name()
          + " shares its columns with other keys; it is left to the server");
    }
  }

  /** Whether a column of the key is NULL in all rows, for it refers to nothing: the key then keeps none of them apart. */
  private boolean hasNull(KeyTarget target) {
    return !target.key().nullsNotDistinct()
        && target.key().columns().stream()
            .anyMatch(name -> references.absent(name)
                && !references.fill(name)
                && !draft.assigned(name)
                && draft.table().column(name).orElseThrow().nullable());
  }

  /** Whether the key is known to be one of several references that have to agree: their combinations are as likely as they were. */
  private boolean mixes(KeyTarget target) {
    return draft.genome() != null
        && target.columns().stream()
            .mapToInt(references::filler)
            .anyMatch(i -> i >= 0 && references.strategy(i) == ReferencePlan.Strategy.KIN);
  }

  /** Whether checks ask for columns of the references: a row has to be free to choose another parent then. */
  private boolean chooses(List<Integer> within) {
    return within.stream().anyMatch(i -> draft.chosen(references.foreignKey(i).columns()));
  }

  /** How many rows {@link #satisfy} has room for. */
  private long capacity(KeyTarget target, List<Column> free, List<Integer> within) {
    Column single = columnToBeDistinct(free, within);
    if (single != null) {
      return numbers.room(List.of(single), target, draft.rows());
    } else if (!free.isEmpty()) {
      int driver = within.isEmpty() ? -1 : references.widest(within);
      boolean numbered =
          driver >= 0 && references.strategy(driver) != ReferencePlan.Strategy.PAIRED;
      return numbered
          ? KeyWatch.times(
              references.freshParentRows(driver),
              numbers.room(free, target, numbers.perParent(driver)))
          : numbers.room(free, target, draft.rows());
    } else if (within.size() == 1) {
      return references.mayBeOneToOne(within.get(0))
          ? references.freshParentRows(within.get(0))
          : 0;
    }
    return new ReferencePairing(draft).room(within);
  }

  /** The key's columns that neither a reference nor another key fills. */
  private List<Column> free(KeyTarget target) {
    return target.columns().stream()
        .filter(name -> !references.fill(name) && !draft.assigned(name))
        .map(name -> draft.table().column(name).orElseThrow())
        .filter(Column::writable)
        .toList();
  }

  /** Makes the key hold; false where nothing is left that could. */
  private boolean satisfy(KeyTarget target, List<Column> free, List<Integer> within) {
    Column single = columnToBeDistinct(free, within);
    if (single != null) {
      numbers.number(List.of(single), -1, target);
    } else if (free.size() == 1
        && within.size() > 1
        && new ReferencePairing(draft).count(within, free.get(0), target)) {
      return true;
    } else if (!within.isEmpty() && !free.isEmpty()) {
      int driver = references.widest(within);
      // A reference that takes its parents from another's children does not number its own.
      boolean numbered = references.strategy(driver) != ReferencePlan.Strategy.PAIRED;
      if (numbered) {
        references.freshParents(driver);
      }
      numbers.number(free, numbered ? driver : -1, target);
      if (numbered && free.size() == 1) {
        draft.sequence(free.get(0).name(), driver);
      }
    } else if (!free.isEmpty()) {
      numbers.number(free, -1, target);
    } else if (within.size() == 1) {
      if (!references.mayBeOneToOne(within.get(0))) {
        return false;
      }
      references.freshParents(within.get(0));
      references.oneToOne(within.get(0));
    } else {
      return new ReferencePairing(draft).pair(within, target);
    }
    return true;
  }

  /** Whether the key's free columns have room for all rows, were the key to hold for all of them. */
  private boolean roomy(List<Column> free, List<Integer> within, KeyTarget target) {
    long needed = within.isEmpty() ? draft.rows() : numbers.perParent(references.widest(within));
    return numbers.room(free, target, needed) >= needed;
  }

  /**
   * A key that holds for some rows only, and has no room for all: one row for each parent, or one row in all, may be among those
   * that it holds for. False where it cannot be told which rows those are.
   */
  private boolean partial(KeyTarget target, List<Integer> within) {
    Optional<Expression> predicate = target.key().predicate().flatMap(CheckParser::parse);
    if (predicate.isEmpty() || !draft.tells(predicate.get())) {
      return false;
    }
    int exempt = within.stream()
        .filter(i -> references.strategy(i) == ReferencePlan.Strategy.FAN_OUT)
        .findFirst()
        .orElse(RowCheck.FIRST_ROW);
    draft.add(new RowCheck(
        "partial key " + target.key().name(),
        "NOT (" + target.key().predicate().orElseThrow() + ")",
        null,
        Optional.of(new Expression.Not(predicate.get())),
        exempt));
    return true;
  }

  /** A free column that is, or may be, distinct all by itself; null where none should be. */
  private Column columnToBeDistinct(List<Column> free, List<Integer> within) {
    for (Column column : free) {
      ColumnGenome genome = draft.genome(column.name());
      boolean alone = free.size() == 1 && within.isEmpty();
      if (alone
          || sharedByKeys(column)
          || genome != null
              && draft.scannedRows() > 1
              && nearlyDistinct(genome)
              && hasRoom(column)) {
        return column;
      }
    }
    for (Column column : free) {
      if (draft.genome(column.name()) == null && distinctByNature(column, within.isEmpty())) {
        return column;
      }
    }
    return null;
  }

  /** A roomy column of several keys makes all of them hold at once; numbered for one of them, it would not for the others. */
  private boolean sharedByKeys(Column column) {
    return hasRoom(column)
        && draft.table().keys().stream()
                .filter(key -> key.predicate().isEmpty() && key.columns().contains(column.name()))
                .count()
            > 1;
  }

  /** Few rows may all have differed by chance in a column that has too few values for many. */
  private boolean hasRoom(Column column) {
    return draft.domain(column, false, draft.rows()).size() >= draft.rows();
  }

  private boolean nearlyDistinct(ColumnGenome genome) {
    boolean serial = genome.values() instanceof ValueModel.Serial;
    boolean text = genome.values() instanceof ValueModel.Text strings && strings.distinct() == 0;
    return serial || text || genome.distinct() >= .95 * draft.scannedRows();
  }

  /** Whether values of the column's type are rarely repeated: identifiers and names, but no small numbers within a parent. */
  private boolean distinctByNature(Column column, boolean alone) {
    SqlType type = column.type().base();
    boolean identifier =
        column.sequence().isPresent() || type instanceof SqlType.Scalar scalar && scalar.is("uuid");
    boolean roomyText = ModelChoice.isText(type)
        && draft.domain(column, false, draft.rows()).size() >= KeyNumbers.ROOMY * draft.rows();
    return identifier
        || roomyText
        || alone
            && type instanceof SqlType.Scalar scalar
            && (scalar.is("int8") || scalar.is("int4"));
  }
}
