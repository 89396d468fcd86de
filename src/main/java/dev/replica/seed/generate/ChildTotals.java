package dev.replica.seed.generate;

import dev.replica.genome.ReferenceGenome.Total.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;

/**
 * What the rows that refer to a table by one reference are together, for each of the rows that they refer to. These rows are made once
 * more for it, when it is first asked for, and eight bytes are kept for each parent and total.
 */
final class ChildTotals {

  /** Parents whose totals are kept; of more, the columns are what they usually are. */
  private static final long MOST = 1 << 23;

  /** Stands for that of no children. */
  static final long NONE = Long.MIN_VALUE;

  private final TableGenerator child;
  private final int reference;
  private final List<Part> parts = new ArrayList<>();
  private volatile AtomicLongArray[] totals;

  /** @param of place of the column; -1 for the number of rows */
  private record Part(Kind kind, int of) {

    long nothing() {
      return kind == Kind.COUNT || kind == Kind.SUM ? 0 : NONE;
    }

    LongBinaryOperator joined() {
      return switch (kind) {
        case COUNT, SUM -> Long::sum;
        case LEAST -> (so, each) -> so == NONE ? each : Math.min(so, each);
        case GREATEST -> (so, each) -> so == NONE ? each : Math.max(so, each);
      };
    }
  }

  ChildTotals(TableGenerator child, int reference) {
    this.child = child;
    this.reference = reference;
  }

  /** Adds a total, before any is asked for. */
  int add(Kind kind, int of) {
    parts.add(new Part(kind, of));
    return parts.size() - 1;
  }

  boolean of(TableGenerator table, int byReference) {
    return child == table && reference == byReference;
  }

  /** Whether it is known by a row's index which parent it refers to. */
  boolean told() {
    return child.relations().fixed(reference) && references().parents() <= MOST;
  }

  /**
   * A total in units of the children's column, or as a number.
   *
   * @param parent index of the row that is referred to
   * @return {@link #NONE} for the least and the greatest of none
   */
  long of(int part, long parent) {
    long place = parent - references().plan().firstParent();
    AtomicLongArray all = ready()[part];
    return place < 0 || place >= all.length() ? parts.get(part).nothing() : all.get((int) place);
  }

  private References references() {
    return child.relations().references().get(reference);
  }

  /** Totals that these are made of come first: no thread may wait for them while it adds up others. */
  private AtomicLongArray[] ready() {
    AtomicLongArray[] ready = totals;
    if (ready != null) {
      return ready;
    }
    child.totals().stream().filter(ChildTotals::told).forEach(ChildTotals::ready);
    synchronized (this) {
      if (totals == null) {
        totals = added();
      }
      return totals;
    }
  }

  private AtomicLongArray[] added() {
    int parents = (int) references().parents();
    AtomicLongArray[] added = new AtomicLongArray[parts.size()];
    for (int part = 0; part < added.length; part++) {
      added[part] = new AtomicLongArray(parents);
      if (parts.get(part).nothing() != 0) {
        for (int parent = 0; parent < parents; parent++) {
          added[part].setPlain(parent, NONE);
        }
      }
    }
    long blocks = (child.rows() + Cursor.BLOCK - 1) / Cursor.BLOCK;
    ThreadLocal<Cursor> cursors = ThreadLocal.withInitial(child::cursor);
    LongStream.range(0, blocks).parallel().forEach(block -> {
      long from = block * Cursor.BLOCK;
      add(cursors.get(), from, (int) Math.min(Cursor.BLOCK, child.rows() - from), added);
    });
    return added;
  }

  private void add(Cursor cursor, long from, int rows, AtomicLongArray[] added) {
    int mask = Heritage.mask(child, reference);
    long first = references().plan().firstParent();
    cursor.move(from, rows);
    for (int i = 0; i < rows; i++) {
      long parent = cursor.parent(reference, i);
      boolean refers =
          !cursor.absent(i) && parent >= first && !(mask >= 0 && cursor.isNull(mask, i));
      for (int part = 0; part < added.length && refers; part++) {
        long units = units(parts.get(part), cursor, i);
        if (units != NONE) {
          added[part].accumulateAndGet(
              (int) (parent - first), units, parts.get(part).joined());
        }
      }
    }
  }

  private long units(Part part, Cursor cursor, int i) {
    if (part.of() < 0) {
      return 1;
    }
    Cell cell = child.cells()[part.of()];
    CountedCell counted = CellMaker.counted(cell);
    if (counted != null) {
      return counted.written(cursor, i);
    }
    return cell.value(cursor, i) instanceof Long whole ? whole : NONE;
  }

  /** Units of a total in 1. */
  double perOne(int part) {
    int of = parts.get(part).of();
    CountedCell counted = of < 0 ? null : CellMaker.counted(child.cells()[of]);
    return counted == null ? 1 : CellMaker.latticeOf(counted).perOne();
  }
}
