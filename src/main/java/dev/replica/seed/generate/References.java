package dev.replica.seed.generate;

import dev.replica.genome.ReferenceGenome;
import dev.replica.model.FanOut;
import dev.replica.model.Permutation;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.ReferencePlan;
import java.util.List;

/** Which parent a row of a table refers to: a function of the row's index alone. Immutable. */
final class References {

  /** The row refers to nothing. */
  static final long NONE = -1;

  private static final double[] EVEN_RANKS = {0, 1};
  private static final double[] EVEN_COUNTS = {1, 1};

  private final ReferencePlan plan;
  private final References driver;
  private final FanOut fanOut;
  private final Permutation order;
  private final long parents;
  private final long firstOwn;
  private final long rows;
  private final long key;

  private References(
      ReferencePlan plan, References driver, FanOut fanOut, Permutation order, long parents, long firstOwn, long rows, long key) {
    this.plan = plan;
    this.driver = driver;
    this.fanOut = fanOut;
    this.order = order;
    this.parents = parents;
    this.firstOwn = firstOwn;
    this.rows = rows;
    this.key = key;
  }

  /**
   * @param plan the reference
   * @param earlier the table's references, the driver of this one among them
   * @param parents rows that may be referred to
   * @param firstOwn for a table that refers to itself, the index of its first generated row
   * @param rows of the child
   * @param key of the table
   */
  static References of(ReferencePlan plan, List<References> earlier, long parents, long firstOwn, long rows, long key) {
    long own = Randomness.key(key, "foreign key " + plan.foreignKey().columns());
    FanOut fanOut = null;
    if (plan.strategy() == ReferencePlan.Strategy.FAN_OUT && rows > 0) {
      ReferenceGenome.FanOut known = plan.fanOut();
      double[] ranks = known == null ? EVEN_RANKS : known.ranks().stream().mapToDouble(Double::doubleValue).toArray();
      double[] counts = known == null ? EVEN_COUNTS : known.counts().stream().mapToDouble(Double::doubleValue).toArray();
      fanOut = FanOut.of(parents, rows, ranks, counts, plan.limit(), Randomness.key(own, "fan-out"));
    }
    Permutation order = plan.clustered() || rows == 0 ? null : Permutation.of(rows, Randomness.key(own, "order"));
    References driver = plan.driver() < 0 ? null : earlier.get(plan.driver());
    return new References(plan, driver, fanOut, order, parents, firstOwn, rows, own);
  }

  private long position(long row) {
    return order == null ? row : order.apply(row);
  }

  /** The index of the parent of {@code row}; {@link #NONE} where there is none. */
  long parent(long row) {
    return switch (plan.strategy()) {
      case FAN_OUT -> fanOut.parent(position(row));
      case ONE_TO_ONE -> oneToOne(row);
      case PAIRED -> paired(row);
      case FOREST -> forest(row);
      case IMPLIED, ABSENT -> NONE;
    };
  }

  /** The parent at a later attempt: another one, as often as its number of children says. */
  long parent(long row, int attempt) {
    if (attempt == 0 || plan.strategy() != ReferencePlan.Strategy.FAN_OUT) {
      return parent(row);
    }
    return fanOut.parent(Randomness.bounded(Randomness.hash(Randomness.hash(key, attempt), row), rows));
  }

  /** The number of the row among the children of its parent, from 0. */
  long slot(long row) {
    return switch (plan.strategy()) {
      case FAN_OUT -> {
        long position = position(row);
        yield position - fanOut.first(fanOut.parent(position));
      }
      case FOREST -> row;
      case ONE_TO_ONE, PAIRED, IMPLIED, ABSENT -> 0;
    };
  }

  /** Spread over the parents in their order: no two rows meet while there are no more rows than parents. */
  private long oneToOne(long row) {
    long stride = parents / rows;
    return row * stride + Math.min(row, parents % rows);
  }

  /** The children of one parent of the driver take the first of a shuffled list of its own. */
  private long paired(long row) {
    long other = driver.parent(row);
    long choices = plan.differs() ? parents - 1 : parents;
    long chosen = Permutation.of(choices, Randomness.hash(key, other)).apply(driver.slot(row));
    return plan.differs() && chosen >= other ? chosen + 1 : chosen;
  }

  /** A row's parent stands before it; where nothing does, the row has none. */
  private long forest(long row) {
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

  long parents() {
    return parents;
  }
}
