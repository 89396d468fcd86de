package dev.replica.seed.plan;

import dev.replica.Suggestion;
import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.seed.fake.FakeText;
import dev.replica.seed.plan.ColumnSettings.Constant;
import dev.replica.seed.plan.ColumnSettings.Faker;
import dev.replica.seed.plan.ColumnSettings.Sql;
import dev.replica.seed.plan.ColumnSettings.Values;
import dev.replica.seed.plan.check.Predicate;
import dev.replica.seed.plan.check.TypedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a user's settings against the schema: a setting that no row could follow is a problem, told before anything is made. */
public final class SettingsReview {

  private final Schema schema;
  private final boolean read;
  private final List<String> problems;

  private SettingsReview(Schema schema, boolean read, List<String> problems) {
    this.schema = schema;
    this.read = read;
    this.problems = problems;
  }

  /**
   * The settings with their values in PostgreSQL's own text form.
   *
   * @param read whether the server has read the values: those that are unknown here are right then
   * @param problems gets a sentence for each setting that cannot be followed
   */
  public static Map<QualifiedName, TableSettings> reviewed(
      Map<QualifiedName, TableSettings> settings,
      Schema schema,
      boolean read,
      List<String> problems) {
    SettingsReview review = new SettingsReview(schema, read, problems);
    Map<QualifiedName, TableSettings> reviewed = new LinkedHashMap<>();
    settings.forEach(
        (name, table) -> reviewed.put(name, review.table(schema.table(name).orElseThrow(), table)));
    return reviewed;
  }

  private TableSettings table(Table table, TableSettings settings) {
    if (table.kind() == Table.Kind.FOREIGN && !settings.skip()) {
      problems.add(settings.place() + ": " + table.name()
          + " is a foreign table, which gets no rows. Take its settings out");
      return settings;
    }
    Map<String, ColumnSettings> columns = new LinkedHashMap<>();
    List<RowCheck> checks = RowChecks.of(table);
    settings.columns().forEach((name, column) -> {
      Subject subject = new Subject(table, table.column(name).orElseThrow(), column);
      review(subject);
      columns.put(name, subject.withTexts(checks));
    });
    return settings.with(columns);
  }

  private void review(Subject subject) {
    if (!subject.column().writable()) {
      subject.problem("the server computes the column from others. Take its settings out");
      return;
    }
    reviewNulls(subject);
    ColumnSettings.Content content = subject.settings().content();
    List<ForeignKey> own = subject.table().foreignKeys().stream()
        .filter(key -> key.columns().contains(subject.column().name()))
        .toList();
    if (content instanceof Faker faker) {
      reviewFaker(subject, faker, own);
    } else if (content instanceof Sql) {
      referring(subject)
          .ifPresent(child -> subject.problem("foreign key " + child
              + " refers to the column, so its values have to be known before the server computes them."
              + " Give constant, values or faker instead"));
    } else if (content instanceof Values
        || content instanceof Constant constant && constant.value() != null) {
      own.stream()
          .filter(key -> key.columns().size() > 1)
          .forEach(key -> subject.problem("the column is a part of foreign key " + key.name()
              + ", which leads to rows as a whole. Settle the column of " + key.parent()
              + " that it refers to instead: its children follow"));
    }
  }

  private void reviewNulls(Subject subject) {
    if (subject.settings().nulls() == 0) {
      return;
    }
    if (!subject.column().nullable()) {
      subject.problem(
          "NULLs are asked for, and the column is NOT NULL. Take constant null or nullFraction out");
      return;
    }
    Limits limits = LimitFinder.limits(subject.table(), RowChecks.of(subject.table()))
        .getOrDefault(subject.column().name(), Limits.NONE);
    if (limits.present()) {
      subject.problem(
          "NULLs are asked for, and a check of the table forbids them. Take constant null or nullFraction out");
    }
    referring(subject)
        .ifPresent(
            child -> subject.problem(
                "NULLs are asked for, and foreign key " + child
                    + " refers to the column: a child could not refer to such a row. Take nullFraction out"));
  }

  private void reviewFaker(Subject subject, Faker faker, List<ForeignKey> own) {
    Optional<String> wrong = FakeText.problem(faker.expression(), faker.locale());
    if (wrong.isPresent()) {
      subject.problem("faker " + faker.expression() + " " + wrong.get());
      return;
    }
    if (!own.isEmpty()) {
      subject.problem("the column is a part of foreign key " + own.get(0).name()
          + ", and what faker makes is no row of " + own.get(0).parent()
          + ". Take faker out: the column is filled with keys of rows that are there");
      return;
    }
    if (ModelChoice.isText(subject.column().type())) {
      return;
    }
    if (keyed(subject)) {
      subject.problem(
          "the column is in a unique key, and only text that faker makes can be told apart by a number behind it."
              + " Take faker out, or give sql");
      return;
    }
    for (String sample : FakeText.samples(faker.expression(), faker.locale())) {
      String problem = typed(subject.column().type(), sample).problem();
      if (problem != null) {
        subject.problem("faker " + faker.expression() + " makes " + sample + ", which " + problem);
        return;
      }
    }
  }

  private static boolean keyed(Subject subject) {
    String name = subject.column().name();
    return subject.table().keys().stream()
        .anyMatch(key -> key.columns().contains(name)
            || key.expressions().stream().anyMatch(expression -> expression.contains(name)));
  }

  /** A foreign key that leads to the column. */
  private Optional<String> referring(Subject subject) {
    return schema.tables().stream()
        .flatMap(child -> child.foreignKeys().stream()
            .filter(key -> key.parent().equals(subject.table().name())
                && key.parentColumns().contains(subject.column().name()))
            .map(key -> key.name() + " of " + child.name()))
        .findFirst();
  }

  /** A text as a type takes it, or what is wrong with it. */
  private record Typed(String text, Object value, String problem) {}

  private static Typed typed(SqlType declared, String text) {
    SqlType type = declared.base();
    if (type instanceof SqlType.Enumeration enumeration) {
      String problem = enumeration.labels().contains(text)
          ? null
          : "is no label of " + type.sql() + Suggestion.among(text, enumeration.labels());
      return new Typed(text, text, problem);
    }
    if (!TypedText.known(type)) {
      return new Typed(text, null, null);
    }
    Object value = TypedText.value(declared, text);
    if (value == null) {
      return new Typed(text, null, "is no value of type " + declared.sql() + form(type));
    }
    int longest = ModelChoice.longest(type, Limits.NONE);
    if (text.codePointCount(0, text.length()) > longest) {
      return new Typed(
          text, value, "is longer than the " + longest + " characters of type " + declared.sql());
    }
    return new Typed(value instanceof Boolean truth ? truth ? "t" : "f" : text, value, null);
  }

  private static String form(SqlType type) {
    Optional<Lattice> lattice = Lattice.of(type, 0).filter(Lattice::temporal);
    if (lattice.isEmpty()) {
      return "";
    }
    return switch (lattice.get().kind()) {
      case DATE -> ". Write it as 2026-01-31";
      case TIME, TIMETZ -> ". Write it as 17:00:30";
      case TIMESTAMP -> ". Write it as 2026-01-31 17:00:30";
      default -> ". Write it as 2026-01-31 17:00:30+00";
    };
  }

  /** A column and what is said of it. */
  private final class Subject {
    private final Table table;
    private final Column column;
    private final ColumnSettings settings;

    Subject(Table table, Column column, ColumnSettings settings) {
      this.table = table;
      this.column = column;
      this.settings = settings;
    }

    Table table() {
      return table;
    }

    Column column() {
      return column;
    }

    ColumnSettings settings() {
      return settings;
    }

    void problem(String text) {
      problems.add(
          settings.place() + ", column " + table.name() + "." + column.name() + ": " + text);
    }

    /** The settings with values as PostgreSQL prints them; values that the column can't hold are problems. */
    ColumnSettings withTexts(List<RowCheck> checks) {
      if (settings.content() instanceof Constant constant && constant.value() != null) {
        return settings.with(new Constant(text("constant ", constant.value(), checks)));
      }
      if (settings.content() instanceof Values values) {
        List<String> texts =
            values.values().stream().map(value -> text("value ", value, checks)).toList();
        return texts.stream().distinct().count() < texts.size()
            ? settings
            : settings.with(new Values(texts, values.weights()));
      }
      return settings;
    }

    private String text(String what, String value, List<RowCheck> checks) {
      Typed typed = typed(column.type(), value);
      if (typed.problem() != null && typed.value() == null && read && !plain()) {
        return value;
      }
      if (typed.problem() != null) {
        problem(what + value + " " + typed.problem());
        return value;
      }
      if (typed.value() != null) {
        breaking(typed.value(), checks)
            .ifPresent(check -> problem(
                what + value + " breaks check " + check.name() + " (" + check.text() + ")"));
      }
      return typed.text();
    }

    /** Whether the server is not asked how it prints values of the type. */
    private boolean plain() {
      return ModelChoice.isText(column.type())
          || column.type().base() instanceof SqlType.Enumeration
          || column.type().base() instanceof SqlType.Scalar scalar && scalar.is("bool");
    }

    /** A check of this column alone that the value breaks. */
    private Optional<RowCheck> breaking(Object value, List<RowCheck> checks) {
      for (RowCheck check : checks) {
        String name = check.column() == null ? column.name() : "VALUE";
        boolean concerns = check.column() == null || check.column().equals(column.name());
        if (concerns
            && check.expression().isPresent()
            && Predicate.compile(
                    check.expression().get(),
                    other -> other.equals(name) ? column.type() : null,
                    other -> 0)
                .map(predicate -> !predicate.holds(row -> value))
                .orElse(false)) {
          return Optional.of(check);
        }
      }
      return Optional.empty();
    }
  }
}
