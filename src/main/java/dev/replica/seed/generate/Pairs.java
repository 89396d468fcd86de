package dev.replica.seed.generate;

import dev.replica.model.FanOut;
import dev.replica.model.Randomness;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The parents that go with one parent of another reference, all of them different: each is drawn by the parents' own fan-out until it is
 * one that none before it is (successive sampling), so that popular parents stay popular. Immutable.
 *
 * @param driver the place of the other reference
 * @param differs whether none may be the other reference's parent itself
 * @param rows of the fan-out
 * @param choosing what the draws depend on; null for popularity alone
 * @param line the parents in the order that they are chosen in; null without a choice
 * @param before children before each of these, and of all; null without a choice
 */
record Pairs(
    FanOut fanOut,
    long parents,
    long rows,
    int driver,
    boolean differs,
    Choosing choosing,
    int[] line,
    long[] before) {

  /** Draws by popularity before a parent is taken that nobody is known to prefer. */
  private static final int TRIES = 40;

  /** Those that are chosen by popularity alone. */
  static Pairs of(FanOut fanOut, long parents, long rows, int driver, boolean differs) {
    return new Pairs(fanOut, parents, rows, driver, differs, null, null, null);
  }

  /** The same, chosen from parents in an order. */
  Pairs chosen(Choosing choosing, int[] line) {
    long[] before = new long[line.length + 1];
    for (int place = 0; place < line.length; place++) {
      before[place + 1] = before[place] + fanOut.count(line[place]);
    }
    return new Pairs(fanOut, parents, rows, driver, differs, choosing, line, before);
  }

  /** So many different parents for a parent of the other reference. */
  long[] list(long other, int count, long key, Session session) {
    long[] list = new long[count];
    Set<Long> taken = new HashSet<>();
    if (differs) {
      taken.add(other);
    }
    long draw = 0;
    for (int i = 0; i < count; i++) {
      long chosen;
      int tries = 0;
      do {
        long bits = Randomness.hash(key, draw++);
        // Where the popular ones are used up, any will do.
        chosen = tries++ < TRIES ? drawn(other, bits, session) : Randomness.bounded(bits, parents);
        if (tries > 2 * TRIES) {
          chosen = firstFree(taken, chosen);
        }
      } while (!taken.add(chosen));
      list[i] = chosen;
    }
    return list;
  }

  private long drawn(long other, long bits, Session session) {
    if (choosing == null) {
      return fanOut.parent(Randomness.bounded(bits, rows));
    }
    double place = session.preference(choosing).place(driver, other, bits);
    int found = Arrays.binarySearch(before, (long) (place * before[line.length]));
    int at = found < 0 ? -found - 2 : found;
    // Parents without children share their beginning with the next.
    while (before[at + 1] <= before[at]) {
      at++;
    }
    return line[at];
  }

  private long firstFree(Set<Long> taken, long from) {
    long free = from;
    while (taken.contains(free)) {
      free = (free + 1) % parents;
    }
    return free;
  }
}
