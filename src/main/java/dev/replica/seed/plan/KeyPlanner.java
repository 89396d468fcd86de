package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.Key;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.ValueModel;
import dev.replica.seed.plan.check.CheckParser;
import dev.replica.seed.plan.check.ColumnFact;
import dev.replica.seed.plan.check.Expression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the unique keys of one table hold by construction: each is satisfied by a column that is distinct by itself, by a
 * one-to-one reference, by a number within the children of a parent, or by crossing the domains of its columns. Belongs to the
 * planning of one table; not thread-safe.
 */
final class KeyPlanner {

  /** A column with so many times more values than rows is distinct by itself rather than crossed with others. */
  private static final long ROOMY = 50;

  private final TableDraft draft;

  /** Sets of columns that are known to be distinct. */
  private final List<Set<String>> distinct = new ArrayList<>();

  KeyPlanner(TableDraft draft) {
    this.draft = draft;
  }

  /** Plans all keys, the most constrained first; lowers the draft's rows where a key has room for fewer. */
  void plan() {
    draft.table().keys().stream()
        .flatMap(key -> columns(key).stream())
        .distinct()
        .filter(draft::distinguishFaked)
        .forEach(name -> distinct.add(Set.of(name)));
    draft.table().keys().stream()
        .map(key -> new Target(key, columns(key)))
        // Whether a key holds of what the server computes is the user's expression to see to.
        .filter(target -> !target.columns().isEmpty() && !draft.evaluates(target.columns()))
        .sorted(
            // A key inside another makes that one hold; one that leads to parents has less choice
            // than one that does not.
            Comparator.comparing((Target target) -> target.columns().size())
                .thenComparing(
                    target -> referencesWithin(Set.copyOf(target.columns())).isEmpty())
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
    return referencesWithin(columns).stream()
        .filter(i -> draft.strategy(i) == ReferencePlan.Strategy.FAN_OUT)
        .findFirst()
        .orElse(-1);
  }

  /** Makes the columns a key, as far as their values go; false where they are taken already. */
  boolean distinguish(String name, List<String> columns) {
    plan(new Target(
        new Key(name, Key.Kind.UNIQUE, columns, List.of(), Optional.empty(), false, false),
        columns));
    return isDistinct(Set.copyOf(columns));
  }

  private record Target(Key key, List<String> columns) {
    /** Whether strings have to stay distinct under functions such as lower(). */
    boolean plain(Table table) {
      return !key.expressions().isEmpty()
          || key.columns().stream()
              .anyMatch(name -> !table.column(name).orElseThrow().writable());
    }
  }

  /** The key's plain columns, and those that its expressions mention. */
  private List<String> columns(Key key) {
    Set<String> columns = new LinkedHashSet<>();
    for (String name : key.columns()) {
      Column column = draft.table().column(name).orElseThrow();
      if (column.writable() || column.defaultExpression().isEmpty()) {
        columns.add(name);
      } else {
        columns.addAll(mentioned(column.defaultExpression().get()));
      }
    }
    key.expressions().forEach(expression -> columns.addAll(mentioned(expression)));
    return List.copyOf(columns);
  }

  private List<String> mentioned(String expression) {
    Set<String> words = new HashSet<>(List.of(expression.split("[^\\p{L}\\p{N}_$]+")));
    return draft.table().columns().stream()
        .map(Column::name)
        .filter(words::contains)
        .toList();
  }

  /** Whether the key holds something made of several columns: their values may then be equal although they differ. */
  private boolean blends(Key key) {
    boolean computed = key.columns().stream()
        .map(name -> draft.table().column(name).orElseThrow())
        .anyMatch(column -> !column.writable()
            && mentioned(column.defaultExpression().orElse("")).size() > 1);
    return computed
        || key.expressions().stream()
            .anyMatch(expression -> mentioned(expression).size() > 1);
  }

  private void plan(Target target) {
    Set<String> columns = Set.copyOf(target.columns());
    boolean blends = blends(target.key());
    if (!blends && isDistinct(columns) || computed(target)) {
      return;
    }
    if (target.key().nullsNotDistinct() || !target.key().expressions().isEmpty()) {
      columns.forEach(draft::require);
    }
    List<Integer> references = referencesWithin(columns);
    Set<String> referring = new HashSet<>();
    references.forEach(reference -> referring.addAll(draft.foreignKey(reference).columns()));
    List<Column> free = target.columns().stream()
        .filter(name -> !draft.referring(name) && !draft.assigned(name))
        .map(name -> draft.table().column(name).orElseThrow())
        .filter(Column::writable)
        .toList();
    if ((free.isEmpty() || !roomy(free, references, target)) && partial(target, references)) {
      return;
    }
    if (blends && !free.isEmpty() && references.isEmpty()) {
      inStep(free, target);
      return;
    }
    Column single = columnToBeDistinct(free, references);
    if (single != null) {
      number(List.of(single), -1, target);
    } else if (!references.isEmpty() && !free.isEmpty()) {
      int driver = driver(references);
      // A reference that takes its parents from another's children does not number its own.
      boolean numbers = draft.strategy(driver) != ReferencePlan.Strategy.PAIRED;
      if (numbers) {
        draft.freshParents(driver);
      }
      number(free, numbers ? driver : -1, target);
    } else if (!free.isEmpty()) {
      number(free, -1, target);
    } else if (references.size() == 1) {
      draft.freshParents(references.get(0));
      draft.oneToOne(references.get(0));
    } else if (references.size() >= 2) {
      pair(references, target);
    } else {
      draft.notice("unique key " + target.key().name() + " of " + draft.table().name()
          + " shares its columns with other keys; it is left to the server");
      return;
    }
    distinct.add(columns);
  }

  /** Whether the key's free columns have room for all rows, were the key to hold for all of them. */
  private boolean roomy(List<Column> free, List<Integer> references, Target target) {
    long needed = references.isEmpty()
        ? draft.rows()
        : draft.rows() / Math.max(1, draft.parentRows(driver(references))) + 1;
    return space(free, domains(free, target, needed)) >= needed;
  }

  /**
   * A key that holds for some rows only, and has no room for all: one row for each parent, or one row in all, may be among those
   * that it holds for. False where it cannot be told which rows those are.
   */
  private boolean partial(Target target, List<Integer> references) {
    Optional<Expression> predicate = target.key().predicate().flatMap(CheckParser::parse);
    if (predicate.isEmpty() || !draft.tells(predicate.get())) {
      return false;
    }
    int exempt = references.stream()
        .filter(i -> draft.strategy(i) == ReferencePlan.Strategy.FAN_OUT)
        .findFirst()
        .orElse(RowCheck.FIRST_ROW);
    String text = "NOT (" + target.key().predicate().orElseThrow() + ")";
    draft.add(new RowCheck(
        "partial key " + target.key().name(),
        text,
        null,
        Optional.of(new Expression.Not(predicate.get())),
        exempt));
    return true;
  }

  /** Lets all columns rise with the rows, each by steps of its own: sums, differences and strings of them then differ too. */
  private void inStep(List<Column> columns, Target target) {
    long room = Long.MAX_VALUE;
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      KeyDomain domain = draft.domain(column, target.plain(draft.table()), draft.rows());
      if (domain instanceof KeyDomain.Grid grid
          && grid.lattice() != null
          && grid.size() / (i + 1) >= draft.rows()) {
        domain = new KeyDomain.Grid(
            grid.lattice(), grid.first(), grid.step() * (i + 1), grid.size() / (i + 1));
      }
      if (i > 0 && domain.size() < draft.rows()) {
        continue;
      }
      room = Math.min(room, domain.size());
      draft.assign(
          column.name(),
          new CellPlan.Numbered(column, domain, new Numbering(-1, domain.size(), true), 1));
    }
    draft.cap(room, "unique key " + target.key().name());
    columns.stream()
        .filter(column -> draft.assigned(column.name()))
        .forEach(column -> distinct.add(Set.of(column.name())));
  }

  /** A key on a column that the server computes cannot be planned; it holds as far as what it is computed from differs. */
  private boolean computed(Target target) {
    return target.columns().stream()
        .noneMatch(name -> draft.table().column(name).map(Column::writable).orElse(false));
  }

  /** References all of whose columns are in the key, those that no other implies. */
  private List<Integer> referencesWithin(Set<String> columns) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < draft.references(); i++) {
      ForeignKey foreignKey = draft.foreignKey(i);
      ReferencePlan.Strategy strategy = draft.strategy(i);
      if (columns.containsAll(foreignKey.columns())
          && strategy != ReferencePlan.Strategy.IMPLIED
          && strategy != ReferencePlan.Strategy.KIN
          && strategy != ReferencePlan.Strategy.ITSELF
          && strategy != ReferencePlan.Strategy.ABSENT) {
        found.add(i);
      }
    }
    return found;
  }

  /** A free column that is, or may be, distinct all by itself; null where none should be. */
  private Column columnToBeDistinct(List<Column> free, List<Integer> references) {
    for (Column column : free) {
      ColumnGenome genome = draft.genome(column.name());
      boolean alone = free.size() == 1 && references.isEmpty();
      if (alone
          || genome != null
              && draft.scannedRows() > 1
              && nearlyDistinct(genome)
              && hasRoom(column)) {
        return column;
      }
    }
    for (Column column : free) {
      if (draft.genome(column.name()) == null && distinctByNature(column, references.isEmpty())) {
        return column;
      }
    }
    return null;
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
        && draft.domain(column, false, draft.rows()).size() >= ROOMY * draft.rows();
    return identifier
        || roomyText
        || alone
            && type instanceof SqlType.Scalar scalar
            && (scalar.is("int8") || scalar.is("int4"));
  }

  private int driver(List<Integer> references) {
    return references.stream()
        .max(Comparator.comparingLong((Integer i) -> draft.freshParentRows(i))
            .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  /** Numbers the rows, or the children of each parent, over the columns' domains. */
  private void number(List<Column> columns, int reference, Target target) {
    long needed =
        reference < 0 ? draft.rows() : draft.rows() / Math.max(1, draft.parentRows(reference)) + 1;
    List<Column> bySize = bySize(columns, target, columns.size() == 1 ? needed : 1);
    Map<String, KeyDomain> domains = domains(bySize, target, columns.size() == 1 ? needed : 1);
    if (columns.size() > 1 && space(bySize, domains) < needed) {
      // What was seen is too little for so many rows: let every column grow.
      bySize = bySize(columns, target, needed);
      domains = domains(bySize, target, needed);
    }
    Column roomiest = bySize.get(bySize.size() - 1);
    if (columns.size() > 1 && reference < 0) {
      domains.put(roomiest.name(), draft.domainBesideKept(roomiest, target.plain(draft.table())));
    }
    boolean alone = columns.size() == 1
        || domains.get(roomiest.name()).size() / ROOMY >= needed
            && isWhole(roomiest)
            && reference >= 0;
    List<Column> taken = alone ? List.of(roomiest) : bySize;
    if (reference < 0 && taken.size() > 1 && group(taken, domains, target)) {
      return;
    }
    cross(alone ? taken : reversed(taken), domains, reference, target);
  }

  private Map<String, KeyDomain> domains(List<Column> columns, Target target, long needed) {
    Map<String, KeyDomain> domains = new HashMap<>();
    columns.forEach(column ->
        domains.put(column.name(), draft.domain(column, target.plain(draft.table()), needed)));
    return domains;
  }

  private List<Column> bySize(List<Column> columns, Target target, long needed) {
    Map<String, KeyDomain> domains = domains(columns, target, needed);
    return columns.stream()
        .sorted(Comparator.comparingLong(
                (Column column) -> domains.get(column.name()).size())
            .thenComparing(Column::ordinal))
        .toList();
  }

  private static List<Column> reversed(List<Column> columns) {
    List<Column> reversed = new ArrayList<>(columns);
    java.util.Collections.reverse(reversed);
    return reversed;
  }

  private static long space(List<Column> columns, Map<String, KeyDomain> domains) {
    long space = 1;
    for (Column column : columns) {
      long size = Math.max(1, domains.get(column.name()).size());
      space = size > KeyDomain.UNBOUNDED / space ? KeyDomain.UNBOUNDED : space * size;
    }
    return space;
  }

  /** Divides the rows among the combinations of all columns but the roomiest; false where there are too many of them. */
  private boolean group(List<Column> columns, Map<String, KeyDomain> domains, Target target) {
    List<Column> leading = columns.subList(0, columns.size() - 1);
    if (space(leading, domains) > Grouping.MOST) {
      return false;
    }
    Column last = columns.get(columns.size() - 1);
    List<Integer> sizes =
        leading.stream().map(column -> (int) domains.get(column.name()).size()).toList();
    List<List<Double>> weights = leading.stream()
        .map(column -> KeyWeights.of(domains.get(column.name()), draft.genome(column.name())))
        .toList();
    Grouping grouping = new Grouping(sizes, weights, domains.get(last.name()).size());
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).name();
      draft.assign(name, new CellPlan.Grouped(columns.get(i), domains.get(name), grouping, i));
    }
    draft.cap(space(columns, domains), "unique key " + target.key().name());
    return true;
  }

  /** Takes as many columns as a long can number. */
  private void cross(
      List<Column> columns, Map<String, KeyDomain> domains, int reference, Target target) {
    long space = 1;
    List<Column> taken = new ArrayList<>();
    for (Column column : columns) {
      long size = domains.get(column.name()).size();
      if (size > (1L << 61) / Math.max(1, space)) {
        if (taken.isEmpty()) {
          taken.add(column);
          space = KeyDomain.UNBOUNDED;
        }
        break;
      }
      space *= size;
      taken.add(column);
    }
    boolean ascending =
        taken.size() == 1 && ascending(taken.get(0), domains.get(taken.get(0).name()), reference);
    Numbering numbering = new Numbering(reference, space, ascending);
    long radix = 1;
    for (Column column : taken) {
      KeyDomain domain = domains.get(column.name());
      draft.assign(column.name(), new CellPlan.Numbered(column, domain, numbering, radix));
      radix *= space == KeyDomain.UNBOUNDED ? 1 : domain.size();
    }
    if (reference >= 0) {
      draft.limit(reference, space);
    } else {
      draft.cap(space, "unique key " + target.key().name());
    }
  }

  private static boolean isWhole(Column column) {
    return column.type().base() instanceof SqlType.Scalar scalar
        && (scalar.is("int4") || scalar.is("int8") || scalar.is("int2"));
  }

  /** Numbers that a sequence gives, and positions within a parent, ascend; what was drawn from a range is scattered over it. */
  private boolean ascending(Column column, KeyDomain domain, int reference) {
    if (!(domain instanceof KeyDomain.Grid grid)) {
      return false;
    }
    ColumnGenome genome = draft.genome(column.name());
    boolean serial =
        genome == null || genome.values() == null || genome.values() instanceof ValueModel.Serial;
    return grid.lattice() == null
        || column.sequence().isPresent()
        || serial
        || reference >= 0 && !grid.lattice().temporal();
  }

  private void pair(List<Integer> references, Target target) {
    int driver = driver(references);
    int paired = references.stream()
        .filter(i -> i != driver)
        .max(Comparator.comparingLong(draft::parentRows))
        .orElseThrow();
    draft.freshParents(driver);
    int earlier = earlier(driver, paired, target);
    if (earlier >= 0) {
      draft.pairInOrder(driver, paired, earlier);
    } else {
      draft.pair(driver, paired);
    }
  }

  /** The reference that has to lead to the earlier of two rows of one table; -1 where the two may come in any order. */
  private int earlier(int one, int other, Target target) {
    ForeignKey first = draft.foreignKey(one);
    ForeignKey second = draft.foreignKey(other);
    if (!first.parent().equals(second.parent()) || !draft.ordered(one) || !draft.ordered(other)) {
      return -1;
    }
    for (ColumnFact fact : draft.facts()) {
      if (fact instanceof ColumnFact.Less less
          && Set.of(less.lesser(), less.greater())
              .equals(Set.of(first.columns().get(0), second.columns().get(0)))) {
        return less.lesser().equals(first.columns().get(0)) ? one : other;
      }
    }
    // LEAST(a, b), GREATEST(a, b): friends are friends both ways.
    return blends(target.key()) ? one : -1;
  }
}
