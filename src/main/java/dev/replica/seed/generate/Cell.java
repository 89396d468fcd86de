package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.model.Permutation;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.KeyDomain;
import dev.replica.seed.plan.Numbering;
import dev.replica.seed.plan.check.Computation;
import java.util.Map;

/** Makes the cells of one column for the rows that a cursor stands on. Immutable. */
interface Cell {

  /** Writes the cell of the cursor's row {@code i}. */
  void write(Cursor cursor, int i, RowWriter out);

  /** The same cell as an object; null for NULL. */
  Object value(Cursor cursor, int i);

  /** A cell that a child of the row may ask for by the row's index alone. */
  sealed interface Keyed extends Cell {

    /** Whether the cell depends on nothing but the index: neither on the attempt nor on a null mask. */
    boolean fixed();

    /** Writes the cell of the table's row {@code row}; only where {@link #fixed}. */
    void write(long row, Session session, RowWriter out);

    /** The same cell as an object. */
    Object value(long row, Session session);
  }

  /**
   * A value of a unique key.
   *
   * @param size of the column's domain
   * @param order in which the numbers are taken; null where they ascend, or are shuffled for each parent anew
   * @param reference whose children are numbered; null where the rows are
   * @param key of the numbering
   * @param stretch of numbers that each attempt has for itself: more than rows, and a prime, so that no rule on remainders rejects
   *     a row's numbers at all attempts
   */
  record Numbered(
      DomainValues values,
      Numbering numbering,
      long radix,
      long size,
      Permutation order,
      References reference,
      long key,
      long stretch)
      implements Keyed {

    private long number(long row, int attempt, Session session) {
      long number = row + attempt * stretch;
      number = number < numbering.space() ? number : row;
      if (reference != null) {
        number = reference.slot(row);
        if (!numbering.ascending() && numbering.space() != KeyDomain.UNBOUNDED) {
          number = Permutation.of(
                  numbering.space(), Randomness.hash(key, reference.parent(row, session)))
              .apply(number);
        }
      } else if (order != null) {
        number = order.apply(number);
      }
      return radix == 1 && size == KeyDomain.UNBOUNDED ? number : number / radix % size;
    }

    @Override
    public boolean fixed() {
      return !numbering.moves();
    }

    @Override
    public void write(long row, Session session, RowWriter out) {
      values.write(number(row, 0, session), session.scratch(), out);
    }

    @Override
    public Object value(long row, Session session) {
      return values.value(number(row, 0, session), session.scratch());
    }

    @Override
    public void write(Cursor cursor, int i, RowWriter out) {
      values.write(
          number(cursor.row(i), attempt(cursor, i), cursor.session()), cursor.scratch(), out);
    }

    @Override
    public Object value(Cursor cursor, int i) {
      return values.value(
          number(cursor.row(i), attempt(cursor, i), cursor.session()), cursor.scratch());
    }

    private int attempt(Cursor cursor, int i) {
      return numbering.moves() ? cursor.attempt(i) : 0;
    }
  }

  /**
   * A column of a composite key without references.
   *
   * @param place of the column in the grouping
   */
  record Grouped(DomainValues values, Groups groups, int place) implements Keyed {

    @Override
    public boolean fixed() {
      return true;
    }

    @Override
    public void write(long row, Session session, RowWriter out) {
      values.write(groups.number(row, place), session.scratch(), out);
    }

    @Override
    public Object value(long row, Session session) {
      return values.value(groups.number(row, place), session.scratch());
    }

    @Override
    public void write(Cursor cursor, int i, RowWriter out) {
      write(cursor.row(i), cursor.session(), out);
    }

    @Override
    public Object value(Cursor cursor, int i) {
      return value(cursor.row(i), cursor.session());
    }
  }

  /**
   * A column of the parent's key.
   *
   * @param reference place in the table's references
   * @param parent the table that is referred to
   * @param column of the parent, its place
   * @param type that the child's column has where it is not the parent's; null where they are the same
   * @param mask the null mask that the column is in; -1 for none
   * @param source leads to the parent by the row's index
   * @param owner the table that has the column
   */
  record Referring(
      int reference,
      TableGenerator parent,
      int column,
      SqlType type,
      int mask,
      References source,
      TableGenerator owner)
      implements Keyed {

    @Override
    public boolean fixed() {
      return mask < 0 && owner.fixed(reference);
    }

    @Override
    public void write(long row, Session session, RowWriter out) {
      writeParent(source.parent(row, session), session, out);
    }

    @Override
    public Object value(long row, Session session) {
      return parentValue(source.parent(row, session), session);
    }

    @Override
    public void write(Cursor cursor, int i, RowWriter out) {
      boolean isNull = mask >= 0 && cursor.isNull(mask, i);
      writeParent(isNull ? References.NONE : cursor.parent(reference, i), cursor.session(), out);
    }

    @Override
    public Object value(Cursor cursor, int i) {
      boolean isNull = mask >= 0 && cursor.isNull(mask, i);
      return parentValue(isNull ? References.NONE : cursor.parent(reference, i), cursor.session());
    }

    private void writeParent(long index, Session session, RowWriter out) {
      if (index == References.NONE) {
        out.nullValue();
      } else if (type == null) {
        parent.writeKey(index, column, session, out);
      } else {
        Casts.write(parent.key(index, column, session), type, out);
      }
    }

    private Object parentValue(long index, Session session) {
      return index == References.NONE ? null : parent.key(index, column, session);
    }
  }

  /**
   * A column of the key of that parent which another cell says.
   *
   * @param type place of the other cell
   * @param referring by the values that it may have
   * @param otherwise where its value leads nowhere
   * @param cells of the row; filled once all are made
   */
  record Polymorphic(int type, Map<String, Referring> referring, Drawn otherwise, Cell[] cells)
      implements Cell {

    private Cell chosen(Cursor cursor, int i) {
      Object value = cells[type] == null ? null : cells[type].value(cursor, i);
      Referring chosen = value == null ? null : referring.get(value.toString());
      return chosen == null ? otherwise : chosen;
    }

    @Override
    public void write(Cursor cursor, int i, RowWriter out) {
      chosen(cursor, i).write(cursor, i, out);
    }

    @Override
    public Object value(Cursor cursor, int i) {
      return chosen(cursor, i).value(cursor, i);
    }
  }

  /**
   * A value drawn from a distribution.
   *
   * @param variable of the dependence; -1 where the rank is drawn alone
   * @param mask the null mask that the column is in; -1 for none
   * @param key of the column
   * @param candidates tried at later attempts
   */
  record Drawn(Values values, int variable, int mask, long key, Candidates candidates)
      implements Cell {

    /** The same of other values. */
    Drawn of(Values others) {
      return new Drawn(others, variable, mask, key, candidates);
    }

    /** A candidate to be tried; null at the first attempts and in half of the others. */
    private Literal candidate(Cursor cursor, long bits, int i) {
      boolean tried = cursor.steered(i) && bits < 0 && !candidates.isEmpty();
      return tried ? candidates.draw(bits) : null;
    }

    @Override
    public void write(Cursor cursor, int i, RowWriter out) {
      if (mask >= 0 && cursor.isNull(mask, i)) {
        out.nullValue();
        return;
      }
      long bits = cursor.bits(key, i);
      Literal constant = candidate(cursor, bits, i);
      if (constant == null) {
        values.write(rank(cursor, bits, i), bits, cursor.scratch(), out);
      } else {
        constant.write(out);
      }
    }

    @Override
    public Object value(Cursor cursor, int i) {
      if (mask >= 0 && cursor.isNull(mask, i)) {
        return null;
      }
      long bits = cursor.bits(key, i);
      Literal constant = candidate(cursor, bits, i);
      return constant == null
          ? values.value(rank(cursor, bits, i), bits, cursor.scratch())
          : constant.value();
    }

    /** Whether the cell is NULL, or a candidate is tried: not drawn. */
    boolean constant(Cursor cursor, int i) {
      return mask >= 0 && cursor.isNull(mask, i)
          || candidate(cursor, cursor.bits(key, i), i) != null;
    }

    /** The rank of the cell, whatever it is turned into; below 0 for NULL. */
    double rank(Cursor cursor, int i) {
      return mask >= 0 && cursor.isNull(mask, i) ? -1 : rank(cursor, cursor.bits(key, i), i);
    }

    private double rank(Cursor cursor, long bits, int i) {
      return variable >= 0
          ? cursor.rank(variable, i)
          : Randomness.uniform(Randomness.hash(key, bits));
    }
  }

  /**
   * What Datafaker makes.
   *
   * @param mask the null mask that the column is in; -1 for none
   * @param key of the column
   */
  record Faked(FakeValues values, int mask, long key) implements Cell {

    @Override
    public void write(Cursor cursor, int i, RowWriter out) {
      if (mask >= 0 && cursor.isNull(mask, i)) {
        out.nullValue();
      } else {
        values.write(cursor.row(i), cursor.bits(key, i), cursor.session(), out);
      }
    }

    @Override
    public Object value(Cursor cursor, int i) {
      return mask >= 0 && cursor.isNull(mask, i)
          ? null
          : values.value(cursor.row(i), cursor.bits(key, i), cursor.session());
    }
  }

  /** A cell that is NULL where the user asks for that. */
  record Masked(Cell cell, int mask) implements Cell {

    @Override
    public void write(Cursor cursor, int i, RowWriter out) {
      if (cursor.isNull(mask, i)) {
        out.nullValue();
      } else {
        cell.write(cursor, i, out);
      }
    }

    @Override
    public Object value(Cursor cursor, int i) {
      return cursor.isNull(mask, i) ? null : cell.value(cursor, i);
    }
  }

  /** NULL in all rows. */
  record Nothing() implements Cell {

    @Override
    public void write(Cursor cursor, int i, RowWriter out) {
      out.nullValue();
    }

    @Override
    public Object value(Cursor cursor, int i) {
      return null;
    }
  }

  /**
   * Tells the server, which computes the column, whether it is NULL instead.
   *
   * @param mask the null mask that the column is in; -1 for none
   */
  record Absence(int mask) implements Cell {

    @Override
    public void write(Cursor cursor, int i, RowWriter out) {
      out.bool(mask >= 0 && cursor.isNull(mask, i));
    }

    @Override
    public Object value(Cursor cursor, int i) {
      return null;
    }
  }

  /** Numbers and times that another column may follow. */
  interface Counted extends Cell {

    /** Stands for NULL. */
    long NULL = Long.MIN_VALUE;

    /** The cell in units of its lattice; {@link #NULL} also where a constant stands in for what is drawn. */
    long units(Cursor cursor, int i);
  }

  /**
   * A drawn number or time.
   *
   * @param weekday variable of the day of the week; -1 where it is drawn alone, or the values have none
   * @param clock variable of the time of day, likewise
   */
  record Gridded(Drawn drawn, GridValues values, int weekday, int clock) implements Counted {

    @Override
    public long units(Cursor cursor, int i) {
      if (drawn.mask() >= 0 && cursor.isNull(drawn.mask(), i)) {
        return NULL;
      }
      long bits = cursor.bits(drawn.key(), i);
      if (drawn.candidate(cursor, bits, i) != null) {
        return NULL;
      }
      double rank = drawn.rank(cursor, bits, i);
      return values.days() == null
          ? values.units(rank)
          : values.units(
              rank,
              weekday < 0 ? GridValues.weekday(bits) : cursor.rank(weekday, i),
              clock < 0 ? GridValues.clock(bits) : cursor.rank(clock, i));
    }

    @Override
    public void write(Cursor cursor, int i, RowWriter out) {
      long units = values.days() == null ? NULL : units(cursor, i);
      if (units == NULL) {
        drawn.write(cursor, i, out);
      } else {
        Units.write(values.lattice(), units, out);
      }
    }

    @Override
    public Object value(Cursor cursor, int i) {
      long units = values.days() == null ? NULL : units(cursor, i);
      return units == NULL ? drawn.value(cursor, i) : Units.value(values.lattice(), units);
    }
  }

  /**
   * A number or a time that exceeds another cell by a difference.
   *
   * @param own stands in where the other cell is NULL; its rank is that of the difference
   * @param followed place of the other cell
   * @param cells of the row; filled once all are made
   */
  record Following(Gridded own, GridValues differences, int followed, Cell[] cells)
      implements Counted {

    @Override
    public long units(Cursor cursor, int i) {
      long alone = own.units(cursor, i);
      long other = alone == NULL ? NULL : ((Counted) cells[followed]).units(cursor, i);
      if (other == NULL) {
        return alone;
      }
      long bits = cursor.bits(own.drawn().key(), i);
      return own.values().within(other + differences.units(own.drawn().rank(cursor, bits, i)));
    }

    @Override
    public void write(Cursor cursor, int i, RowWriter out) {
      long units = units(cursor, i);
      if (units == NULL) {
        own.write(cursor, i, out);
      } else {
        Units.write(own.values().lattice(), units, out);
      }
    }

    @Override
    public Object value(Cursor cursor, int i) {
      long units = units(cursor, i);
      return units == NULL ? own.value(cursor, i) : Units.value(own.values().lattice(), units);
    }
  }

  /**
   * The value that goes with another cell's.
   *
   * @param own stands in where the other cell's value decides nothing
   * @param by place of the other cell, which is {@link Drawn}
   * @param categories of the other cell
   * @param literals by the places of the other cell's values; null where nothing is decided
   * @param cells of the row; filled once all are made
   */
  record Looked(Drawn own, int by, CategoryValues categories, Literal[] literals, Cell[] cells)
      implements Cell {

    /** Null where the column's own draw stands in. */
    private Literal looked(Cursor cursor, int i) {
      Drawn other = (Drawn) cells[by];
      if (own.mask() >= 0 && cursor.isNull(own.mask(), i)
          || other.mask() >= 0 && cursor.isNull(other.mask(), i)) {
        return null;
      }
      long bits = cursor.bits(other.key(), i);
      if (other.candidate(cursor, bits, i) != null) {
        return null;
      }
      int place = categories.place(other.rank(cursor, bits, i));
      return place < literals.length ? literals[place] : null;
    }

    @Override
    public void write(Cursor cursor, int i, RowWriter out) {
      Literal literal = looked(cursor, i);
      if (literal == null) {
        own.write(cursor, i, out);
      } else {
        literal.write(out);
      }
    }

    @Override
    public Object value(Cursor cursor, int i) {
      Literal literal = looked(cursor, i);
      return literal == null ? own.value(cursor, i) : literal.value();
    }
  }

  /**
   * A value computed from the row's other cells.
   *
   * @param own the column's own draw, which stands in where the computation gives NULL
   * @param place of the column in the row
   * @param cells of the row; filled once all are made
   */
  record Computed(Drawn own, SqlType type, int place, Computation computation, Cell[] cells)
      implements Cell {

    @Override
    public void write(Cursor cursor, int i, RowWriter out) {
      Object value = computed(cursor, i);
      if (value == null) {
        own.write(cursor, i, out);
      } else {
        Casts.write(value, type, out);
      }
    }

    @Override
    public Object value(Cursor cursor, int i) {
      Object value = computed(cursor, i);
      return value == null ? own.value(cursor, i) : value;
    }

    private Object computed(Cursor cursor, int i) {
      if (own.mask() >= 0 && cursor.isNull(own.mask(), i)) {
        return null;
      }
      return computation.value(column -> {
        if (column == place) {
          return own.value(cursor, i);
        }
        return cells[column] == null ? null : cells[column].value(cursor, i);
      });
    }
  }

  /**
   * A full-text vector of the row's own text.
   *
   * @param own says where it is null
   * @param sources places of the texts
   * @param cells of the row; filled once all are made
   */
  record Vector(Drawn own, SqlType type, int[] sources, Cell[] cells) implements Cell {

    @Override
    public void write(Cursor cursor, int i, RowWriter out) {
      Object value = value(cursor, i);
      if (value == null) {
        out.nullValue();
      } else {
        out.parsed(type, value.toString());
      }
    }

    @Override
    public Object value(Cursor cursor, int i) {
      if (own.mask() >= 0 && cursor.isNull(own.mask(), i)) {
        return null;
      }
      Lexemes lexemes = new Lexemes();
      for (int source : sources) {
        Object text = cells[source] == null ? null : cells[source].value(cursor, i);
        if (text != null) {
          lexemes.add(text.toString());
        }
      }
      return lexemes.toString();
    }
  }
}
