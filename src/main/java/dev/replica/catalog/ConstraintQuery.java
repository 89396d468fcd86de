package dev.replica.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Reads foreign keys, checks, exclusions and triggers, each table's by name. */
final class ConstraintQuery {

  // A constraint with a parent is the copy that a partition was given.
  private static final String FOREIGN_KEYS = """
      SELECT c.conrelid AS owner, c.conname, n.nspname, p.relname, c.confmatchtype = 'f' AS is_full, c.condeferrable,
             c.condeferred, c.convalidated,
             ARRAY(SELECT a.attname::text
                     FROM unnest(c.conkey) WITH ORDINALITY part (attnum, position)
                     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = part.attnum
                    ORDER BY part.position) AS columns,
             ARRAY(SELECT a.attname::text
                     FROM unnest(c.confkey) WITH ORDINALITY part (attnum, position)
                     JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = part.attnum
                    ORDER BY part.position) AS parent_columns
        FROM pg_constraint c
        JOIN pg_class p ON p.oid = c.confrelid
        JOIN pg_namespace n ON n.oid = p.relnamespace
       WHERE c.conrelid = ANY (?) AND c.contype = 'f' AND c.conparentid = 0 AND %s
       ORDER BY c.conrelid, c.conname COLLATE "C"
      """;

  // What leaves have of their own, with no constraint of the root behind it. Rows of the others
  // meet it as well then; where
  // leaves differ in what the same columns refer to, no one reference is right.
  private static final String FOREIGN_KEYS_OF_LEAVES = """
      WITH RECURSIVE tree (root, oid) AS (
        SELECT i.inhparent, i.inhrelid FROM pg_inherits i WHERE i.inhparent = ANY (?) AND NOT i.inhdetachpending
         UNION ALL
        SELECT t.root, i.inhrelid FROM tree t JOIN pg_inherits i ON i.inhparent = t.oid AND NOT i.inhdetachpending),
      leaf AS (
        SELECT t.root, t.oid FROM tree t JOIN pg_class c ON c.oid = t.oid
         WHERE c.relispartition AND c.relkind <> 'p'),
      own AS (
        SELECT l.root, l.oid, c.conname, c.confrelid, c.confmatchtype, c.condeferrable, c.condeferred, c.convalidated,
               ARRAY(SELECT a.attname::text
                       FROM unnest(c.conkey) WITH ORDINALITY part (attnum, position)
                       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = part.attnum
                      ORDER BY part.position) AS columns,
               ARRAY(SELECT a.attname::text
                       FROM unnest(c.confkey) WITH ORDINALITY part (attnum, position)
                       JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = part.attnum
                      ORDER BY part.position) AS parent_columns
          FROM leaf l
          JOIN pg_constraint c ON c.conrelid = l.oid AND c.contype = 'f' AND c.conparentid = 0 AND %s)
      SELECT o.root AS owner, min(o.conname::text COLLATE "C") AS conname, n.nspname, p.relname,
             bool_or(o.confmatchtype = 'f') AS is_full, bool_and(o.condeferrable) AS condeferrable,
             bool_and(o.condeferred) AS condeferred, bool_and(o.convalidated) AS convalidated, o.columns, o.parent_columns
        FROM own o
        JOIN pg_class p ON p.oid = o.confrelid
        JOIN pg_namespace n ON n.oid = p.relnamespace
       WHERE NOT EXISTS (SELECT FROM own x
                          WHERE x.root = o.root AND x.columns = o.columns
                            AND (x.confrelid <> o.confrelid OR x.parent_columns <> o.parent_columns))
       GROUP BY o.root, n.nspname, p.relname, o.columns, o.parent_columns
       ORDER BY o.root, conname
      """;

  private static final String CHECKS = """
      SELECT c.conrelid AS owner, c.conname, pg_get_expr(c.conbin, c.conrelid) AS expression, c.convalidated
        FROM pg_constraint c
       WHERE c.conrelid = ANY (?) AND c.contype = 'c' AND %s
       ORDER BY c.conrelid, c.conname COLLATE "C"
      """;

  private static final String EXCLUSIONS = """
      SELECT c.conrelid AS owner, c.conname, pg_get_constraintdef(c.oid) AS definition
        FROM pg_constraint c
       WHERE c.conrelid = ANY (?) AND (c.contype = 'x' OR c.contype IN ('p', 'u') AND %s)
       ORDER BY c.conrelid, c.conname COLLATE "C"
      """;

  // A trigger enabled as R fires in sessions that replicate only; bit 2 of tgtype stands for
  // INSERT.
  private static final String TRIGGERS = """
      SELECT tgrelid AS owner, tgname, tgenabled IN ('O', 'A') AS enabled, tgtype & 4 <> 0 AS on_insert,
             pg_get_triggerdef(oid) AS definition
        FROM pg_trigger
       WHERE tgrelid = ANY (?) AND NOT tgisinternal
       ORDER BY tgrelid, tgname COLLATE "C"
      """;

  private ConstraintQuery() {}

  static Map<Long, List<ForeignKey>> foreignKeys(CatalogSession session, List<Long> tables) {
    return session.byOwner(
        "the foreign keys",
        FOREIGN_KEYS.formatted(enforced(session)),
        tables,
        ConstraintQuery::foreignKey);
  }

  /** Foreign keys that a partitioned table does not have, but leaves of it. */
  static Map<Long, List<ForeignKey>> foreignKeysOfLeaves(CatalogSession session, List<Long> roots) {
    return session.byOwner(
        "the foreign keys of partitions",
        FOREIGN_KEYS_OF_LEAVES.formatted(enforced(session)),
        roots,
        ConstraintQuery::foreignKey);
  }

  static Map<Long, List<Check>> checks(CatalogSession session, List<Long> tables) {
    return session.byOwner(
        "the checks", CHECKS.formatted(enforced(session)), tables, ConstraintQuery::check);
  }

  static Map<Long, List<Exclusion>> exclusions(CatalogSession session, List<Long> tables) {
    String withoutOverlaps = session.serverVersion() >= 180000 ? "c.conperiod" : "false";
    return session.byOwner(
        "the exclusion constraints",
        EXCLUSIONS.formatted(withoutOverlaps),
        tables,
        row -> new Exclusion(row.getString("conname"), row.getString("definition")));
  }

  static Map<Long, List<Trigger>> triggers(CatalogSession session, List<Long> tables) {
    return session.byOwner(
        "the triggers",
        TRIGGERS,
        tables,
        row -> new Trigger(
            row.getString("tgname"),
            row.getBoolean("enabled"),
            row.getBoolean("on_insert"),
            row.getString("definition")));
  }

  static Check check(ResultSet row) throws SQLException {
    return new Check(
        row.getString("conname"), row.getString("expression"), row.getBoolean("convalidated"));
  }

  private static ForeignKey foreignKey(ResultSet row) throws SQLException {
    return new ForeignKey(
        row.getString("conname"),
        CatalogSession.names(row, "columns"),
        new QualifiedName(row.getString("nspname"), row.getString("relname")),
        CatalogSession.names(row, "parent_columns"),
        row.getBoolean("is_full"),
        row.getBoolean("condeferrable"),
        row.getBoolean("condeferred"),
        row.getBoolean("convalidated"));
  }

  // PostgreSQL 18 knows constraints that are NOT ENFORCED: no row has to satisfy them.
  private static String enforced(CatalogSession session) {
    return session.serverVersion() >= 180000 ? "c.conenforced" : "true";
  }
}
