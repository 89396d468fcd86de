package dev.replica.seed.plan;

import java.util.List;

/**
 * The values that a unique column may take, numbered from 0: a row's value is the one whose number its index gives, so that
 * values are distinct with no memory of those already used.
 */
public sealed interface KeyDomain {

  /** Stands for a domain that no table can exhaust. */
  long UNBOUNDED = Long.MAX_VALUE;

  /** How many values there are; {@link #UNBOUNDED} where they cannot run out. */
  long size();

  /**
   * Numbers, dates and times: {@code first + step * code} in units of the lattice; for a type that has none, texts made of such
   * a number.
   *
   * @param lattice the type's units; null for a type that has none
   */
  record Grid(Lattice lattice, long first, long step, long size) implements KeyDomain {}

  /** Several grids, one after the other; no value lies on two of them. */
  record Pieces(List<Grid> grids) implements KeyDomain {
    public Pieces {
      grids = List.copyOf(grids);
    }

    @Override
    public long size() {
      long size = 0;
      for (Grid grid : grids) {
        size = grid.size() >= UNBOUNDED - size ? UNBOUNDED : size + grid.size();
      }
      return size;
    }
  }

  /**
   * Ranges that do not overlap: from {@code first + step * code}, {@code width} units long.
   *
   * @param lattice units of the bounds
   * @param width less than {@code step}
   */
  record Spans(Lattice lattice, long first, long step, long width, long size)
      implements KeyDomain {}

  /** Given values in PostgreSQL's text form. */
  record Listed(List<String> values) implements KeyDomain {
    public Listed {
      values = List.copyOf(values);
    }

    @Override
    public long size() {
      return values.size();
    }
  }

  /**
   * Strings that have one of several patterns; no string has two of them.
   *
   * @param patterns expanded, the most frequent first
   * @param shares of the rows, adding up to 1
   * @param taken for each pattern the numbers of its strings that stand in the table already, ascending
   */
  record Strings(List<StringPattern> patterns, List<Double> shares, List<List<Long>> taken)
      implements KeyDomain {

    /** Strings of one pattern that are put to use, and of all patterns: numbers of them can be scattered. */
    private static final long MOST = 1L << 56;

    private static final long ALL = 1L << 61;

    public Strings {
      patterns = List.copyOf(patterns);
      shares = List.copyOf(shares);
      taken = taken.stream().map(List::copyOf).toList();
    }

    /** How many strings of a pattern are to be had, of one that has very many not all. */
    public long free(int pattern) {
      long size = patterns.get(pattern).size();
      return Math.min(size, MOST) - taken.get(pattern).size();
    }

    /** What all patterns have together, and so never more than can be made. */
    @Override
    public long size() {
      long size = 0;
      for (int i = 0; i < patterns.size(); i++) {
        size = Math.min(size + free(i), ALL);
      }
      return size;
    }
  }

  /**
   * Values that others need to be there, and then any.
   *
   * @param first in PostgreSQL's text form; none of {@code others}
   */
  record Wanted(List<String> first, KeyDomain others) implements KeyDomain {
    public Wanted {
      first = List.copyOf(first);
    }

    @Override
    public long size() {
      long size = others.size();
      return size >= UNBOUNDED - first.size() ? UNBOUNDED : size + first.size();
    }
  }

  /**
   * Random-looking UUIDs of version 4.
   *
   * @param taken those that stand in the table already; others come out where they are others
   */
  record Uuids(List<String> taken) implements KeyDomain {
    public Uuids {
      taken = List.copyOf(taken);
    }

    @Override
    public long size() {
      return UNBOUNDED;
    }
  }

  /**
   * Byte strings of one length. Their first bytes tell them apart; all others follow from those.
   *
   * @param length in bytes
   * @param taken what the first bytes of strings in the table are as a number, ascending
   */
  record Bytes(int length, List<Long> taken) implements KeyDomain {

    /** Bytes that tell strings apart, at the most. */
    public static final int TELLING = 7;

    public Bytes {
      taken = List.copyOf(taken);
    }

    /** How many strings there are with those that are taken. */
    public long places() {
      return 1L << 8 * Math.min(length, TELLING);
    }

    @Override
    public long size() {
      return length < TELLING ? places() - taken.size() : UNBOUNDED;
    }
  }
}
