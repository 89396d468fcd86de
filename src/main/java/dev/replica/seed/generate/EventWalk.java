package dev.replica.seed.generate;

import dev.replica.model.Randomness;

/** Works out the times of one parent's children after the other's. Belongs to one thread. */
final class EventWalk {

  /** Draws of a gap that would end behind the last time before one is made to fit. */
  private static final int TRIES = 4;

  /** Of the mean, what gaps have at the least that are drawn anew first; each time a half of that. */
  private static final double LONG = 8;

  private static final int ROUNDS = 6;

  /** Draws of a gap before one ends when hardly any do. */
  private static final int LANDINGS = 12;

  private final EventModel model;
  private final GridValues values;
  private final Rhythm rhythm;
  private final Session session;
  private final OneParent rows;
  private final EventSide.Draw firstDraw;
  private final EventSide.Draw lastDraw;
  private final EventSide.Draw nextDraw;
  private long parent;

  /** From the first to the last time, as drawn. */
  private long span;

  private long[] steps = new long[16];

  EventWalk(EventModel model) {
    this.model = model;
    values = model.values();
    rhythm = model.rhythm();
    session = model.newSession();
    rows = new OneParent(session);
    firstDraw = model.firstSide().draw(rows);
    lastDraw = model.lastSide().draw(rows);
    nextDraw = model.nextSide().draw(rows);
  }

  /**
   * Sets the times of a parent's children, ascending, by their places.
   *
   * @param number of the parent, among those that may have children
   */
  void family(int number, long[] times) {
    References references = model.references();
    int from = (int) references.firstChild(number);
    int count = (int) references.childCount(number);
    if (count == 0) {
      return;
    }
    parent = references.plan().firstParent() + number;
    rows.set(model.reference(), parent);
    long time = first(number, from);
    times[from] = time;
    if (count == 1) {
      return;
    }
    draw(time, count - 1, from);
    Bridge.fit(
        steps,
        count - 1,
        span,
        model.near(span),
        Math.max(span, model.end() - time),
        rhythm.grain(span),
        Randomness.hash(model.key(), from));
    for (int gap = 1; gap < count; gap++) {
      time = values.within(time + values.floor(steps[gap - 1]));
      times[from + gap] = time;
    }
  }

  private long first(int number, int place) {
    firstDraw.begin();
    long bits = Randomness.hash(model.firstSide().key(), place);
    double rank = firstDraw.rank(model.uniform(number, bits));
    long before = before(parent);
    if (model.close()) {
      return model.first(rank, before, bits);
    }
    long time = model.first(rank, bits);
    return before != CountedCell.NULL && time < before
        ? values.from(before, time, Randomness.uniform(Randomness.hash(bits, 1)))
        : time;
  }

  /** The parent's time that none of its children's is before; {@link CountedCell#NULL} for none. */
  private long before(long row) {
    SucceedingCell later = model.later();
    return later == null ? CountedCell.NULL : later.before(row, session);
  }

  /** The earliest time that the first of a parent's children may be moved to; {@link Long#MIN_VALUE} for any. */
  long earliest(int number) {
    long before = before(model.references().plan().firstParent() + number);
    return before == CountedCell.NULL ? Long.MIN_VALUE : before;
  }

  private void draw(long time, int count, int place) {
    lastDraw.begin();
    long room = Math.max(0, model.end() - time);
    EventSide last = model.lastSide();
    lastDraw.set(last.room(), model.paces(), room / count);
    lastDraw.set(last.at(), values, time);
    long bits = Randomness.hash(last.key(), place);
    double rank = lastDraw.rank(Randomness.uniform(bits));
    span = (long) Math.min(room, model.span(rank, room, count));
    if (steps.length < count) {
      steps = new long[Math.max(count, 2 * steps.length)];
    }
    EventSide next = model.nextSide();
    nextDraw.begin();
    nextDraw.set(next.pace(), model.paces(), span / count);
    if (count == 1) {
      steps[0] = rhythm.landed(time, span, bits);
      return;
    }
    long at = time;
    long sum = 0;
    for (int gap = 0; gap < count; gap++) {
      steps[gap] = gap(gap, at, Randomness.hash(next.key(), place + gap));
      at += steps[gap];
      sum += steps[gap];
    }
    long rest = refit(time, count, sum, Randomness.hash(next.key(), ~place));
    land(time, count, rest);
  }

  /** A gap behind those that are there. */
  private long gap(int gap, long at, long gapBits) {
    EventSide next = model.nextSide();
    if (gap == 0) {
      nextDraw.absent(next.previous());
    } else {
      nextDraw.set(next.previous(), model.gaps(), steps[gap - 1]);
    }
    nextDraw.set(next.at(), values, Math.min(model.end(), at));
    long bits = gapBits;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      double uniform = Randomness.uniform(bits);
      if (next.latents() != null) {
        uniform = next.latents().uniform(0, 0, bits, uniform, ofParent);
      }
      long drawn = Math.max(0, model.gaps().units(nextDraw.rank(uniform)));
      if (drawn <= span) {
        return drawn;
      }
      bits = Randomness.hash(bits, attempt);
    }
    return span;
  }

  /**
   * Draws gaps anew, the long ones first where all together are too long, until they are about as long as the span. What is then left to
   * be done is small.
   *
   * @return other random bits
   */
  private long refit(long time, int count, long drawn, long refitBits) {
    long within = model.near(span);
    long sum = drawn;
    long bits = refitBits;
    double least = LONG * span / count;
    for (int round = 0; round < ROUNDS && sum - span > within; round++) {
      for (int i = 0; i < count && sum - span > within; i++) {
        if (steps[i] >= least) {
          bits = Randomness.hash(bits, i);
          long other = gap(i, time + span / count * i, bits);
          sum += Math.min(0, other - steps[i]);
          steps[i] = Math.min(steps[i], other);
        }
      }
      least /= 2;
    }
    return bits;
  }

  /** Has gaps end when events are usual: those that don't are drawn anew, no others than of like length. */
  private void land(long time, int count, long landBits) {
    if (!rhythm.told()) {
      return;
    }
    long bits = landBits;
    long at = time;
    for (int i = 0; i < count; i++) {
      long planned = steps[i];
      long gap = planned;
      for (int attempt = 0; attempt < LANDINGS; attempt++) {
        bits = Randomness.hash(bits, i);
        long landed = rhythm.landed(at, gap, bits);
        if (gap >= planned / 2 && gap / 2 <= planned && rhythm.usual(at + landed, landed, bits)) {
          steps[i] = landed;
          break;
        }
        gap = gap(i, at, bits);
      }
      at += steps[i];
    }
  }

  /** What latents are by: the parent itself. */
  private final Variables.Heirs ofParent = new Variables.Heirs() {
    @Override
    public void codes(int i, int[] codes, int offset) {
      // A latent asks for none.
    }

    @Override
    public long parent(int variable, int latent, int i) {
      return parent;
    }

    @Override
    public double[] draws(int variable, int latent, long latentKey) {
      return model.references().draws(latentKey);
    }
  };
}
