package dev.replica.seed.plan;

import dev.replica.catalog.Check;
import dev.replica.catalog.Column;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.check.CheckParser;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the conditions that the rows of a table have to meet. */
final class RowChecks {

  private RowChecks() {}

  /** The checks of a table, and of the domains that its columns have; those that ask the session are left to the server. */
  static List<RowCheck> of(Table table) {
    return of(table, Present.UNKNOWN);
  }

  /** As {@link #of(Table)}, with what checks ask of the session told. */
  static List<RowCheck> of(Table table, Present present) {
    List<RowCheck> checks = new ArrayList<>();
    for (Check check : table.checks()) {
      checks.add(
          new RowCheck(check.name(), check.expression(), null, present.parse(check.expression())));
    }
    for (Column column : table.columns()) {
      if (column.writable()) {
        SqlType type = column.type();
        while (type instanceof SqlType.Domain domain) {
          for (Check check : domain.checks()) {
            checks.add(new RowCheck(
                check.name(),
                check.expression(),
                column.name(),
                present.parse(check.expression())));
          }
          type = domain.underlying();
        }
      }
    }
    table.columns().forEach(column -> computed(column).ifPresent(checks::add));
    Partitions.check(table).ifPresent(checks::add);
    return checks;
  }

  /** What a column is computed as has to fit its type: numbers that overflow it are as bad as a check that fails. */
  private static Optional<RowCheck> computed(Column column) {
    Optional<Lattice> lattice = Lattice.of(column.type(), 0)
        .filter(found -> !found.temporal() && found.kind() != Lattice.Kind.INTERVAL);
    boolean bounded = lattice.isPresent() && lattice.get().maximum() < Integer.MAX_VALUE;
    if (column.writable() || !bounded || column.defaultExpression().isEmpty()) {
      return Optional.empty();
    }
    BigDecimal most = BigDecimal.valueOf(lattice.get().maximum(), lattice.get().scale());
    String value = "(" + column.defaultExpression().get() + ")";
    String text = "((" + value + " <= " + most.toPlainString() + ") AND (" + value + " >= '-"
        + most.toPlainString() + "'::numeric))";
    return Optional.of(
        new RowCheck("computed column " + column.name(), text, null, CheckParser.parse(text)));
  }
}
