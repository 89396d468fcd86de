package dev.replica.seed.generate;

import dev.replica.model.FanOut;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.ReferencePlan;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The parents that go with one parent of another reference, all of them different: each is drawn by the parents' own fan-out until it is
 * one that none before it is (successive sampling), so that popular parents stay popular. Immutable.
 *
 * @param driver the place of the other reference
 * @param differs whether none may be the other reference's parent itself
 * @param repeats how often a pair comes again; null where it never does
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
    ReferencePlan.Repeats repeats,
    Choosing choosing,
    int[] line,
    long[] before) {

  /** Draws by popularity before a parent is taken that nobody is known to prefer. */
  private static final int TRIES = 40;

  private static final double EVEN = .5;

  /** Those that are chosen by popularity alone. */
  static Pairs of(
      FanOut fanOut,
      long parents,
      long rows,
      int driver,
      boolean differs,
      ReferencePlan.Repeats repeats) {
    return new Pairs(fanOut, parents, rows, driver, differs, repeats, null, null, null);
  }

  /** The same, chosen from parents in an order. */
  Pairs chosen(Choosing choosing, int[] line) {
    long[] before = new long[line.length + 1];
    for (int place = 0; place < line.length; place++) {
      before[place + 1] = before[place] + fanOut.count(line[place]);
    }
    return new Pairs(fanOut, parents, rows, driver, differs, repeats, choosing, line, before);
  }

  /** So many parents for a parent of the other reference, all different but for those that come again. */
  long[] list(long other, int count, long key, Session session) {
    long[] list = new long[count];
    Set<Long> taken = new HashSet<>();
    if (differs) {
      taken.add(other);
    }
    long draw = 0;
    int filled = 0;
    while (filled < count && taken.size() < parents) {
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
      list[filled++] = chosen;
      int times = repeats == null ? 1 : times(Randomness.hash(key, ~draw));
      for (int again = 1; again < times && filled < count; again++) {
        list[filled++] = chosen;
      }
    }
    return filled < count ? filled(list, filled) : list;
  }

  /** Rows of a pair. Where chance decides, half of those that have k of them have one more. */
  private int times(long bits) {
    double left = Randomness.uniform(bits);
    int times = 1;
    while (times < repeats.most()) {
      double more = repeats.again().isEmpty()
          ? EVEN
          : times <= repeats.again().size() ? repeats.again().get(times - 1) : 0;
      if (left >= more) {
        return times;
      }
      left /= more;
      times++;
    }
    return times;
  }

  /** All parents are taken, and come again in turn as often as they may. */
  private long[] filled(long[] list, int from) {
    Map<Long, Integer> times = new LinkedHashMap<>();
    for (int i = 0; i < from; i++) {
      times.merge(list[i], 1, Integer::sum);
    }
    int filled = from;
    while (filled < list.length) {
      for (Map.Entry<Long, Integer> parent : times.entrySet()) {
        if (filled < list.length && parent.getValue() < repeats.most()) {
          parent.setValue(parent.getValue() + 1);
          list[filled++] = parent.getKey();
        }
      }
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
