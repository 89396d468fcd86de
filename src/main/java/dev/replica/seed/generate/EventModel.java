package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.genome.ReferenceGenome;
import dev.replica.model.ConditionalTree;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.Limits;
import java.util.ArrayList;
import java.util.List;

/** How the times of one parent's children follow each other, fit for drawing. Immutable. */
final class EventModel {

  /** Draws of a gap that would end behind the last time before one is made to fit. */
  private static final int TRIES = 4;

  /** Share of the times behind which sequences end: the last knot may lie far behind the last time. */
  private static final double NEXT_TO_ALL = .9995;

  private static final double LATEST = 1 - 1e-9;

  private static final Lattice SHARES = new Lattice(Lattice.Kind.NUMERIC, 9, 0, 1_000_000_000);

  /** Of the mean, what gaps have at the least that are drawn anew first; each time a half of that. */
  private static final double LONG = 8;

  private static final int ROUNDS = 6;

  /** Draws of a gap before one ends when hardly any do. */
  private static final int LANDINGS = 12;

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

  private final Rhythm rhythm;

  private final GridValues paces;

  /** Null where the pace tells the last time. */
  private final GridValues reaches;

  private final GridValues gaps;
  private final Side first;
  /** Of the last time: by the pace where the reach is not told. */
  private final Side last;

  private final Side next;

  /** Share of the span that gaps may miss it by. */
  private final double near;

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
    first = side(told.first().variables(), Randomness.key(key, "first"));
    reaches =
        told.reach() == null ? null : GridValues.of(told.reach().values(), SHARES, Limits.NONE);
    near = reaches == null ? NEAR_PACE : NEAR_END;
    last = side(
        (reaches == null ? told.pace() : told.reach()).variables(), Randomness.key(key, "last"));
    next = side(told.gap().variables(), Randomness.key(key, "gap"));
    long parents = table.relations().references().get(reference).parents();
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

  /**
   * What draws a rank.
   *
   * @param trees of the last variable
   * @param latents null for none
   * @param parents what the parents tell
   * @param previous variable of the gap before; -1 for none, as the others
   */
  private record Side(
      int variables,
      ConditionalTree[] trees,
      SiblingLatents latents,
      ListedCodes parents,
      int previous,
      int pace,
      int room,
      int at,
      long key) {}

  private Side side(List<Dependence.Variable> told, long sideKey) {
    List<Dependence.Variable> variables = new ArrayList<>();
    for (Dependence.Variable variable : told) {
      // Those of the table's own have no place in its heritage.
      variables.add(
          variable.by().isEmpty()
              ? new Dependence.Variable("", variable.part(), variable.edges(), variable.tree())
              : variable);
    }
    Heritage heritage = Heritage.of(table, new Dependence.Trees(List.of(), variables));
    int last = told.size() - 1;
    return new Side(
        told.size(),
        new TreeCompiler(variables).trees(last),
        SiblingLatents.of(told.get(last).latent(), sideKey),
        ListedCodes.of(heritage, table.plan().rows()),
        place(told, Dependence.Part.PREVIOUS),
        place(told, Dependence.Part.PACE),
        place(told, Dependence.Part.ROOM),
        place(told, Dependence.Part.AT),
        sideKey);
  }

  private static int place(List<Dependence.Variable> told, Dependence.Part part) {
    for (int v = 0; v < told.size(); v++) {
      if (told.get(v).part() == part) {
        return v;
      }
    }
    return -1;
  }

  /** What a thread works times out with. */
  Walk walk() {
    return new Walk();
  }

  /** Works out the times of one parent's children after the other's. Belongs to one thread. */
  final class Walk implements InheritedCodes.Rows {

    private final Session session = table.newSession();
    private final Drawing firstDraw = new Drawing(first, this);
    private final Drawing lastDraw = new Drawing(last, this);
    private final Drawing nextDraw = new Drawing(next, this);
    private long parent;
    private long[] steps = new long[16];

    /**
     * Sets the times of a parent's children, by their places.
     *
     * @param number of the parent, among those that may have children
     */
    void family(int number, long[] times) {
      References references = table.relations().references().get(reference);
      int from = (int) references.firstChild(number);
      int count = (int) references.childCount(number);
      if (count == 0) {
        return;
      }
      parent = references.plan().firstParent() + number;
      long time = first(number, from);
      times[from] = time;
      if (count > 1) {
        draw(time, count - 1, from);
        Bridge.fit(
            steps,
            count - 1,
            span,
            (long) (near * span),
            Math.max(span, end - time),
            rhythm.grain(),
            Randomness.hash(key, from));
        for (int gap = 1; gap < count; gap++) {
          time = values.within(time + values.floor(steps[gap - 1]));
          times[from + gap] = time;
        }
      }
      if (told.order() <= 0) {
        arrange(times, from, count);
      }
    }

    private long first(int number, int place) {
      firstDraw.begin();
      long bits = Randomness.hash(first.key(), place);
      double rank = firstDraw.rank(even == null ? Randomness.uniform(bits) : even[number]);
      SucceedingCell later =
          cell.usual() instanceof SucceedingCell succeeding && succeeding.reference() == reference
              ? succeeding
              : null;
      boolean close = later != null && later.differences() != null;
      long before = later == null ? CountedCell.NULL : later.before(parent, session);
      if (close) {
        return before == CountedCell.NULL
            ? values.units(rank, bits)
            : values.within(before + firsts.units(rank));
      }
      long time = values.units(values.rank(start + firsts.units(rank)), bits);
      if (later != null) {
        if (before != CountedCell.NULL && time < before) {
          return values.from(before, time, Randomness.uniform(Randomness.hash(bits, 1)));
        }
      }
      return time;
    }

    /** From the first to the last time, as drawn. */
    private long span;

    private void draw(long time, int count, int place) {
      lastDraw.begin();
      long room = Math.max(0, end - time);
      lastDraw.set(last.room(), paces, room / count);
      lastDraw.set(last.at(), values, time);
      long bits = Randomness.hash(last.key(), place);
      double rank = lastDraw.rank(Randomness.uniform(bits));
      double drawn = reaches == null
          ? (double) Math.max(0, paces.units(rank)) * count
          : reaches.units(rank) / SHARES.perOne() * room;
      span = (long) Math.min(room, drawn);
      if (steps.length < count) {
        steps = new long[Math.max(count, 2 * steps.length)];
      }
      nextDraw.begin();
      nextDraw.set(next.pace(), paces, span / count);
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
      if (gap == 0) {
        nextDraw.absent(next.previous());
      } else {
        nextDraw.set(next.previous(), gaps, steps[gap - 1]);
      }
      nextDraw.set(next.at(), values, Math.min(end, at));
      long bits = gapBits;
      long drawn = 0;
      for (int attempt = 0; attempt < TRIES; attempt++) {
        double uniform = Randomness.uniform(bits);
        if (next.latents() != null) {
          uniform = next.latents().uniform(0, 0, bits, uniform, ofParent);
        }
        drawn = Math.max(0, gaps.units(nextDraw.rank(uniform)));
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
      long within = (long) (near * span);
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
        return table.relations().references().get(reference).draws(latentKey);
      }
    };

    /** Rows of one parent in the order that they had: the latest first, or any (Durstenfeld, 1964). */
    private void arrange(long[] times, int from, int count) {
      for (int i = count - 1; i > (told.order() < 0 ? (count - 1) / 2 : 0); i--) {
        int other = told.order() < 0
            ? count - 1 - i
            : (int) Randomness.bounded(Randomness.hash(Randomness.hash(key, parent), i), i + 1L);
        long time = times[from + i];
        times[from + i] = times[from + other];
        times[from + other] = time;
      }
    }

    @Override
    public long parent(int other, int i) {
      return other == reference ? parent : References.NONE;
    }

    @Override
    public boolean isNull(int mask, int i) {
      return false;
    }

    @Override
    public long sibling(int other, int i) {
      return References.NONE;
    }

    @Override
    public Session session() {
      return session;
    }
  }

  /** Draws one kind of rank. Belongs to one thread. */
  private static final class Drawing {
    private final Side side;
    private final Variables.Heirs heirs;
    private final int[] codes;

    Drawing(Side side, Walk walk) {
      this.side = side;
      heirs = side.parents().of(walk);
      codes = new int[side.variables()];
    }

    /** Looks at the walk's parent. */
    void begin() {
      heirs.codes(0, codes, 0);
    }

    void absent(int variable) {
      if (variable >= 0) {
        codes[variable] = ConditionalTree.ABSENT;
      }
    }

    void set(int variable, GridValues among, long units) {
      if (variable >= 0) {
        codes[variable] = ConditionalTree.code(among.rank(units));
      }
    }

    double rank(double uniform) {
      double rank = uniform;
      for (ConditionalTree tree : side.trees()) {
        rank = tree.rank(codes, 0, rank);
      }
      return GridValues.inside(rank);
    }
  }
}
