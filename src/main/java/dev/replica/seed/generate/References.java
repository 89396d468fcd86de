package dev.replica.seed.generate;

import dev.replica.genome.ReferenceGenome;
import dev.replica.model.ConditionalTree;
import dev.replica.model.FanOut;
import dev.replica.model.Lorenz;
import dev.replica.model.Permutation;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.ReferencePlan;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which parent a row of a table refers to: a function of the row's index alone. Immutable once weighed. */
final class References {

  /** The row refers to nothing. */
  static final long NONE = -1;

  /** Parents that are put into an order: their numbers of children take four bytes each. Of more, chance misses none by much. */
  static final int ORDERED = 1 << 22;

  /** Parents whose keys are looked at. */
  private static final int LISTED = 1 << 14;

  private static final int NOWHERE = -1;

  /** Tells the numbers of companions from the companions. */
  private static final long NUMBERS = 1;

  private static final double[] EVEN_RANKS = {0, 1};
  private static final double[] EVEN_COUNTS = {1, 1};

  private final ReferencePlan plan;
  private final References driver;
  private FanOut fanOut;
  private final Permutation order;

  /** Of a table that refers to itself; null where all rows may follow any before. */
  private final Levels levels;

  private final long parents;
  private final long firstOwn;
  private final long rows;
  private final long key;

  /** For {@link ReferencePlan.Strategy#ONE_TO_ONE} the parents that have a child, ascending; null where they are spread. */
  private int[] chosen;

  /** The parents from the least popular on, where that follows from what they are; null for a random order. */
  private int[] ordered;

  private volatile int[] standings;

  /** Rows that have a parent. */
  private long children;

  /**
   * For each row its position among the children of all parents, and the other way round, where rows choose; else null. A row that has
   * no parent stands nowhere.
   */
  private int[] positions;

  private int[] rowAt;

  /** The parent of each row, to be had at once. */
  private int[] taken;

  /** For {@link ReferencePlan.Strategy#PAIRED} how companions are drawn; else null. */
  private Pairs pairs;

  private References(
      ReferencePlan plan,
      References driver,
      FanOut fanOut,
      Permutation order,
      Levels levels,
      long parents,
      long firstOwn,
      long rows,
      long key) {
    this.plan = plan;
    this.driver = driver;
    this.fanOut = fanOut;
    this.order = order;
    this.levels = levels;
    this.parents = parents;
    this.firstOwn = firstOwn;
    this.rows = rows;
    this.key = key;
    children = rows;
    pairs = pairs();
  }

  private Pairs pairs() {
    return fanOut != null && plan.strategy() == ReferencePlan.Strategy.PAIRED
        ? Pairs.of(fanOut, parents, rows, plan.driver(), plan.differs(), plan.repeats())
        : null;
  }

  /**
   * @param plan the reference
   * @param earlier the table's references, the driver of this one among them
   * @param allParents rows of the parent, those before the plan's first one included
   * @param firstOwn for a table that refers to itself, the index of its first generated row
   * @param rows of the child
   * @param key of the table
   */
  static References of(
      ReferencePlan plan,
      List<References> earlier,
      long allParents,
      long firstOwn,
      long rows,
      long key) {
    long parents = allParents - plan.firstParent();
    long own = Randomness.key(key, "foreign key " + plan.foreignKey().columns());
    boolean drawn = plan.strategy() == ReferencePlan.Strategy.FAN_OUT
        || plan.strategy() == ReferencePlan.Strategy.PAIRED;
    long fanOutKey = Randomness.key(own, "fan-out");
    FanOut fanOut = drawn && rows > 0
        ? fanOut(
            plan,
            parents,
            rows,
            fanOutKey,
            parents <= ORDERED && known(plan)
                ? Popularity.shuffled((int) parents, fanOutKey)
                : null)
        : null;
    Permutation order =
        plan.clustered() || rows == 0 ? null : Permutation.of(rows, Randomness.key(own, "order"));
    References driver = plan.driver() < 0 ? null : earlier.get(plan.driver());
    Levels levels = plan.strategy() == ReferencePlan.Strategy.FOREST && known(plan)
        ? Levels.of(plan.fanOut(), rows, own)
        : null;
    return new References(plan, driver, fanOut, order, levels, parents, firstOwn, rows, own);
  }

  /** Whether it is known of each parent how popular it is. */
  boolean standsOut() {
    return fanOut != null && known(plan) && parents <= ORDERED;
  }

  /**
   * The code of a parent's standing: the share of children whose parents have fewer. {@link ConditionalTree#ABSENT} for one that is
   * never referred to.
   */
  int standing(long parent) {
    long own = parent - plan.firstParent();
    return own < 0 ? ConditionalTree.ABSENT : standings()[(int) own];
  }

  /** Worked out when it is asked for; threads that do so together find the same. */
  private int[] standings() {
    int[] known = standings;
    if (known == null) {
      int[] order = order();
      ReferenceGenome.FanOut told = plan.fanOut();
      Lorenz lorenz = Lorenz.of(
          told.ranks().stream().mapToDouble(Double::doubleValue).toArray(),
          told.counts().stream().mapToDouble(Double::doubleValue).toArray());
      known = new int[order.length];
      for (int place = 0; place < order.length; place++) {
        double rank = Math.min(lorenz.middle(place, parents), InheritedCodes.BELOW_ONE);
        known[order[place]] = ConditionalTree.code(rank);
      }
      standings = known;
    }
    return known;
  }

  /** The parents from the least popular on. */
  int[] order() {
    return ordered != null
        ? ordered
        : Popularity.shuffled((int) parents, Randomness.key(key, "fan-out"));
  }

  /** Whether it can be settled which parent each row takes, and is told. */
  boolean choosable() {
    return fanOut != null
        && known(plan)
        && plan.fanOut().choice() != null
        && parents <= ORDERED
        && rows > 0
        && (plan.strategy() == ReferencePlan.Strategy.PAIRED || assignable());
  }

  /** Whether it can be settled which parent each row takes, where some have none. */
  boolean assignable() {
    return fanOut != null
        && parents <= ORDERED
        && rows > 0
        && plan.strategy() == ReferencePlan.Strategy.FAN_OUT
        && !plan.clustered()
        && plan.side() == ReferencePlan.Side.NONE;
  }

  /** Whether the children of each parent stand one after the other in some order of all, and can be listed. */
  boolean sequential() {
    return fanOut != null
        && known(plan)
        && parents <= ORDERED
        && rows > 0
        && plan.strategy() == ReferencePlan.Strategy.FAN_OUT
        && plan.side() == ReferencePlan.Side.NONE;
  }

  /** Whether it is settled which parent each row takes. */
  boolean assigned() {
    return positions != null;
  }

  /** Rows that have a parent. */
  long children() {
    return children;
  }

  /** The place of the first child of a parent, by its number among those that may have any, among the children of all. */
  long firstChild(int parent) {
    return fanOut.first(parent);
  }

  /** How many children it has. */
  long childCount(int parent) {
    return fanOut.count(parent);
  }

  /** The place of a row among the children of all parents; {@link #NOWHERE} for one that has none. */
  long place(long row) {
    return position(row);
  }

  /** Has rows take parents, both in their order; rows that are not there take none. */
  void assign(int[] parentsInOrder, int[] rowsInOrder) {
    children = rowsInOrder.length;
    if (children > 0 && children < rows) {
      fanOut = fanOut(
          plan, parents, children, Randomness.key(key, "fan-out"), known(plan) ? order() : null);
    }
    int[] assigned = new int[(int) rows];
    Arrays.fill(assigned, NOWHERE);
    int[] back = new int[rowsInOrder.length];
    int[] parentOf = new int[assigned.length];
    Arrays.fill(parentOf, NOWHERE);
    int done = 0;
    for (int parent : children == 0 ? new int[0] : parentsInOrder) {
      int first = (int) fanOut.first(parent);
      int count = (int) fanOut.count(parent);
      for (int slot = 0; slot < count; slot++) {
        parentOf[rowsInOrder[done]] = parent;
        assigned[rowsInOrder[done]] = first + slot;
        back[first + slot] = rowsInOrder[done++];
      }
    }
    taken = parentOf;
    positions = assigned;
    rowAt = back;
  }

  /** Has pairs be chosen, from parents in this order. */
  void prefer(Choosing choosing, int[] parentsInOrder) {
    pairs = pairs.chosen(choosing, parentsInOrder);
  }

  private static boolean known(ReferencePlan plan) {
    return plan.fanOut() != null;
  }

  /** @param order of the parents; null for independent draws */
  private static FanOut fanOut(ReferencePlan plan, long parents, long rows, long key, int[] order) {
    ReferenceGenome.FanOut known = plan.fanOut();
    double[] ranks = known == null
        ? EVEN_RANKS
        : known.ranks().stream().mapToDouble(Double::doubleValue).toArray();
    double[] counts = known == null
        ? EVEN_COUNTS
        : known.counts().stream().mapToDouble(Double::doubleValue).toArray();
    long limit = plan.strategy() == ReferencePlan.Strategy.PAIRED ? Long.MAX_VALUE : plan.limit();
    return FanOut.of(parents, rows, ranks, counts, limit, key, order);
  }

  /** Whether it matters which of the parents have more children than others, and is known. */
  boolean weighable() {
    return orderable() && !plan.fanOut().popularity().isEmpty();
  }

  /** Whether it may be settled which of the parents have more children than others. */
  boolean orderable() {
    boolean drawn =
        fanOut != null || plan.strategy() == ReferencePlan.Strategy.ONE_TO_ONE && !plan.toItself();
    return drawn && rows > 0 && parents <= ORDERED && known(plan);
  }

  /** The place of each parent in {@link #order}. */
  int[] places() {
    int[] order = order();
    int[] places = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
    }
    return places;
  }

  /** Whether some parents are known to be the most popular. */
  boolean favours() {
    return fanOut != null
        && known(plan)
        && parents <= LISTED
        && !plan.fanOut().favourites().isEmpty();
  }

  /** A uniform number for each parent, as {@link ParentDraws} has them. */
  double[] draws(long drawKey) {
    return ParentDraws.of(plan.firstParent(), parents, children > 0 ? fanOut : null, drawKey);
  }

  /** Parents that may have children. */
  long parents() {
    return parents;
  }

  /** Has parents have their numbers of children in this order, before any row is made. */
  void weigh(int[] ordered) {
    if (fanOut == null) {
      chosen = Arrays.copyOfRange(ordered, ordered.length - (int) rows, ordered.length);
      Arrays.sort(chosen);
    } else {
      fanOut = fanOut(plan, parents, rows, Randomness.key(key, "fan-out"), ordered);
      pairs = pairs();
      this.ordered = ordered;
      standings = null;
    }
  }

  private long position(long row) {
    if (positions != null) {
      return positions[(int) row];
    }
    return order == null ? row : order.apply(row);
  }

  /** The index of the parent of {@code row}; {@link #NONE} where there is none. */
  long parent(long row, Session session) {
    return switch (plan.strategy()) {
      case FAN_OUT ->
        plan.side() == ReferencePlan.Side.NONE
            ? drawn(row)
            : plan.firstParent() + inOrder(row, plan.side());
      case ONE_TO_ONE -> plan.toItself() ? chain(row) : plan.firstParent() + oneToOne(row);
      case PAIRED ->
        plan.side() == ReferencePlan.Side.NONE
            ? paired(row, session)
            : plan.firstParent() + driver.inOrder(row, plan.side());
      case FOREST -> forest(row);
      case ITSELF -> firstOwn + row;
      case KIN, IMPLIED, ABSENT -> NONE;
    };
  }

  private long drawn(long row) {
    if (taken == null) {
      return plan.firstParent() + fanOut.parent(position(row));
    }
    int parent = taken[(int) row];
    return parent == NOWHERE ? NONE : plan.firstParent() + parent;
  }

  /** The parent at a later attempt: another one, as often as its number of children says. */
  long parent(long row, int attempt, Session session) {
    if (attempt == 0 || plan.strategy() != ReferencePlan.Strategy.FAN_OUT) {
      return parent(row, session);
    }
    if (children == 0) {
      return NONE;
    }
    return plan.firstParent()
        + fanOut.parent(
            Randomness.bounded(Randomness.hash(Randomness.hash(key, attempt), row), children));
  }

  /** The number of the row among the children of its parent, from 0. */
  long slot(long row) {
    return switch (plan.strategy()) {
      case FAN_OUT -> {
        long position = position(row);
        yield position == NOWHERE
            ? 0
            : position - fanOut.first(taken == null ? fanOut.parent(position) : taken[(int) row]);
      }
      case FOREST -> row;
      case ONE_TO_ONE, PAIRED, KIN, ITSELF, IMPLIED, ABSENT -> 0;
    };
  }

  /** The row that is child {@code slot} of a parent, where {@link ReferencePlan#listsChildren}. */
  long child(long parent, long slot) {
    if (plan.strategy() == ReferencePlan.Strategy.ONE_TO_ONE) {
      return onlyChild(parent - plan.firstParent());
    }
    long position = fanOut.first(parent - plan.firstParent()) + slot;
    if (rowAt != null) {
      return rowAt[(int) position];
    }
    return order == null ? position : order.invert(position);
  }

  /** A number from 0 to {@code bound} exclusive for a row at an attempt. */
  long choice(long row, int attempt, long bound) {
    return Randomness.bounded(Randomness.hash(Randomness.hash(key, attempt), row), bound);
  }

  /** How many children the parent has; 0 where that can't be told. */
  long count(long parent) {
    if (parent < plan.firstParent() || children == 0 || !plan.listsChildren()) {
      return 0;
    }
    return fanOut != null
        ? fanOut.count(parent - plan.firstParent())
        : onlyChild(parent - plan.firstParent()) == NONE ? 0 : 1;
  }

  /** The row that a parent is spread to; {@link #NONE} for one left over. */
  private long onlyChild(long parent) {
    if (chosen != null) {
      int found = Arrays.binarySearch(chosen, (int) parent);
      return found < 0 ? NONE : found;
    }
    long stride = parents / rows;
    long wider = parents % rows;
    long row = parent < wider * (stride + 1)
        ? parent / (stride + 1)
        : wider + (parent - wider * (stride + 1)) / stride;
    return row < rows && oneToOne(row) == parent ? row : NONE;
  }

  /** Spread over the parents in their order: no two rows meet while there are no more rows than parents. */
  private long oneToOne(long row) {
    if (chosen != null) {
      return chosen[(int) row];
    }
    long stride = parents / rows;
    return row * stride + Math.min(row, parents % rows);
  }

  /** Each row follows the one before it; the first one nothing, or the last where it has to follow something. */
  private long chain(long row) {
    if (row > 0) {
      return firstOwn + row - 1;
    }
    return plan.required() ? firstOwn + rows - 1 : NONE;
  }

  /** The number of the row among those that a key numbers anew: the children of its parent, or of a pair of parents. */
  long number(long row, Session session) {
    if (plan.strategy() != ReferencePlan.Strategy.PAIRED) {
      return slot(row);
    }
    long other = driver.parent(row, session);
    long listKey = Randomness.hash(Randomness.hash(key, other), NUMBERS);
    long[] numbers = session.companions().get(listKey);
    if (numbers == null) {
      numbers = occurrences(companions(other, session));
      session.companions().put(listKey, numbers);
    }
    return numbers[(int) driver.slot(row)];
  }

  /** For each place how often its value stands before. */
  private static long[] occurrences(long[] values) {
    Map<Long, Long> seen = new HashMap<>();
    long[] before = new long[values.length];
    for (int place = 0; place < values.length; place++) {
      before[place] = seen.merge(values[place], 1L, Long::sum) - 1;
    }
    return before;
  }

  /** The key of those that {@link #number} numbers together. */
  long numbered(long row, Session session) {
    long parent = parent(row, session);
    return plan.strategy() == ReferencePlan.Strategy.PAIRED
        ? Randomness.hash(parent, driver.parent(row, session))
        : parent;
  }

  /** The children of one parent of the driver take parents that all differ, or come again as often as is told. */
  private long paired(long row, Session session) {
    return companions(driver.parent(row, session), session)[(int) driver.slot(row)];
  }

  private long[] companions(long other, Session session) {
    long listKey = Randomness.hash(key, other);
    long[] list = session.companions().get(listKey);
    if (list == null) {
      list = pairs.list(other, (int) driver.count(other), listKey, session);
      session.companions().put(listKey, list);
    }
    return list;
  }

  /**
   * One of a pair of parents that no other row has in either order: each parent takes its partners from the half of the circle of
   * all parents that follows it, so that of any two only one can take the other.
   */
  private long inOrder(long row, ReferencePlan.Side side) {
    long position = position(row);
    long one = fanOut.parent(position);
    long slot = position - fanOut.first(one);
    long other =
        (one + 1 + Permutation.of((parents - 1) / 2, Randomness.hash(key, one)).apply(slot))
            % parents;
    return side == ReferencePlan.Side.EARLIER ? Math.min(one, other) : Math.max(one, other);
  }

  /** A row's parent stands before it; where nothing does, the row has none. */
  private long forest(long row) {
    if (levels != null) {
      long parent = levels.parent(row);
      return parent >= 0 ? firstOwn + parent : plan.required() ? firstOwn + row : NONE;
    }
    long before = firstOwn + row;
    if (before == 0) {
      boolean nullable = !plan.required();
      return nullable ? NONE : 0;
    }
    return Randomness.bounded(Randomness.hash(key, row), before);
  }

  ReferencePlan plan() {
    return plan;
  }
}
