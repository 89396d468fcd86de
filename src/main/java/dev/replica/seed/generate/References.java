package dev.replica.seed.generate;

import dev.replica.model.ConditionalTree;
import dev.replica.model.FanOut;
import dev.replica.model.Permutation;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.ReferencePlan;
import java.util.List;

/** Which parent a row of a table refers to: a function of the row's index alone. Immutable once weighed. */
final class References {

  /** The row refers to nothing. */
  static final long NONE = -1;

  /** Parents that are put into an order: their numbers of children take four bytes each. Of more, chance misses none by much. */
  static final int ORDERED = 1 << 22;

  /** Parents whose keys are looked at. */
  private static final int LISTED = 1 << 14;

  private final ReferencePlan plan;
  private final References driver;
  private final Permutation order;
  private final OwnParents own;
  private final long parents;
  private final long rows;
  private final long key;
  private FanOut fanOut;
  private ParentOrder parentOrder;
  private Spread spread;

  /** Null where rows take the parents that their places lead to. */
  private Assignment assignment;

  /** For {@link ReferencePlan.Strategy#PAIRED}; else null. */
  private PairedParents paired;

  /** Rows that have a parent. */
  private long children;

  private References(
      ReferencePlan plan,
      References driver,
      FanOut fanOut,
      Permutation order,
      OwnParents own,
      long parents,
      long rows,
      long key) {
    this.plan = plan;
    this.driver = driver;
    this.fanOut = fanOut;
    this.order = order;
    this.own = own;
    this.parents = parents;
    this.rows = rows;
    this.key = key;
    children = rows;
    parentOrder = ParentOrder.random(parents, Randomness.key(key, "fan-out"));
    spread = Spread.evenly(parents, rows);
    paired = paired();
  }

  private PairedParents paired() {
    return fanOut != null && plan.strategy() == ReferencePlan.Strategy.PAIRED
        ? new PairedParents(
            driver,
            Pairs.of(fanOut, parents, rows, plan.driver(), plan.differs(), plan.repeats()),
            key)
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
        ? DrawnFanOut.of(
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
    OwnParents ownParents = new OwnParents(levels, firstOwn, rows, plan.required(), own);
    return new References(plan, driver, fanOut, order, ownParents, parents, rows, own);
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
    return own < 0 ? ConditionalTree.ABSENT : parentOrder.standings(plan.fanOut())[(int) own];
  }

  /** The parents from the least popular on. */
  ParentOrder parentOrder() {
    return parentOrder;
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
    return assignment != null;
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
      fanOut = DrawnFanOut.of(
          plan,
          parents,
          children,
          Randomness.key(key, "fan-out"),
          known(plan) ? parentOrder.parents() : null);
    }
    assignment = Assignment.of(fanOut, parentsInOrder, rowsInOrder, (int) rows);
  }

  /** Has pairs be chosen, from parents in this order. */
  void prefer(Choosing choosing, int[] parentsInOrder) {
    paired = paired.chosen(choosing, parentsInOrder);
  }

  private static boolean known(ReferencePlan plan) {
    return plan.fanOut() != null;
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
      spread = Spread.overLast(ordered, rows);
    } else {
      fanOut = DrawnFanOut.of(plan, parents, rows, Randomness.key(key, "fan-out"), ordered);
      paired = paired();
      parentOrder = ParentOrder.of(ordered);
    }
  }

  private long position(long row) {
    if (assignment != null) {
      return assignment.place(row);
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
      case ONE_TO_ONE ->
        plan.toItself() ? own.chained(row) : plan.firstParent() + spread.parent(row);
      case PAIRED ->
        plan.side() == ReferencePlan.Side.NONE
            ? paired.parent(row, session)
            : plan.firstParent() + driver.inOrder(row, plan.side());
      case FOREST -> own.above(row);
      case ITSELF -> own.itself(row);
      case KIN, IMPLIED, ABSENT -> NONE;
    };
  }

  private long drawn(long row) {
    if (assignment == null) {
      return plan.firstParent() + fanOut.parent(position(row));
    }
    int parent = assignment.parent(row);
    return parent == Assignment.NOWHERE ? NONE : plan.firstParent() + parent;
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
        yield position == Assignment.NOWHERE
            ? 0
            : position
                - fanOut.first(
                    assignment == null ? fanOut.parent(position) : assignment.parent(row));
      }
      case FOREST -> row;
      case ONE_TO_ONE, PAIRED, KIN, ITSELF, IMPLIED, ABSENT -> 0;
    };
  }

  /** The row that is child {@code slot} of a parent, where {@link ReferencePlan#listsChildren}. */
  long child(long parent, long slot) {
    if (plan.strategy() == ReferencePlan.Strategy.ONE_TO_ONE) {
      return spread.row(parent - plan.firstParent());
    }
    long position = fanOut.first(parent - plan.firstParent()) + slot;
    if (assignment != null) {
      return assignment.row(position);
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
        : spread.row(parent - plan.firstParent()) == NONE ? 0 : 1;
  }

  /** The number of the row among those that a key numbers anew: the children of its parent, or of a pair of parents. */
  long number(long row, Session session) {
    return paired == null ? slot(row) : paired.number(row, session);
  }

  /** The key of those that {@link #number} numbers together. */
  long numbered(long row, Session session) {
    return paired == null ? parent(row, session) : paired.pair(row, session);
  }

  /** One of the row's pair of parents that no other row has in either order. */
  private long inOrder(long row, ReferencePlan.Side side) {
    return OrderedPair.of(fanOut, parents, key, position(row)).parent(side);
  }

  ReferencePlan plan() {
    return plan;
  }
}
