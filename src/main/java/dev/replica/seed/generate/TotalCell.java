package dev.replica.seed.generate;

import dev.replica.genome.ReferenceGenome.Total.Kind;
import dev.replica.seed.plan.Lattice;
import java.math.BigDecimal;

/**
 * A number or a time that is written as what the rows that refer to this one are together. These are made again for it, and depend on
 * the usual cell: the row's other cells, its checks and its children see that one.
 *
 * @param own of the usual cell
 * @param child table of those rows
 * @param reference of that table
 * @param of place of the column there; -1 for the number of rows
 * @param plus what other cells of the row add, in units
 */
record TotalCell(
    CountedCell usual,
    GriddedCell own,
    TableGenerator table,
    TableGenerator child,
    int reference,
    Kind kind,
    int of,
    boolean nullable,
    TermSum plus)
    implements CountedCell {

  @Override
  public long units(Cursor cursor, int i) {
    return usual.units(cursor, i);
  }

  @Override
  public Object value(Cursor cursor, int i) {
    return usual.value(cursor, i);
  }

  @Override
  public double rank(Cursor cursor, int i) {
    return usual.rank(cursor, i);
  }

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    if (!told()) {
      usual.write(cursor, i, out);
      return;
    }
    long units = total(cursor, i);
    if (units != NULL) {
      Units.write(own.values().lattice(), units, out);
    } else if (nullable) {
      out.nullValue();
    } else {
      usual.write(cursor, i, out);
    }
  }

  @Override
  public long written(Cursor cursor, int i) {
    long units = told() ? total(cursor, i) : NULL;
    return units == NULL && !(told() && nullable) ? usual.written(cursor, i) : units;
  }

  /** Whether the rows that refer to one are known by their index. */
  private boolean told() {
    return child.relations().fixed(reference);
  }

  /** {@link #NULL} for the least and the greatest of none, and for what is too far from zero. */
  private long total(Cursor cursor, int i) {
    References references = child.relations().references().get(reference);
    Session session = cursor.session();
    long row = table.plan().kept() + cursor.row(i);
    long count = references.count(row);
    Lattice lattice = own.values().lattice();
    double sum = 0;
    double end = Double.NaN;
    long rows = 0;
    for (long slot = 0; slot < count; slot++) {
      Cursor at = session.at(child, references.child(row, slot));
      if (at.absent(0) || at.parent(reference, 0) != row || child.isNull(reference, at)) {
        continue;
      }
      rows++;
      double each = of < 0 ? Double.NaN : units(child.cells()[of], at, lattice);
      if (!Double.isNaN(each)) {
        sum += each;
        boolean farther = Double.isNaN(end) || (kind == Kind.LEAST ? each < end : each > end);
        end = farther ? each : end;
      }
    }
    double total = switch (kind) {
      case COUNT -> rows * lattice.perOne();
      case SUM -> sum;
      case LEAST, GREATEST -> end;
    };
    total += plus.of(cursor, i, true);
    return Double.isNaN(total) || Math.abs(total) > ComposedCell.FARTHEST
        ? NULL
        : own.values().within((long) ComposedCell.rounded(total));
  }

  /** A number or a time in units of another lattice; not a number for NULL. */
  private static double units(Cell cell, Cursor cursor, Lattice into) {
    CountedCell counted = CellMaker.counted(cell);
    if (counted == null) {
      Object value = cell.value(cursor, 0);
      return value instanceof BigDecimal || value instanceof Long || value instanceof Double
          ? ((Number) value).doubleValue() * into.perOne()
          : Double.NaN;
    }
    long units = counted.written(cursor, 0);
    return units == NULL
        ? Double.NaN
        : units * (into.perOne() / CellMaker.latticeOf(counted).perOne());
  }
}
