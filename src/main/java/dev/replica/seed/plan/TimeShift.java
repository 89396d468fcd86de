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
    ValueModel values = shifted(column.values(), days);
    return values == column.values()
        ? column
        : new ColumnGenome(
            column.name(),
            column.type(),
            column.nullable(),
            column.generation(),
            column.defaulted(),
            column.sequence(),
            column.distinct(),
            values,
            column.difference(),
            column.lookup(),
            column.copy(),
            column.formula());
  }

  /** Values with their dates and timestamps later, those too that strings write, in documents as well; the same where there are none. */
  private static ValueModel shifted(ValueModel values, long days) {
    if (values instanceof ValueModel.Time time && time.at().get(0).indexOf('-') >= 1) {
      BigDecimal shift = BigDecimal.valueOf(days * 86_400);
      List<String> at = time.at().stream()
          .map(knot -> TimeText.print(TimeText.seconds(knot).add(shift)))
          .toList();
      return new ValueModel.Time(time.step(), at, time.cumulative(), time.weekdays(), time.clock());
    }
    if (values instanceof ValueModel.Written written) {
      return new ValueModel.Written(
          written.form(),
          shifted(written.values(), days),
          written.odd(),
          shifted(written.others(), days));
    }
    if (values instanceof ValueModel.Json json) {
      return shifted(json, days);
    }
    return values;
  }

  private static ValueModel.Json shifted(ValueModel.Json json, long days) {
    if (json == null) {
      return null;
    }
    List<ValueModel.Json.Field> fields = json.fields().stream()
        .map(field ->
            new ValueModel.Json.Field(field.name(), field.present(), shifted(field.value(), days)))
        .toList();
    return new ValueModel.Json(
        json.type(),
        fields,
        json.length(),
        shifted(json.element(), days),
        shifted(json.values(), days));
  }
}
