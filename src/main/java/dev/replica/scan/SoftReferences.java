package dev.replica.scan;

import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.KeyNames;
import dev.replica.catalog.KeyNames.Candidate;
import dev.replica.catalog.KeyNames.Evidence;
import dev.replica.catalog.Schema;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds references that no constraint stands behind: columns whose names say which table's key they hold, and whose values are
 * found in it. What is asked is bounded: {@link #ROWS} rows of the child, of which {@link #VALUES} different values are looked up
 * by the parent's index. Not thread-safe.
 */
final class SoftReferences {

  /** Rows of a child that are looked at. */
  private static final int ROWS = 20_000;

  /** Different values that are looked up. */
  private static final int VALUES = 2_000;

  /** Bytes of a row, where nobody knows how many a table has: few, so that rather too many rows are sampled. */
  private static final int ROW_BYTES = 40;

  /** Share of the values that may be missing: rows whose parents somebody deleted. */
  private static final double DANGLING = .02;

  /** Types of one polymorphic reference that are looked at. */
  private static final int TYPES = 50;

  /** Of the rows with a type, the share whose types have to be tables for the reference to be polymorphic. */
  private static final double TYPED = .5;

  private final Connection connection;
  private final KeyNames names;

  private SoftReferences(Connection connection, Schema schema) {
    this.connection = connection;
    names = new KeyNames(schema);
  }

  /**
   * The schema with what was found added to the tables' foreign keys.
   *
   * @param connection in a transaction, with the session's settings made
   */
  static Schema added(Connection connection, Schema schema) {
    SoftReferences search = new SoftReferences(connection, schema);
    List<Table> tables = new ArrayList<>();
    for (Table table : schema.tables()) {
      tables.add(table.with(search.find(table)));
    }
    return new Schema(schema.serverVersion(), schema.identity(), tables);
  }

  private List<ForeignKey> find(Table child) {
    List<ForeignKey> found = new ArrayList<>();
    if (!child.readable() || child.kind() == Table.Kind.FOREIGN) {
      return found;
    }
    Set<String> covered = new HashSet<>();
    child.foreignKeys().forEach(key -> covered.addAll(key.columns()));
    for (Column column : child.columns()) {
      if (covered.contains(column.name())
          || !column.writable()
          || column.sequence().isPresent()) {
        continue;
      }
      List<ForeignKey> polymorphic = names
          .typeOf(child, column)
          .map(type -> polymorphic(child, type, column))
          .orElse(List.of());
      found.addAll(polymorphic.isEmpty() ? plain(child, column) : polymorphic);
    }
    return found;
  }

  private List<ForeignKey> plain(Table child, Column column) {
    for (Candidate candidate : names.of(child, column)) {
      if (candidate.parent().readable() && confirmed(child, column, candidate, null)) {
        return List.of(ForeignKey.soft(
            column.name(), candidate.parent().name(), candidate.key().name(), Optional.empty()));
      }
    }
    return List.of();
  }

  private List<ForeignKey> polymorphic(Table child, Column type, Column id) {
    Map<String, Long> types = types(child, type, id);
    List<ForeignKey> found = new ArrayList<>();
    long rows = 0;
    long referring = 0;
    for (Map.Entry<String, Long> value : types.entrySet()) {
      rows += value.getValue();
      ForeignKey.Condition condition = new ForeignKey.Condition(type.name(), value.getKey());
      for (Candidate candidate : names.ofType(child, id, value.getKey())) {
        if (candidate.parent().readable() && confirmed(child, id, candidate, condition)) {
          referring += value.getValue();
          found.add(ForeignKey.soft(
              id.name(),
              candidate.parent().name(),
              candidate.key().name(),
              Optional.of(condition)));
          break;
        }
      }
    }
    return referring >= TYPED * rows ? found : List.of();
  }

  /** The types of a polymorphic reference with the sampled rows that have each. */
  private Map<String, Long> types(Table child, Column type, Column id) {
    String quoted = Identifiers.quote(type.name());
    String sql = "SELECT t, pg_catalog.count(*) FROM (SELECT " + quoted + "::pg_catalog.text AS t "
        + from(child) + " WHERE " + quoted + " IS NOT NULL AND " + Identifiers.quote(id.name())
        + " IS NOT NULL LIMIT " + ROWS + ") r GROUP BY t ORDER BY 2 DESC, t LIMIT " + TYPES;
    return ask(sql, child, List.of(), rows -> {
          Map<String, Long> types = new LinkedHashMap<>();
          while (rows.next()) {
            types.put(rows.getString(1), rows.getLong(2));
          }
          return types;
        })
        .orElse(Map.of());
  }

  /**
   * What a look at values told.
   *
   * @param distinct different values that were looked up
   * @param found those that the parent has
   * @param highest the greatest of them; null where they are no integers
   */
  private record Inclusion(long distinct, long found, BigDecimal highest) {

    /** A handful of values has to be found to the last one. */
    boolean nearlyAll() {
      return distinct > 0 && distinct - found <= DANGLING * distinct;
    }
  }

  private boolean confirmed(
      Table child, Column column, Candidate candidate, ForeignKey.Condition condition) {
    boolean integers = integer(candidate.key());
    String quoted = Identifiers.quote(column.name());
    String filter = condition == null
        ? ""
        : " AND " + Identifiers.quote(condition.column()) + "::pg_catalog.text = ?";
    String key = Identifiers.quote(candidate.key().name());
    // The LIMIT of the subquery keeps the planner from hashing the whole parent.
    String sql = "SELECT pg_catalog.count(*), pg_catalog.count(f.hit)"
        + (integers ? ", pg_catalog.max(s.v)" : "")
        + " FROM (SELECT DISTINCT v FROM (SELECT " + quoted + " AS v " + from(child) + " WHERE "
        + quoted + " IS NOT NULL" + filter + " LIMIT " + ROWS + ") r LIMIT " + VALUES + ") s"
        + " LEFT JOIN LATERAL (SELECT 1 AS hit FROM "
        + candidate.parent().name().sql()
        + " p WHERE p." + key + " = s.v LIMIT 1) f ON true";
    List<String> values = condition == null ? List.of() : List.of(condition.value());
    Inclusion inclusion = ask(sql, child, values, rows -> {
          rows.next();
          return new Inclusion(
              rows.getLong(1), rows.getLong(2), integers ? rows.getBigDecimal(3) : null);
        })
        .orElse(new Inclusion(0, 0, null));
    boolean sure = candidate.evidence() == Evidence.EXACT || condition != null;
    return inclusion.nearlyAll() && (sure || unlikelyByChance(inclusion, candidate));
  }

  /**
   * Small integers are found in every table that numbers its rows. So a name that only hints needs values that reach over at least
   * half of the keys' range; keys that are not dense, and those of other types, are found by no accident.
   */
  private boolean unlikelyByChance(Inclusion inclusion, Candidate candidate) {
    if (inclusion.highest() == null) {
      return inclusion.distinct() > 1;
    }
    String sql = "SELECT pg_catalog.max(" + Identifiers.quote(candidate.key().name()) + ") FROM "
        + candidate.parent().name().sql();
    BigDecimal highest = ask(sql, candidate.parent(), List.of(), rows -> {
          rows.next();
          return rows.getBigDecimal(1);
        })
        .orElse(null);
    // Two values are an accident but where they are the last of the keys too.
    return highest != null
        && inclusion.distinct() > 1
        && (inclusion.distinct() > 2 || inclusion.highest().compareTo(highest) == 0)
        && inclusion.highest().multiply(BigDecimal.valueOf(2)).compareTo(highest) >= 0;
  }

  private static boolean integer(Column key) {
    return key.type().base() instanceof SqlType.Scalar scalar
        && (scalar.is("int2") || scalar.is("int4") || scalar.is("int8"));
  }

  /** Where rows of a child are read: of a large table blocks from all over it. */
  private static String from(Table child) {
    String only = child.kind() == Table.Kind.PARTITIONED ? "" : "ONLY ";
    long rows =
        child.estimatedRows() >= 0 ? child.estimatedRows() : child.pages() * 8192 / ROW_BYTES;
    if (rows <= 4L * ROWS) {
      return "FROM " + only + child.name().sql();
    }
    BigDecimal percent = BigDecimal.valueOf(200.0 * ROWS / rows);
    return "FROM " + only + child.name().sql() + " TABLESAMPLE SYSTEM (" + percent.toPlainString()
        + ") REPEATABLE (0)";
  }

  private interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** The answer; empty where the server does not give one in time, or not to this role: a reference less is no reason to end a scan. */
  private <T> Optional<T> ask(String sql, Table table, List<String> values, Reader<T> reader) {
    try {
      Savepoint savepoint = connection.setSavepoint();
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.size(); i++) {
          statement.setString(i + 1, values.get(i));
        }
        try (ResultSet rows = statement.executeQuery()) {
          Optional<T> answer = Optional.ofNullable(reader.read(rows));
          connection.releaseSavepoint(savepoint);
          return answer;
        }
      } catch (SQLException e) {
        if (!Failures.passable(e) && !"57014".equals(e.getSQLState())) {
          throw e;
        }
        connection.rollback(savepoint);
        return Optional.empty();
      }
    } catch (SQLException e) {
      throw Failures.of("Looking for references of " + table.name(), e);
    }
  }
}
