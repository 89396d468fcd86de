package dev.replica.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads primary keys, unique constraints and unique indexes. */
final class KeyQuery {

  // WITHOUT OVERLAPS keys (PostgreSQL 18) are exclusions in all but name, and are read as such.
  private static final String KEYS = """
      SELECT i.indrelid AS owner, c.relname, i.indisprimary, k.oid IS NOT NULL AS is_constraint,
             NOT i.indimmediate AS deferrable, %s AS nulls_not_distinct, pg_get_expr(i.indpred, i.indrelid) AS predicate,
             ARRAY(SELECT a.attname::text
                     FROM unnest(i.indkey) WITH ORDINALITY part (attnum, position)
                     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = part.attnum
                    WHERE part.position <= i.indnkeyatts
                    ORDER BY part.position) AS columns,
             ARRAY(SELECT pg_get_indexdef(i.indexrelid, part.position::int, true)
                     FROM unnest(i.indkey) WITH ORDINALITY part (attnum, position)
                    WHERE part.position <= i.indnkeyatts AND part.attnum = 0
                    ORDER BY part.position) AS expressions
        FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid
        LEFT JOIN pg_constraint k ON k.conrelid = i.indrelid AND k.conindid = i.indexrelid AND k.contype IN ('p', 'u')
       WHERE i.indrelid = ANY (?) AND i.indisunique AND i.indisvalid AND NOT i.indisexclusion
      """;

  private KeyQuery() {}

  /** The keys of each table, the primary one first, then by name. */
  static Map<Long, List<Key>> read(CatalogSession session, List<Long> tables) {
    String nullsNotDistinct = session.serverVersion() >= 150000 ? "i.indnullsnotdistinct" : "false";
    Map<Long, List<Key>> result =
        session.byOwner("the keys", KEYS.formatted(nullsNotDistinct), tables, KeyQuery::key);
    Comparator<Key> order =
        Comparator.comparing((Key key) -> !key.primary()).thenComparing(Key::name);
    result.values().forEach(keys -> keys.sort(order));
    return result;
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(
        row.getString("relname"),
        kind(row.getBoolean("indisprimary"), row.getBoolean("is_constraint")),
        CatalogSession.names(row, "columns"),
        CatalogSession.names(row, "expressions"),
        Optional.ofNullable(row.getString("predicate")),
        row.getBoolean("nulls_not_distinct"),
        row.getBoolean("deferrable"));
  }

  private static Key.Kind kind(boolean primary, boolean constraint) {
    if (primary) {
      return Key.Kind.PRIMARY;
    }
    return constraint ? Key.Kind.UNIQUE : Key.Kind.INDEX;
  }
}
