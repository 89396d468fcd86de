package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.Sequence;
import dev.replica.genome.ValueModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Chooses the numbers, dates and times that a column of a unique key may take. */
final class GridDomains {

  private GridDomains() {}

  /**
   * The numbers or times of a key: those that were seen, and more where they are too few.
   *
   * @param kept values of rows that stay in the table, which the grid leaves out
   */
  static KeyDomain grid(
      Column column,
      Lattice lattice,
      ValueModel model,
      Limits limits,
      long needed,
      List<String> kept) {
    long least = limits.lower() == null
        ? lattice.minimum()
        : lattice.clamp(LatticeText.units(lattice, limits.lower(), RoundingMode.CEILING));
    long most = limits.upper() == null
        ? lattice.maximum()
        : lattice.clamp(LatticeText.units(lattice, limits.upper(), RoundingMode.FLOOR));
    Sequence sequence = column.sequence().orElse(null);
    long first;
    long step;
    long size;
    if (sequence != null || model == null || model instanceof ValueModel.Serial) {
      first = sequence != null ? sequence.start() : start(lattice);
      step = sequence != null ? sequence.increment() : stride(lattice, needed);
      size = Long.MAX_VALUE;
    } else {
      BigDecimal[] range = range(model);
      step = Math.max(1, LatticeText.units(lattice, range[2], RoundingMode.HALF_UP));
      first = Math.round(LatticeText.units(lattice, range[0], RoundingMode.CEILING) / (double) step)
          * step;
      if (first < LatticeText.units(lattice, range[0], RoundingMode.CEILING)) {
        first += step;
      }
      size = Math.max(
          1, (LatticeText.units(lattice, range[1], RoundingMode.FLOOR) - first) / step + 1);
      size = Math.max(size, needed);
    }
    if (step > 0) {
      for (String value : kept) {
        Long units = value == null ? null : LatticeText.parse(lattice, value);
        if (units != null && units >= first) {
          first = units + step;
        }
      }
      if (first < least) {
        first = least;
      }
      long room = first > most ? 0 : room(first, most, step);
      if (room < needed && first > least) {
        // What was seen stands at the type's end: move down as far as needed.
        long lower = Math.max(least, most - Math.min(Long.MAX_VALUE / 4, needed * step));
        if (kept.isEmpty() && lower < first) {
          first = lower;
          room = room(first, most, step);
        }
      }
      return new KeyDomain.Grid(lattice, first, step, Math.min(size, room));
    }
    for (String value : kept) {
      Long units = value == null ? null : LatticeText.parse(lattice, value);
      if (units != null && units <= first) {
        first = units + step;
      }
    }
    return new KeyDomain.Grid(
        lattice, first, step, Math.min(size, first < least ? 0 : room(-first, -least, -step)));
  }

  /** All multiples of the unit inside the pieces, one piece after the other. */
  static KeyDomain pieces(Lattice lattice, Limits limits) {
    long step =
        lattice.kind() == Lattice.Kind.TIMESTAMP || lattice.kind() == Lattice.Kind.TIMESTAMPTZ
            ? 1_000_000
            : 1;
    List<KeyDomain.Grid> grids = new ArrayList<>();
    for (Limits.Piece piece : limits.pieces()) {
      long first = lattice.clamp(LatticeText.units(lattice, piece.lower(), RoundingMode.CEILING));
      long last = lattice.clamp(LatticeText.units(lattice, piece.upper(), RoundingMode.FLOOR));
      if (first <= last) {
        grids.add(new KeyDomain.Grid(lattice, first, step, room(first, last, step)));
      }
    }
    return new KeyDomain.Pieces(grids);
  }

  /** Where a key of which nothing is known begins: at one, at the first second of 2024, at midnight. */
  private static long start(Lattice lattice) {
    return switch (lattice.kind()) {
      case DATE, TIMESTAMP, TIMESTAMPTZ ->
        LatticeText.units(lattice, BigDecimal.valueOf(757_382_400L), RoundingMode.FLOOR);
      case TIME, TIMETZ -> 0;
      case INT2, INT4, INT8, OID, FLOAT4, FLOAT8, NUMERIC, MONEY, INTERVAL -> 1;
    };
  }

  /** Whole seconds for times, as long as a day has enough of them. */
  private static long stride(Lattice lattice, long needed) {
    return switch (lattice.kind()) {
      case TIMESTAMP, TIMESTAMPTZ -> 1_000_000;
      case TIME, TIMETZ -> needed <= 43_200 ? 1_000_000 : 1;
      case DATE, INT2, INT4, INT8, OID, FLOAT4, FLOAT8, NUMERIC, MONEY, INTERVAL -> 1;
    };
  }

  private static long room(long first, long most, long step) {
    long width = most - first;
    // A width below nothing is one that a long cannot tell.
    return width < 0 ? Long.MAX_VALUE / 4 : Math.min(Long.MAX_VALUE / 4 - 1, width / step) + 1;
  }

  /** Lower end, upper end and step of a model of numbers or times, in what it counts in. */
  private static BigDecimal[] range(ValueModel model) {
    if (model instanceof ValueModel.Number number) {
      return new BigDecimal[] {
        number.at().get(0), number.at().get(number.at().size() - 1), number.step()
      };
    }
    if (model instanceof ValueModel.Time time) {
      return new BigDecimal[] {
        TimeText.seconds(time.at().get(0)),
        TimeText.seconds(time.at().get(time.at().size() - 1)),
        time.step()
      };
    }
    return new BigDecimal[] {BigDecimal.ONE, BigDecimal.valueOf(Long.MAX_VALUE / 4), BigDecimal.ONE
    };
  }
}
