package dev.replica.seed.plan;

import dev.replica.ReplicaException;
import dev.replica.catalog.Column;
import dev.replica.catalog.SqlType;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.TypeName;
import dev.replica.genome.ValueModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plans of the columns that a user's settings speak of. */
final class SettledColumns {

  /** The number that a distinct text has at its end, or before its {@code @}. */
  private static final Pattern NUMBER = Pattern.compile("([0-9]{1,15})(?=@[^@]*$|$)");

  private SettledColumns() {}

  /** The values that the user gives; empty where there are none. */
  static Optional<CellPlan.Chosen> chosen(Column column, ColumnSettings.Content content) {
    if (content instanceof ColumnSettings.Values values) {
      return Optional.of(new CellPlan.Chosen(column, values.values(), values.shares()));
    }
    return content instanceof ColumnSettings.Constant constant && constant.value() != null
        ? Optional.of(new CellPlan.Chosen(column, List.of(constant.value()), List.of(1.0)))
        : Optional.empty();
  }

  /** Whether the content says for itself what a foreign key's column holds. */
  static boolean fills(ColumnSettings.Content content) {
    return content instanceof ColumnSettings.Values
        || content instanceof ColumnSettings.Sql
        || content instanceof ColumnSettings.Constant constant && constant.value() != null;
  }

  /** Whether what a scan learned of the column's values no longer counts. */
  static boolean unknown(ColumnSettings.Content content) {
    return content instanceof ColumnSettings.Faker || content instanceof ColumnSettings.Sql;
  }

  /** Given values, told as a scan would have told them: keys are planned by it. */
  static ColumnGenome known(CellPlan.Chosen chosen, long rows) {
    Column column = chosen.column();
    return new ColumnGenome(
        column.name(),
        TypeName.of(column.type().sql()),
        column.nullable(),
        null,
        false,
        null,
        Math.min(rows, chosen.values().size()),
        new ValueModel.Category(chosen.values(), chosen.shares(), null));
  }

  /** The values that a column has for all that is known: of its type, or those that were published; empty where it is no category. */
  static List<String> labels(Column column, ColumnGenome known) {
    if (column.type().base() instanceof SqlType.Enumeration enumeration) {
      return enumeration.labels();
    }
    if (column.type().base() instanceof SqlType.Scalar scalar && scalar.is("bool")) {
      return List.of("f", "t");
    }
    return known != null && known.values() instanceof ValueModel.Category category
        ? category.values()
        : List.of();
  }

  /** Given values are all that the column may hold. */
  static Limits limits(CellPlan.Chosen chosen) {
    return new Limits(
        chosen.values(),
        Set.of(),
        null,
        null,
        0,
        -1,
        List.of(),
        null,
        false,
        false,
        List.of(),
        List.of());
  }

  /** The cell that the settings ask for; null where they leave it as it is. */
  static CellPlan cell(Column column, ColumnSettings settings, Limits limits) {
    ColumnSettings.Content content = settings == null ? null : settings.content();
    if (content instanceof ColumnSettings.Faker faker) {
      return new CellPlan.Faked(
          column,
          faker.expression(),
          faker.locale(),
          ModelChoice.longest(column.type(), limits),
          CellPlan.Faked.REPEATED);
    }
    if (content instanceof ColumnSettings.Sql sql) {
      return new CellPlan.Evaluated(column, sql.expression(), settings.nulls() > 0);
    }
    if (content instanceof ColumnSettings.Constant constant && constant.value() == null) {
      // Any text will do: a mask hides it in every row.
      return new CellPlan.Chosen(column, List.of(""), List.of(1.0));
    }
    return chosen(column, content).orElse(null);
  }

  /** Has a text that Datafaker makes be another one in each row; false where the column holds something else. */
  static boolean distinguish(TableDraft draft, String name) {
    if (!(draft.settings().content(name) instanceof ColumnSettings.Faker faker)) {
      return false;
    }
    Column column = draft.table().column(name).orElseThrow();
    long first = 1 + furthest(draft.keptValues(column));
    int longest = ModelChoice.longest(column.type(), draft.limits(column));
    int needed = 2 + BigDecimal.valueOf(first + draft.rows()).precision();
    if (longest < needed) {
      throw ReplicaException.configuration("column " + draft.table().name() + "." + name
          + " is unique and holds " + longest
          + " characters: too few for what faker makes and a number that tells " + draft.rows()
          + " rows apart. Take faker out, or ask for fewer rows");
    }
    draft.assign(
        name, new CellPlan.Faked(column, faker.expression(), faker.locale(), longest, first));
    return true;
  }

  /** The largest number that one of the texts has where distinct texts have theirs. */
  static long furthest(List<String> kept) {
    return kept.stream()
        .filter(Objects::nonNull)
        .map(NUMBER::matcher)
        .filter(Matcher::find)
        .mapToLong(number -> Long.parseLong(number.group(1)))
        .max()
        .orElse(0);
  }
}
