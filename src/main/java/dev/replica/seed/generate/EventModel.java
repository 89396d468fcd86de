package dev.replica.seed.generate;

import dev.replica.genome.ReferenceGenome;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.Limits;

/** How the times of one parent's children follow each other, fit for drawing. Immutable. */
final class EventModel {

  /** Share of the times behind which sequences end: the last knot may lie far behind the last time. */
  private static final double NEXT_TO_ALL = .9995;

  private static final double LATEST = 1 - 1e-9;

  private static final Lattice SHARES = new Lattice(Lattice.Kind.NUMERIC, 9, 0, 1_000_000_000);

  private static final double NEAR_PACE = .15;
  private static final double NEAR_END = .02;

  /** Parents whose first times are made even. */
  private static final int EVEN = 1 << 16;

  private final TableGenerator table;
  private final int reference;
  private final ReferenceGenome.Events told;
  private final EventCell cell;
  private final GridValues values;

  /** Lengths in units of the column. */
  private final GridValues firsts;

  private final GridValues paces;

  /** Null where the pace tells the last time. */
  private final GridValues reaches;

  private final GridValues gaps;
  private final Rhythm rhythm;
  private final EventSide first;

  /** Of the last time: by the pace where the reach is not told. */
  private final EventSide last;

  private final EventSide next;
  private final long key;

  /** Where the column's values begin, and where sequences end. */
  private final long start;

  private final long end;

  /** For each parent the uniform number of its first time, even among them; null where chance is even enough. */
  private final double[] even;

  private EventModel(
      TableGenerator table, int reference, ReferenceGenome.Events told, EventCell cell, long key) {
    this.table = table;
    this.reference = reference;
    this.told = told;
    this.cell = cell;
    this.key = key;
    values = cell.own().values();
    firsts = GridValues.of(told.first().values(), values.lattice(), Limits.NONE);
    paces = GridValues.of(told.pace().values(), values.lattice(), Limits.NONE);
    gaps = GridValues.of(told.gap().values(), values.lattice(), Limits.NONE);
    rhythm = Rhythm.of(values);
    start = values.spanned(Long.MIN_VALUE / 2);
    end = values.units(NEXT_TO_ALL, LATEST, LATEST);
    first = EventSide.of(table, told.first().variables(), Randomness.key(key, "first"));
    reaches =
        told.reach() == null ? null : GridValues.of(told.reach().values(), SHARES, Limits.NONE);
    last = EventSide.of(
        table,
        (reaches == null ? told.pace() : told.reach()).variables(),
        Randomness.key(key, "last"));
    next = EventSide.of(table, told.gap().variables(), Randomness.key(key, "gap"));
    long parents = references().parents();
    even = parents > EVEN ? null : even((int) parents, first.key());
  }

  private static double[] even(int parents, long evenKey) {
    int[] order = Popularity.shuffled(parents, evenKey);
    double[] even = new double[parents];
    for (int place = 0; place < parents; place++) {
      even[order[place]] = (place + .5) / parents;
    }
    return even;
  }

  static EventModel of(
      TableGenerator table, int reference, ReferenceGenome.Events told, EventCell cell, long key) {
    return new EventModel(table, reference, told, cell, key);
  }

  /** What a thread works times out with. */
  EventWalk walk() {
    return new EventWalk(this);
  }

  References references() {
    return table.relations().references().get(reference);
  }

  int reference() {
    return reference;
  }

  Session newSession() {
    return table.newSession();
  }

  GridValues values() {
    return values;
  }

  GridValues gaps() {
    return gaps;
  }

  GridValues paces() {
    return paces;
  }

  Rhythm rhythm() {
    return rhythm;
  }

  EventSide firstSide() {
    return first;
  }

  EventSide lastSide() {
    return last;
  }

  EventSide nextSide() {
    return next;
  }

  long key() {
    return key;
  }

  /** Where sequences end. */
  long end() {
    return end;
  }

  /** The uniform number that a parent's first time is drawn by. */
  double uniform(int number, long bits) {
    return even == null ? Randomness.uniform(bits) : even[number];
  }

  /** The first time of a rank, where no time of the parent bounds it. */
  long first(double rank, long bits) {
    return values.units(values.rank(start + firsts.units(rank)), bits);
  }

  /** The first time of a rank, told by what it is later than the parent's. */
  long first(double rank, long before, long bits) {
    return before == CountedCell.NULL
        ? values.units(rank, bits)
        : values.within(before + firsts.units(rank));
  }

  /** Where times are not before one of the same parent: those; else null. */
  SucceedingCell later() {
    return cell.usual() instanceof SucceedingCell later && later.reference() == reference
        ? later
        : null;
  }

  /** Whether first times are told by what they are later than the parent's. */
  boolean close() {
    SucceedingCell later = later();
    return later != null && later.differences() != null;
  }

  /** From the first to the last time, of so many gaps, where there is so much room. */
  double span(double rank, long room, int count) {
    return reaches == null
        ? (double) Math.max(0, paces.units(rank)) * count
        : reaches.units(rank) / SHARES.perOne() * room;
  }

  /** What gaps may miss a span by. */
  long near(long span) {
    return (long) ((reaches == null ? NEAR_PACE : NEAR_END) * span);
  }

  /** Has times of one parent, which ascend, differ: each is a step behind the one before it at the least, as far as there is room. */
  void part(int number, long[] times) {
    int from = (int) references().firstChild(number);
    int to = from + (int) references().childCount(number);
    long step = values.step();
    for (int at = from + 1; at < to; at++) {
      times[at] = Math.max(times[at], times[at - 1] + step);
    }
    long most = values.within(Long.MAX_VALUE / 2);
    for (int at = to - 1; at >= from && times[at] > most; at--) {
      times[at] = most;
      most -= step;
    }
  }

  /** Puts times of one parent, which ascend, into the order that its rows have: the latest first, or any (Durstenfeld, 1964). */
  void arrange(int number, long[] times) {
    if (told.order() > 0) {
      return;
    }
    References references = references();
    int from = (int) references.firstChild(number);
    int count = (int) references.childCount(number);
    long parent = references.plan().firstParent() + number;
    for (int i = count - 1; i > (told.order() < 0 ? (count - 1) / 2 : 0); i--) {
      int other = told.order() < 0
          ? count - 1 - i
          : (int) Randomness.bounded(Randomness.hash(Randomness.hash(key, parent), i), i + 1L);
      long time = times[from + i];
      times[from + i] = times[from + other];
      times[from + other] = time;
    }
  }
}
