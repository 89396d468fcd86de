package dev.replica.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the columns of tables, their types and the sequences that feed them. */
final class ColumnQuery {

  private static final String COLUMNS = """
      SELECT a.attrelid AS owner, a.attname, a.attnum, a.atttypid, a.atttypmod, a.attnotnull, a.attidentity,
             a.attgenerated, pg_get_expr(d.adbin, d.adrelid) AS expression
        FROM pg_attribute a
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
       WHERE a.attrelid = ANY (?) AND a.attnum > 0 AND NOT a.attisdropped
       ORDER BY a.attrelid, a.attnum
      """;

  // The sequence of an identity column depends on it internally (i); one that a default calls is
  // what that default
  // depends on, whoever owns it; one that is merely owned by the column (a) is the application's
  // own way to number
  // its rows.
  private static final String SEQUENCES = """
      SELECT DISTINCT ON (f.owner, f.attnum)
             f.owner, f.attnum, n.nspname, c.relname, q.seqstart, q.seqincrement, q.seqmin, q.seqmax
        FROM (SELECT d.refobjid AS owner, d.refobjsubid AS attnum, d.objid AS sequence,
                     CASE d.deptype WHEN 'i' THEN 1 ELSE 3 END AS precedence
                FROM pg_depend d
               WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
                 AND d.refobjid = ANY (?) AND d.refobjsubid > 0 AND d.deptype IN ('i', 'a')
               UNION ALL
              SELECT v.adrelid, v.adnum, d.refobjid, 2
                FROM pg_attrdef v
                JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = v.oid
                                AND d.refclassid = 'pg_class'::regclass
               WHERE v.adrelid = ANY (?)) f
        JOIN pg_sequence q ON q.seqrelid = f.sequence
        JOIN pg_class c ON c.oid = f.sequence
        JOIN pg_namespace n ON n.oid = c.relnamespace
       ORDER BY f.owner, f.attnum, f.precedence, n.nspname, c.relname
      """;

  private record RawColumn(
      String name,
      int number,
      long typeOid,
      int modifier,
      boolean notNull,
      Column.Generation generation,
      Optional<String> expression) {}

  private record Feed(int column, Sequence sequence) {}

  private ColumnQuery() {}

  /** The columns of each table in their order. */
  static Map<Long, List<Column>> read(CatalogSession session, List<Long> tables) {
    Map<Long, List<RawColumn>> raw =
        session.byOwner("the columns of tables", COLUMNS, tables, ColumnQuery::raw);
    Map<Long, List<Feed>> feeds =
        session.byOwner("the sequences", SEQUENCES, tables, ColumnQuery::feed);
    TypeResolver types = TypeResolver.read(
        session,
        raw.values().stream()
            .flatMap(List::stream)
            .map(RawColumn::typeOid)
            .distinct()
            .toList());
    Map<Long, List<Column>> result = new HashMap<>();
    raw.forEach((table, columns) -> {
      Map<Integer, Sequence> sequences = new HashMap<>();
      feeds
          .getOrDefault(table, List.of())
          .forEach(feed -> sequences.put(feed.column(), feed.sequence()));
      result.put(
          table,
          columns.stream()
              .map(column ->
                  column(column, types, Optional.ofNullable(sequences.get(column.number()))))
              .toList());
    });
    return result;
  }

  private static Column column(RawColumn raw, TypeResolver types, Optional<Sequence> sequence) {
    SqlType type = types.resolve(raw.typeOid(), raw.modifier());
    return new Column(
        raw.name(),
        raw.number(),
        type,
        !raw.notNull() && !domainForbidsNull(type),
        raw.generation(),
        raw.expression(),
        sequence);
  }

  private static boolean domainForbidsNull(SqlType type) {
    return type instanceof SqlType.Domain domain
        && (domain.notNull() || domainForbidsNull(domain.underlying()));
  }

  private static RawColumn raw(ResultSet row) throws SQLException {
    return new RawColumn(
        row.getString("attname"),
        row.getInt("attnum"),
        row.getLong("atttypid"),
        row.getInt("atttypmod"),
        row.getBoolean("attnotnull"),
        generation(row.getString("attidentity"), row.getString("attgenerated")),
        Optional.ofNullable(row.getString("expression")));
  }

  private static Feed feed(ResultSet row) throws SQLException {
    return new Feed(
        row.getInt("attnum"),
        new Sequence(
            new QualifiedName(row.getString("nspname"), row.getString("relname")),
            row.getLong("seqstart"),
            row.getLong("seqincrement"),
            row.getLong("seqmin"),
            row.getLong("seqmax")));
  }

  private static Column.Generation generation(String identity, String generated) {
    if (!generated.isEmpty()) {
      return Column.Generation.COMPUTED;
    }
    return switch (identity) {
      case "a" -> Column.Generation.IDENTITY_ALWAYS;
      case "d" -> Column.Generation.IDENTITY_BY_DEFAULT;
      default -> Column.Generation.PLAIN;
    };
  }
}
