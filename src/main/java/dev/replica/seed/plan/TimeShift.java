package dev.replica.seed.plan;

import dev.replica.genome.ColumnGenome;
import dev.replica.genome.TableGenome;
import dev.replica.genome.ValueModel;
import java.math.BigDecimal;
import java.util.List;

/** Moves the history of a table by whole days, all its dates and timestamps alike. */
final class TimeShift {

  private TimeShift() {}

  /** The table with its times {@code days} later; times of day stay. */
  static TableGenome shifted(TableGenome table, long days) {
    if (table == null || days == 0) {
      return table;
    }
    List<ColumnGenome> columns =
        table.columns().stream().map(column -> shifted(column, days)).toList();
    return new TableGenome(
        table.schema(),
        table.name(),
        table.rows(),
        table.partitionKey(),
        columns,
        table.keys(),
        table.references(),
        table.checks(),
        table.nullMasks(),
        table.dependence());
  }

  private static ColumnGenome shifted(ColumnGenome column, long days) {
    if (!(column.values() instanceof ValueModel.Time time) || time.at().get(0).indexOf('-') < 1) {
      return column;
    }
    BigDecimal shift = BigDecimal.valueOf(days * 86_400);
    List<String> at = time.at().stream()
        .map(knot -> TimeText.print(TimeText.seconds(knot).add(shift)))
        .toList();
    return new ColumnGenome(
        column.name(),
        column.type(),
        column.nullable(),
        column.generation(),
        column.defaulted(),
        column.sequence(),
        column.distinct(),
        new ValueModel.Time(time.step(), at, time.cumulative(), time.weekdays(), time.clock()),
        column.difference(),
        column.lookup(),
        column.copy(),
        column.formula());
  }
}
