package dev.replica.seed.generate;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the rows of a table by the values in some of its columns, for foreign keys that have to agree in them with others. The
 * rows are gone through once, and again where judges have changed them. Safe for any number of threads.
 */
final class ParentsByValue {

  /** Rows that are gone through: they are kept in memory. */
  private static final long MOST = 1 << 20;

  private static final long[] NONE = {};

  private final TableGenerator parent;
  private final int[] columns;
  private Map<List<Object>, long[]> rows = Map.of();
  private long changes = -1;

  /** @param columns of the parent */
  ParentsByValue(TableGenerator parent, int[] columns) {
    this.parent = parent;
    this.columns = columns.clone();
  }

  /** Indexes of the rows with these values, kept rows first. */
  synchronized long[] rows(List<Object> values, Session session) {
    if (parent.verdicts().changes() != changes) {
      changes = parent.verdicts().changes();
      rows = read(session);
    }
    return rows.getOrDefault(values.stream().map(ParentsByValue::comparable).toList(), NONE);
  }

  private Map<List<Object>, long[]> read(Session session) {
    Map<List<Object>, List<Long>> found = new HashMap<>();
    long last = Math.min(parent.plan().total(), MOST);
    for (long row = 0; row < last; row++) {
      List<Object> values = new ArrayList<>();
      for (int column : columns) {
        Object value = parent.key(row, column, session);
        values.add(value == null ? null : comparable(value));
      }
      if (!values.contains(null)) {
        found.computeIfAbsent(values, key -> new ArrayList<>()).add(row);
      }
    }
    Map<List<Object>, long[]> packed = new HashMap<>();
    found.forEach((values, list) ->
        packed.put(values, list.stream().mapToLong(Long::longValue).toArray()));
    return packed;
  }

  /** Two columns of a foreign key may differ in type. */
  private static Object comparable(Object value) {
    if (value instanceof byte[] bytes) {
      return ByteBuffer.wrap(bytes);
    }
    if (value instanceof Number number) {
      BigDecimal decimal = new BigDecimal(number.toString());
      return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
    }
    return value instanceof Object[] array ? Arrays.asList(array) : value;
  }
}
