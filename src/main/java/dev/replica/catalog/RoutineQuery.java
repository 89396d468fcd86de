package dev.replica.catalog;

import java.util.List;

/** Reads the functions that users wrote: those of an extension are not among them. */
final class RoutineQuery {

  private static final String ROUTINES = """
      SELECT n.nspname, p.proname,
             coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) AS source,
             coalesce(pg_get_function_result(p.oid), '') AS result
        FROM pg_proc p
        JOIN pg_namespace n ON n.oid = p.pronamespace
        JOIN pg_language l ON l.oid = p.prolang
       WHERE p.prokind = 'f' AND l.lanname IN ('sql', 'plpgsql')
         AND n.nspname <> 'information_schema' AND NOT starts_with(n.nspname, 'pg_')
         AND NOT EXISTS (SELECT FROM pg_depend d
                          WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
       ORDER BY n.nspname COLLATE "C", p.proname COLLATE "C", p.oid
      """;

  private RoutineQuery() {}

  static List<Routine> read(CatalogSession session) {
    return session.list(
        "the functions",
        ROUTINES,
        row -> new Routine(
            new QualifiedName(row.getString("nspname"), row.getString("proname")),
            row.getString("source"),
            row.getString("result")));
  }
}
