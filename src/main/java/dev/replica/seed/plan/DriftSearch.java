package dev.replica.seed.plan;

import dev.replica.catalog.Check;
import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.Key;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.genome.Genome;
import dev.replica.genome.TableGenome;
import dev.replica.genome.ValueModel;
import dev.replica.seed.plan.Drift.Change;
import dev.replica.seed.plan.Drift.Kind;
import dev.replica.seed.plan.Drift.Subject;
import dev.replica.seed.plan.Drift.TableDrift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds what a schema differs in from the one that a genome was scanned from. */
final class DriftSearch {

  private final Schema scanned;
  private final Schema today;
  private final Map<QualifiedName, Table> before;
  private final Map<QualifiedName, Table> now;
  private final Renames renames;
  private final Map<QualifiedName, TableGenome> genomes = new HashMap<>();

  /** Today's names of tables by the scanned ones. */
  private final Map<QualifiedName, QualifiedName> names = new HashMap<>();

  DriftSearch(Genome genome, Schema today) {
    this.today = today;
    scanned = GenomeSchema.of(genome);
    before = scanned.byName();
    now = today.byName();
    renames = Renames.of(scanned, today);
    renames.tables().forEach((now, old) -> names.put(old, now));
    genome
        .tables()
        .forEach(table -> genomes.put(new QualifiedName(table.schema(), table.name()), table));
  }

  Drift drift() {
    List<TableDrift> tables = new ArrayList<>();
    Set<QualifiedName> met = new HashSet<>();
    for (Table table : today.tables()) {
      Table old = before.get(renames.scanned(table.name()));
      if (old == null) {
        tables.add(new TableDrift(table.name(), Kind.NEW, Optional.empty(), List.of()));
        continue;
      }
      met.add(old.name());
      boolean renamed = !old.name().equals(table.name());
      List<Change> changes = changes(old, table);
      if (renamed || !changes.isEmpty()) {
        tables.add(new TableDrift(
            table.name(), renamed ? Kind.RENAMED : Kind.CHANGED, Optional.of(old.name()), changes));
      }
    }
    for (Table table : scanned.tables()) {
      if (!met.contains(table.name())) {
        tables.add(new TableDrift(table.name(), Kind.GONE, Optional.of(table.name()), List.of()));
      }
    }
    tables.sort(Comparator.comparing(TableDrift::table));
    return new Drift(tables);
  }

  private List<Change> changes(Table old, Table now) {
    Map<String, String> renamed = Renames.columns(old, now);
    Map<String, String> successors = new HashMap<>();
    renamed.forEach((name, before) -> successors.put(before, name));
    List<Change> changes = new ArrayList<>();
    for (Column column : now.columns()) {
      String before = renamed.getOrDefault(column.name(), column.name());
      old.column(before)
          .ifPresentOrElse(
              known -> compare(old, known, column, changes),
              () -> changes.add(added(column, old, now, renamed)));
    }
    for (Column column : old.columns()) {
      if (now.column(column.name()).isEmpty() && !successors.containsKey(column.name())) {
        changes.add(new Change(
            Subject.COLUMN, Kind.GONE, column.name(), column.type().sql(), "", "skipped", false));
      }
    }
    constraints(
        Subject.KEY,
        old.keys(),
        now.keys(),
        Key::name,
        key -> text(key, successors),
        key -> text(key, Map.of()),
        "values are made distinct",
        changes);
    constraints(
        Subject.REFERENCE,
        old.foreignKeys().stream().filter(key -> !key.soft()).toList(),
        now.foreignKeys().stream().filter(key -> !key.soft()).toList(),
        ForeignKey::name,
        key -> text(key, successors, true),
        key -> text(key, Map.of(), false),
        "led to",
        changes);
    constraints(
        Subject.CHECK,
        old.checks(),
        now.checks(),
        Check::name,
        DriftSearch::text,
        DriftSearch::text,
        "met",
        changes);
    return changes;
  }

  private static Change added(Column column, Table old, Table now, Map<String, String> renamed) {
    String effect = column.writable() ? "seeded from its type and name" : "computed by the server";
    List<Column> candidates = old.columns().stream()
        .filter(known -> now.column(known.name()).isEmpty()
            && !renamed.containsValue(known.name())
            && known.type().sql().equals(column.type().sql()))
        .toList();
    if (candidates.size() == 1 && column.writable()) {
      effect += "; was it " + candidates.get(0).name() + "?";
    }
    return new Change(
        Subject.COLUMN,
        Kind.NEW,
        column.name(),
        "",
        column.type().sql(),
        effect,
        column.writable());
  }

  private void compare(Table table, Column old, Column now, List<Change> changes) {
    if (!old.name().equals(now.name())) {
      changes.add(new Change(
          Subject.COLUMN,
          Kind.RENAMED,
          now.name(),
          old.name(),
          now.name(),
          "its statistics are used",
          false));
    }
    String before = text(old.type(), now.type());
    String after = text(now.type(), old.type());
    if (!before.equals(after)) {
      changes.add(type(table, old, now, before, after));
    }
    if (old.nullable() != now.nullable()) {
      changes.add(new Change(
          Subject.NULLS,
          Kind.CHANGED,
          now.name(),
          old.nullable() ? "NULL" : "NOT NULL",
          now.nullable() ? "NULL" : "NOT NULL",
          now.nullable() ? "never null, as scanned" : "never null",
          false));
    }
    if (old.generation() != now.generation()) {
      changes.add(new Change(
          Subject.GENERATION,
          Kind.CHANGED,
          now.name(),
          text(old.generation()),
          text(now.generation()),
          now.writable() ? "" : "computed by the server",
          false));
    }
  }

  private Change type(Table table, Column old, Column now, String before, String after) {
    ValueModel model = genomes.get(table.name()).columns().stream()
        .filter(column -> column.name().equals(old.name()))
        .findFirst()
        .orElseThrow()
        .values();
    boolean told = model != null && !(model instanceof ValueModel.Serial);
    boolean kept = told
        && ModelFit.fitted(
                TypeChange.converted(model, old.type(), now.type()), now.type(), Limits.NONE)
            != null;
    String effect = kept
        ? "its statistics are converted"
        : told ? "its statistics do not fit: seeded from its type and name" : "";
    return new Change(Subject.TYPE, Kind.CHANGED, now.name(), before, after, effect, told && !kept);
  }

  /** The type; of an enum that it has in common with the other one, only the labels that the other one lacks. */
  private static String text(SqlType type, SqlType other) {
    if (type.base() instanceof SqlType.Enumeration mine
        && other.base() instanceof SqlType.Enumeration theirs
        && type.sql().equals(other.sql())) {
      List<String> own = new ArrayList<>(mine.labels());
      own.removeAll(theirs.labels());
      return own.isEmpty() ? type.sql() : type.sql() + " with " + String.join(", ", own);
    }
    if (type instanceof SqlType.Domain domain) {
      return type.sql() + " over " + domain.underlying().sql()
          + (domain.notNull() ? " NOT NULL" : "")
          + domain.checks().stream()
              .map(DriftSearch::text)
              .sorted()
              .reduce("", (text, check) -> text + " CHECK " + check);
    }
    return type.sql();
  }

  private static String text(Column.Generation generation) {
    return switch (generation) {
      case PLAIN -> "plain";
      case IDENTITY_ALWAYS -> "identity always";
      case IDENTITY_BY_DEFAULT -> "identity by default";
      case COMPUTED -> "computed";
    };
  }

  private static String text(Key key, Map<String, String> names) {
    List<String> parts = new ArrayList<>();
    key.columns().forEach(column -> parts.add(names.getOrDefault(column, column)));
    parts.addAll(key.expressions());
    return (key.primary() ? "PRIMARY KEY (" : "UNIQUE (")
        + String.join(", ", parts)
        + ")"
        + (key.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
        + key.predicate().map(predicate -> " WHERE " + predicate).orElse("");
  }

  private String text(ForeignKey key, Map<String, String> columns, boolean old) {
    QualifiedName parent = old ? names.getOrDefault(key.parent(), key.parent()) : key.parent();
    List<String> parentColumns = key.parentColumns();
    Table oldParent = before.get(key.parent());
    Table newParent = now.get(parent);
    if (old && oldParent != null && newParent != null) {
      Map<String, String> successors = new HashMap<>();
      Renames.columns(oldParent, newParent).forEach((name, before) -> successors.put(before, name));
      parentColumns = parentColumns.stream()
          .map(column -> successors.getOrDefault(column, column))
          .toList();
    }
    return "("
        + String.join(
            ", ",
            key.columns().stream()
                .map(column -> columns.getOrDefault(column, column))
                .toList())
        + ") -> " + parent + " (" + String.join(", ", parentColumns) + ")";
  }

  private static String text(Check check) {
    return check.expression().replaceAll("\\s+", " ");
  }

  /** Told apart by what they demand: a constraint of another name is the same one. */
  private static <T> void constraints(
      Subject subject,
      List<T> old,
      List<T> now,
      Function<T, String> name,
      Function<T, String> oldText,
      Function<T, String> newText,
      String effect,
      List<Change> changes) {
    Map<String, T> before = new TreeMap<>();
    Map<String, T> after = new TreeMap<>();
    old.forEach(constraint -> before.put(oldText.apply(constraint), constraint));
    now.forEach(constraint -> after.put(newText.apply(constraint), constraint));
    after.forEach((text, constraint) -> {
      if (!before.containsKey(text)) {
        changes.add(new Change(subject, Kind.NEW, name.apply(constraint), "", text, effect, false));
      }
    });
    before.forEach((text, constraint) -> {
      if (!after.containsKey(text)) {
        changes.add(new Change(
            subject,
            Kind.GONE,
            name.apply(constraint),
            text,
            "",
            subject == Subject.REFERENCE ? "still led to where it can be" : "",
            false));
      }
    });
  }
}
