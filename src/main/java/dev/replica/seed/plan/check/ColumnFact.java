package dev.replica.seed.plan.check;

import java.util.List;

/** What the checks say of columns together. Comparisons are said of rows in which neither column is null. */
public sealed interface ColumnFact {

  /** {@code lesser < greater}, or {@code lesser <= greater} where not strict. */
  record Less(String lesser, String greater, boolean strict) implements ColumnFact {}

  /** {@code one <> other}. */
  record Different(String one, String other) implements ColumnFact {}

  /** {@code one = other}. */
  record Same(String one, String other) implements ColumnFact {}

  /** All of the columns are null, or none is. */
  record NullTogether(List<String> columns) implements ColumnFact {
    public NullTogether {
      columns = List.copyOf(columns);
    }
  }

  /** Between {@code least} and {@code most} of the columns are not null: 1 and 1 for exactly one of them. */
  record NotNullCount(List<String> columns, int least, int most) implements ColumnFact {
    public NotNullCount {
      columns = List.copyOf(columns);
    }
  }
}
