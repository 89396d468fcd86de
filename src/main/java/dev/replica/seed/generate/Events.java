package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.genome.ReferenceGenome;
import dev.replica.model.Normal;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.ReferencePlan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The times of a table's rows where those of one parent are a sequence: they follow from the parent and the row's place among its
 * children, and are worked out once, eight bytes a row. Immutable once settled.
 */
final class Events {

  /** Rows whose times are kept. Of more, each time is drawn alone. */
  private static final int MOST = 1 << 24;

  /** Parents that a thread takes at a time. */
  private static final int PARENTS = 1 << 10;

  /** Correlation from which on rows stand in the order of their times and no other. */
  private static final double ORDERED = .999;

  private final TableGenerator table;
  private final int reference;
  private final ReferenceGenome.Events told;
  private final long key;
  private EventCell cell;
  private int rank = -1;
  private int weekday = -1;
  private int clock = -1;

  /** By the places of the rows among the children of all parents; null before they are settled. */
  private long[] times;

  private Events(TableGenerator table, int reference, ReferenceGenome.Events told, long key) {
    this.table = table;
    this.reference = reference;
    this.told = told;
    this.key = key;
  }

  /** The sequence of a table whose references are known; null for none. */
  static Events of(TableGenerator table, long key) {
    List<ReferencePlan> references = table.plan().references();
    for (int i = 0; i < references.size(); i++) {
      ReferencePlan plan = references.get(i);
      ReferenceGenome.Events told = plan.fanOut() == null ? null : plan.fanOut().events();
      boolean leads = told != null
          && table.relations().leads(i)
          && table.relations().parentTable(i).place() < table.place()
          && table.relations().references().get(i).sequential()
          && table.plan().rows() <= MOST;
      if (leads && table.findPlace(told.column()) >= 0) {
        return new Events(table, i, told, Randomness.key(key, "events " + told.column()));
      }
    }
    return null;
  }

  /** Whether the column's times are these. */
  boolean of(String column) {
    return told.column().equals(column);
  }

  /** Has the cell of the column be told by these times. */
  EventCell cell(GriddedCell own, CountedCell usual) {
    cell = new EventCell(own, usual, this, false);
    Variables variables = table.variables();
    rank = variables.ofColumn(told.column());
    boolean weekly = own.values().days() != null && own.values().days().weekly();
    weekday = weekly ? variables.ofPart(told.column(), Dependence.Part.WEEKDAY) : -1;
    clock =
        own.values().days() == null ? -1 : variables.ofPart(told.column(), Dependence.Part.CLOCK);
    return cell;
  }

  /** The same cell of times that are distinct for each parent. */
  EventCell distinct(EventCell plain) {
    cell = new EventCell(plain.own(), plain.usual(), this, true);
    return cell;
  }

  int reference() {
    return reference;
  }

  /** Works out all times, once it is known how many children each parent has. */
  void settle() {
    if (cell == null || table.plan().rows() == 0) {
      return;
    }
    References references = table.relations().references().get(reference);
    EventModel model = EventModel.of(table, reference, told, cell, key);
    long[] settled = new long[(int) references.children()];
    int parents = (int) references.parents();
    Timetable timetable = Timetable.of(cell.own().values(), told.week());
    long[] earliest = new long[timetable == null ? 0 : parents];
    IntStream.range(0, (parents + PARENTS - 1) / PARENTS).parallel().forEach(part -> {
      EventWalk walk = model.walk();
      for (int parent = part * PARENTS;
          parent < Math.min(parents, (part + 1) * PARENTS);
          parent++) {
        walk.family(parent, settled);
        if (timetable != null) {
          earliest[parent] = model.close() ? Long.MAX_VALUE : walk.earliest(parent);
        }
      }
    });
    if (timetable != null) {
      balance(timetable, model, settled, earliest);
    }
    for (int parent = 0; parent < parents; parent++) {
      if (cell.distinct()) {
        model.part(parent, settled);
      }
      model.arrange(parent, settled);
    }
    if (told.drift() != 0 && references.assignable() && !references.assigned()) {
      references.assign(IntStream.range(0, parents).toArray(), rows(references, settled));
    }
    times = settled;
  }

  private void balance(Timetable timetable, EventModel model, long[] settled, long[] earliest) {
    References references = model.references();
    GridValues values = cell.own().values();
    int[] starts = new int[earliest.length + 1];
    for (int parent = 0; parent < earliest.length; parent++) {
      starts[parent] = (int) references.firstChild(parent);
      earliest[parent] = Math.max(earliest[parent], values.spanned(Long.MIN_VALUE / 2));
    }
    starts[earliest.length] = settled.length;
    long end = values.spanned(Long.MAX_VALUE / 2);
    new Balance(
            timetable, model.gaps(), settled, starts, earliest, end, Randomness.key(key, "balance"))
        .run();
  }

  /** For each place the row that stands there: rows stand in the order of their times, as far as they did. */
  private int[] rows(References references, long[] settled) {
    int[] byTime = LongOrder.of(settled);
    double[] scores = new double[settled.length];
    boolean strict = Math.abs(told.drift()) > ORDERED;
    double noise = Math.sqrt(Math.max(0, 1 - told.drift() * told.drift()));
    long noiseKey = Randomness.key(key, "order");
    for (int rank = 0; rank < byTime.length; rank++) {
      double place = (rank + .5) / byTime.length;
      int at = byTime[rank];
      if (!strict) {
        place = Normal.fastCdf(told.drift() * Normal.fastQuantile(place)
            + noise * Normal.fastQuantile(Randomness.uniform(Randomness.hash(noiseKey, at))));
      } else if (told.drift() < 0) {
        place = 1 - place;
      }
      scores[at] = Math.min(InheritedCodes.BELOW_ONE, place);
    }
    int[] places = Popularity.ordered(scores);
    int[] rows = new int[places.length];
    for (int row = 0; row < places.length; row++) {
      rows[places[row]] = row;
    }
    if (told.order() != 0) {
      sortFamilies(references, rows);
    }
    return rows;
  }

  /** Rows of one parent ascend with their places, which go by the order of the family. */
  private static void sortFamilies(References references, int[] rows) {
    for (int parent = 0; parent < references.parents(); parent++) {
      int first = (int) references.firstChild(parent);
      Arrays.sort(rows, first, first + (int) references.childCount(parent));
    }
  }

  /** The time of a row in units of its type; {@link CountedCell#NULL} where it is in no sequence. */
  long time(long row) {
    if (times == null) {
      return CountedCell.NULL;
    }
    long place = table.relations().references().get(reference).place(row);
    return place < 0 ? CountedCell.NULL : times[(int) place];
  }

  /** Gives the ranks of rows' times to what draws the other variables. */
  void give(Variables.Draw draw, long first, int count) {
    if (times == null || rank < 0 && weekday < 0 && clock < 0) {
      return;
    }
    for (int i = 0; i < count; i++) {
      long time = time(first + i);
      if (time == CountedCell.NULL) {
        release(draw, i, first + i, 0);
      } else {
        give(draw, i, time);
      }
    }
  }

  private void give(Variables.Draw draw, int i, long time) {
    GridValues values = cell.own().values();
    if (rank >= 0) {
      draw.give(rank, i, values.rank(time));
    }
    if (weekday >= 0) {
      draw.give(weekday, i, values.days().weekdayRank(time));
    }
    if (clock >= 0) {
      draw.give(clock, i, values.days().clockRank(time));
    }
  }

  /** Has a row have any time, whatever those of its siblings are. */
  void release(Variables.Draw draw, int i, long row, int attempt) {
    if (cell.distinct()) {
      return;
    }
    long bits = Randomness.hash(Randomness.hash(key, attempt), row);
    if (rank >= 0) {
      draw.give(rank, i, Randomness.uniform(bits));
    }
    if (weekday >= 0) {
      draw.give(weekday, i, GridValues.weekday(bits));
    }
    if (clock >= 0) {
      draw.give(clock, i, GridValues.clock(bits));
    }
  }
}
