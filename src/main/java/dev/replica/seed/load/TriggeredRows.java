package dev.replica.seed.load;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import dev.replica.catalog.Trigger;
import dev.replica.seed.generate.Cursor;
import dev.replica.seed.generate.Generator;
import dev.replica.seed.generate.TableGenerator;
import dev.replica.seed.plan.CellPlan;
import dev.replica.seed.plan.TargetState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What triggers make of the rows while they are loaded: rows of other tables, fewer rows, other keys. Such rows count as kept ones
 * from then on, so that nothing collides with them and children refer to what is there.
 */
final class TriggeredRows {

  /** Rows of a table that are looked for after its load: a trigger that writes keys does so in most rows. */
  private static final int SAMPLE = 256;

  // Row triggers that fire before an INSERT; a partition's own ones too.
  private static final String BEFORE = """
      SELECT l.lanname, p.prosrc
        FROM pg_catalog.pg_trigger t
        JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
        JOIN pg_catalog.pg_language l ON l.oid = p.prolang
       WHERE t.tgrelid = ?::pg_catalog.regclass AND t.tgtype & 7 = 7 AND t.tgenabled IN ('O', 'A')""";

  private final Connection connection;
  private final Replanning plans;
  private final Map<QualifiedName, Long> made = new TreeMap<>();
  private final List<String> notices = new ArrayList<>();
  private final boolean firing;
  private boolean fired;

  /** @param firing whether triggers fire at all */
  TriggeredRows(Connection connection, Replanning plans, boolean firing) {
    this.connection = connection;
    this.plans = plans;
    this.firing = firing;
  }

  /** What is to be told of it. */
  List<String> notices() {
    List<String> all = new ArrayList<>(notices);
    if (!made.isEmpty()) {
      all.add("triggers made rows of their own, which count as asked for: "
          + made.entrySet().stream()
              .map(table -> table.getKey() + " " + table.getValue())
              .collect(Collectors.joining(", ")));
    }
    return all;
  }

  /** Plans a table anew that triggers of earlier ones have put rows into. */
  Generator arrived(Generator generator, TableGenerator table, Set<QualifiedName> loaded)
      throws SQLException {
    long known = table.plan().kept();
    if (!fired || !table.table().readable() || !hasMore(table.table(), known)) {
      return generator;
    }
    TargetState.Kept rows = read(generator, table.table());
    Optional<Generator> replanned = plans.found(table.table().name(), rows, false, loaded);
    replanned.ifPresent(others -> made.put(table.table().name(), rows.rows() - known));
    return replanned.orElse(generator);
  }

  /**
   * Looks at a table after its load.
   *
   * @param copied rows that the server took
   * @return how many of its rows stand in the table
   */
  long look(TableGenerator table, long copied) throws SQLException {
    fired |= firing && fires(table.table());
    long written = table.rows() - table.leftOut();
    return copied == written || !table.table().readable()
        ? copied
        : count(table.table()) - table.plan().kept();
  }

  /** Whether none of the rows that were written stand anywhere, in tables that inherit from this one neither. */
  boolean keepAllOut(TableGenerator table, long rows) throws SQLException {
    return rows == 0
        && table.rows() > table.leftOut()
        && table.table().readable()
        && ask("SELECT count(*) FROM (SELECT FROM " + table.table().name().sql() + " LIMIT 1) r")
            == 0;
  }

  /** Lets later tables refer to the rows as they are, where triggers have made others of them. */
  Generator settle(Generator generator, TableGenerator table, long rows, Set<QualifiedName> loaded)
      throws SQLException {
    long written = table.rows() - table.leftOut();
    List<String> keys = referred(generator, table.table());
    boolean readable = table.table().readable() && firing && fires(table.table());
    if (rows < written) {
      notices.add(table.table().name() + " gets " + rows + " of " + table.rows() + " rows: "
          + (fires(table.table())
              ? "its triggers (" + triggers(table.table()) + ") keep"
              : "something keeps")
          + " the others out. replica.triggers=disable loads all of them");
    } else if (!readable || keys.isEmpty() || !rewrites(table, keys) || stand(table, keys)) {
      return generator;
    }
    return readable
        ? plans
            .found(table.table().name(), read(generator, table.table()), true, loaded)
            .orElse(generator)
        : generator;
  }

  static boolean fires(Table table) {
    return table.triggers().stream().anyMatch(trigger -> trigger.enabled() && trigger.onInsert());
  }

  /** Names of those that fire. */
  static String triggers(Table table) {
    return table.triggers().stream()
        .filter(trigger -> trigger.enabled() && trigger.onInsert())
        .map(Trigger::name)
        .collect(Collectors.joining(", "));
  }

  /** Columns of the table that others refer to. */
  private static List<String> referred(Generator generator, Table table) {
    Set<String> columns = new LinkedHashSet<>();
    generator.tables().stream()
        .flatMap(child -> child.table().foreignKeys().stream())
        .filter(key -> key.parent().equals(table.name()))
        .forEach(key -> columns.addAll(key.parentColumns()));
    return List.copyOf(columns);
  }

  /** Whether a trigger may write the columns: its function names one of them, or the whole row. */
  private boolean rewrites(TableGenerator table, List<String> columns) throws SQLException {
    Pattern mention = Pattern.compile(
        columns.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(", ")\\b"))
            + "|\\bNEW\\s*:?=|#=",
        Pattern.CASE_INSENSITIVE);
    try (PreparedStatement statement = connection.prepareStatement(BEFORE)) {
      statement.setString(1, table.table().name().sql());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          boolean legible = row.getString(1).equals("plpgsql");
          boolean builtIn = row.getString(1).equals("internal");
          if (legible ? mention.matcher(row.getString(2)).find() : !builtIn) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether rows stand in the table with the keys that they were written with. */
  private boolean stand(TableGenerator table, List<String> columns) throws SQLException {
    List<String> written = table.plan().written().stream()
        .map(CellPlan::column)
        .map(column -> column.name())
        .toList();
    if (!written.containsAll(columns)) {
      return false;
    }
    Cursor cursor = table.cursor();
    int proposed = 0;
    try (Stage stage = Stage.open(connection, table)) {
      long step = Math.max(1, table.rows() / SAMPLE);
      for (long row = 0; row < table.rows(); row += step) {
        proposed += stage.propose(cursor, row, -1) < 0 ? 0 : 1;
      }
      return stage.standing(columns) == proposed;
    }
  }

  private TargetState.Kept read(Generator generator, Table table) {
    return new KeptRows(connection)
        .read(table, generator.tables().stream().map(TableGenerator::table).toList());
  }

  private boolean hasMore(Table table, long known) throws SQLException {
    return known == 0
        ? ask("SELECT count(*) FROM (SELECT FROM " + KeptRows.source(table) + " LIMIT 1) r") > 0
        : count(table) > known;
  }

  private long count(Table table) throws SQLException {
    return ask("SELECT count(*) FROM " + KeptRows.source(table));
  }

  private long ask(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
