package dev.replica.seed.generate;

import dev.replica.catalog.Column;
import dev.replica.catalog.SqlType;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.WatchedKey;
import dev.replica.seed.plan.check.ColumnValues;
import dev.replica.seed.plan.check.Computation;
import dev.replica.seed.plan.check.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Settles at which attempts the rows of a table differ in the keys that do not hold by construction. Rows are looked at in their
 * order, so that a row's attempt depends on nothing but the rows before it.
 */
final class Distinctness {

  /** Attempts that are worth their time: for a table, and for each row. */
  private static final long WORTHWHILE = 200_000;

  private static final long WORTHWHILE_A_ROW = 50;

  /** A part of a key that is NULL. */
  private static final long NULL = 0x6E756C6CL;

  private final TableGenerator table;
  private final List<Watch> watches = new ArrayList<>();
  private final Cursor single;
  private long tried;
  private long leftOut;

  private Distinctness(TableGenerator table) {
    this.table = table;
    this.single = table.singleCursor();
    table.plan().watched().forEach(key -> watches.add(watch(key)));
  }

  /** A key with what has been seen of it. */
  private record Watch(
      WatchedKey key,
      List<Computation> parts,
      boolean[] folded,
      Optional<Computation> predicate,
      LongSet seen) {

    /** What tells rows apart; 0 for a row that is like no other. */
    private long fingerprint(ColumnValues row) {
      if (predicate.isPresent() && !Boolean.TRUE.equals(predicate.get().value(row))) {
        return 0;
      }
      long hash = 1;
      for (int i = 0; i < folded.length; i++) {
        Object value = parts.get(i).value(row);
        if (value == null && !key.nullsNotDistinct()) {
          return 0;
        }
        hash = Randomness.hash(hash, hash(value, folded[i]));
      }
      return hash == 0 ? 1 : hash;
    }

    private static long hash(Object value, boolean folded) {
      if (value == null) {
        return NULL;
      } else if (value instanceof Long number) {
        return number;
      } else if (value instanceof byte[] bytes) {
        long hash = bytes.length;
        for (byte each : bytes) {
          hash = Randomness.hash(hash, each);
        }
        return hash;
      } else if (value instanceof List<?> elements) {
        long hash = elements.size();
        for (Object element : elements) {
          hash = Randomness.hash(hash, hash(element, folded));
        }
        return hash;
      } else if (value instanceof java.math.BigDecimal number) {
        return Randomness.key(0, number.stripTrailingZeros().toString());
      }
      String text = value.toString();
      return Randomness.key(0, folded ? text.toLowerCase(Locale.ROOT) : text);
    }
  }

  private Watch watch(WatchedKey key) {
    List<Computation> parts = key.parts().stream().map(this::computation).toList();
    boolean[] folded = new boolean[parts.size()];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = key.parts().get(i) instanceof Expression.Column column
          && type(column.name()).base().name().name().equals("citext");
    }
    return new Watch(key, parts, folded, key.predicate().map(this::computation), new LongSet());
  }

  private Computation computation(Expression expression) {
    return Computation.compile(expression, this::type, table::placeOf)
        .orElseThrow(() ->
            new IllegalStateException("a key of " + table.table().name() + " cannot be computed"));
  }

  private SqlType type(String name) {
    return table.table().column(name).map(Column::type).orElse(null);
  }

  /**
   * Settles all rows of a table.
   *
   * @return why rows are left out; empty where none is
   */
  static Optional<String> settle(TableGenerator table) {
    if (table.plan().watched().isEmpty() || table.rows() == 0) {
      return Optional.empty();
    }
    Distinctness distinctness = new Distinctness(table);
    distinctness.settle();
    return distinctness.leftOut == 0
        ? Optional.empty()
        : Optional.of(distinctness.leftOut + " were like others in "
            + table.plan().watched().stream().map(WatchedKey::name).toList() + " at every attempt");
  }

  private void settle() {
    for (int i = 0; i < table.plan().kept(); i++) {
      add(table.keptRow(i));
    }
    Cursor block = table.cursor();
    for (long from = 0; from < table.rows(); from += Cursor.BLOCK) {
      int count = (int) Math.min(Cursor.BLOCK, table.rows() - from);
      block.move(from, count);
      for (int i = 0; i < count; i++) {
        if (!block.absent(i) && !add(block.values(i))) {
          redraw(from + i, block.attempt(i) + 1);
        }
      }
    }
  }

  private void redraw(long row, int first) {
    long worthwhile = WORTHWHILE + WORTHWHILE_A_ROW * (row + 1);
    int attempt = first;
    while (tried++ < worthwhile) {
      single.move(row, 1, attempt);
      if (single.absent(0)) {
        break;
      }
      attempt = single.attempt(0);
      if (add(single.values(0))) {
        table.begin(row, attempt);
        return;
      }
      attempt++;
    }
    table.leaveOut(row);
    leftOut++;
  }

  /** Takes a row in; false where it is like another one. */
  private boolean add(ColumnValues row) {
    long[] prints = new long[watches.size()];
    for (int i = 0; i < prints.length; i++) {
      prints[i] = watches.get(i).fingerprint(row);
      if (prints[i] != 0 && watches.get(i).seen().contains(prints[i])) {
        return false;
      }
    }
    for (int i = 0; i < prints.length; i++) {
      if (prints[i] != 0) {
        watches.get(i).seen().add(prints[i]);
      }
    }
    return true;
  }
}
