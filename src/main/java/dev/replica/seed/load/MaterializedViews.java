package dev.replica.seed.load;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;

/** Refreshes the materialized views when all rows are in, each after those that it reads. */
final class MaterializedViews {

  // A view reads what its rule depends on. One that reads another has more of them below it.
  private static final String VIEWS = """
      WITH RECURSIVE reads (view, source) AS (
        SELECT DISTINCT r.ev_class, d.refobjid
          FROM pg_catalog.pg_rewrite r
          JOIN pg_catalog.pg_depend d
            ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = r.oid
           AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid <> r.ev_class),
      below (view, source) AS (
        SELECT view, source FROM reads
         UNION
        SELECT b.view, r.source FROM below b JOIN reads r ON r.view = b.source),
      filled (oid) AS (
        SELECT r.oid
          FROM pg_catalog.pg_class r
          JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
         WHERE (n.nspname, r.relname) IN %s)
      SELECT n.nspname, c.relname,
             (SELECT count(*) FROM below b JOIN pg_catalog.pg_class m ON m.oid = b.source AND m.relkind = 'm'
               WHERE b.view = c.oid) AS depth
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'm'
         AND (c.relispopulated OR EXISTS (SELECT FROM below b JOIN filled f ON f.oid = b.source WHERE b.view = c.oid))
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                          WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
       ORDER BY depth, n.nspname, c.relname""".formatted(LoadedTables.NAMES);

  private MaterializedViews() {}

  /**
   * Refreshes the views that are populated, or read what was loaded.
   *
   * @param notices takes a sentence for each that could not be refreshed
   */
  static void refresh(Connection connection, List<Table> loaded, List<String> notices)
      throws SQLException {
    List<QualifiedName> views = LoadedTables.ask(
        connection, loaded, VIEWS, row -> new QualifiedName(row.getString(1), row.getString(2)));
    for (QualifiedName view : views) {
      String refresh = "REFRESH MATERIALIZED VIEW " + view.sql();
      Savepoint before = connection.setSavepoint();
      try (Statement statement = connection.createStatement()) {
        statement.execute(refresh);
        connection.releaseSavepoint(before);
      } catch (SQLException e) {
        connection.rollback(before);
        notices.add("materialized view " + view + " is not refreshed: " + SqlFailure.told(e)
            + (e.getSQLState().equals("42501")
                ? ". Its owner may do so: " + refresh
                : ". Mend what it reads, then: " + refresh));
      }
    }
  }
}
