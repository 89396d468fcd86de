package dev.replica.seed.generate;

import dev.replica.model.Randomness;
import java.util.HashMap;
import java.util.Map;

/**
 * The parents that go with each parent of another reference, the driver: what the driver's parents have are lists, made when they
 * are first asked for and kept by the session. Immutable.
 */
final class PairedParents {

  /** Tells the numbers of companions from the companions. */
  private static final long NUMBERS = 1;

  private final References driver;
  private final Pairs pairs;
  private final long key;

  /** @param pairs how companions are drawn */
  PairedParents(References driver, Pairs pairs, long key) {
    this.driver = driver;
    this.pairs = pairs;
    this.key = key;
  }

  /** The same, chosen from parents in an order. */
  PairedParents chosen(Choosing choosing, int[] parentsInOrder) {
    return new PairedParents(driver, pairs.chosen(choosing, parentsInOrder), key);
  }

  /** The children of one parent of the driver take parents that all differ, or come again as often as is told. */
  long parent(long row, Session session) {
    return list(driver.parent(row, session), session)[(int) driver.slot(row)];
  }

  /** The number of the row among those of its pair of parents, from 0. */
  long number(long row, Session session) {
    long other = driver.parent(row, session);
    long listKey = Randomness.hash(Randomness.hash(key, other), NUMBERS);
    long[] numbers = session.companions().get(listKey);
    if (numbers == null) {
      numbers = occurrences(list(other, session));
      session.companions().put(listKey, numbers);
    }
    return numbers[(int) driver.slot(row)];
  }

  /** The key of the row's pair of parents. */
  long pair(long row, Session session) {
    return Randomness.hash(parent(row, session), driver.parent(row, session));
  }

  private long[] list(long other, Session session) {
    long listKey = Randomness.hash(key, other);
    long[] list = session.companions().get(listKey);
    if (list == null) {
      list = pairs.list(other, (int) driver.count(other), listKey, session);
      session.companions().put(listKey, list);
    }
    return list;
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
}
