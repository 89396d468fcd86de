package dev.replica.catalog;

import static java.util.stream.Collectors.joining;

import dev.replica.ReplicaException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The tables that a filter lets through, each with its partitions. */
final class Relations {

  // A dependency of kind e says that the table was made by CREATE EXTENSION. A partitioned table
  // may have -1 pages.
  private static final String TABLES = """
      SELECT c.oid, n.nspname, c.relname, c.relkind, c.relrowsecurity, c.reltuples, greatest(c.relpages, 0) AS pages,
             has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') AS readable,
             pg_has_role(c.relowner, 'USAGE') AS owned,
             CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'f') AND NOT c.relispartition
         AND n.nspname <> 'information_schema' AND NOT starts_with(n.nspname, 'pg_')
         AND NOT EXISTS (SELECT FROM pg_depend d
                          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
      """;

  private static final String PARTITIONS = """
      WITH RECURSIVE tree (root, oid, parent, depth) AS (
        SELECT i.inhparent, i.inhrelid, i.inhparent, 1
          FROM pg_inherits i
         WHERE i.inhparent = ANY (?) AND NOT i.inhdetachpending
         UNION ALL
        SELECT t.root, i.inhrelid, i.inhparent, t.depth + 1
          FROM tree t
          JOIN pg_inherits i ON i.inhparent = t.oid AND NOT i.inhdetachpending)
      SELECT t.root AS owner, t.depth, n.nspname, c.relname, pn.nspname AS parent_schema, p.relname AS parent_name,
             c.reltuples, greatest(c.relpages, 0) AS pages, c.relkind <> 'p' AS leaf,
             pg_get_expr(c.relpartbound, c.oid) AS bound,
             CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) ELSE '' END AS partition_key,
             coalesce(pg_get_partition_constraintdef(c.oid), 'true') AS partition_constraint
        FROM tree t
        JOIN pg_class c ON c.oid = t.oid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_class p ON p.oid = t.parent
        JOIN pg_namespace pn ON pn.oid = p.relnamespace
      """;

  private static final String PARENTS = """
      SELECT i.inhrelid AS owner, n.nspname, p.relname
        FROM pg_inherits i
        JOIN pg_class p ON p.oid = i.inhparent
        JOIN pg_namespace n ON n.oid = p.relnamespace
       WHERE i.inhrelid = ANY (?)
       ORDER BY i.inhseqno
      """;

  /** What {@code pg_class} tells of a table; rows are -1 where it was never analysed. */
  record Relation(
      long oid,
      QualifiedName name,
      Table.Kind kind,
      String partitionKey,
      boolean rowSecurity,
      long estimatedRows,
      long pages,
      boolean readable,
      boolean owned) {}

  /** A partition and its size. */
  record SizedPartition(
      Partition partition, int depth, boolean leaf, long estimatedRows, long pages) {}

  private Relations() {}

  /** The tables, sorted by name. */
  static List<Relation> read(CatalogSession session, CatalogFilter filter) {
    requireSchemas(session, filter);
    return session
        .list(
            "the tables",
            TABLES,
            row -> new Relation(
                row.getLong("oid"),
                new QualifiedName(row.getString("nspname"), row.getString("relname")),
                kind(row.getString("relkind")),
                row.getString("partition_key"),
                row.getBoolean("relrowsecurity"),
                (long) row.getDouble("reltuples"),
                row.getLong("pages"),
                row.getBoolean("readable"),
                row.getBoolean("owned")))
        .stream()
        .filter(relation -> filter.accepts(relation.name()))
        .sorted(Comparator.comparing(Relation::name))
        .toList();
  }

  /** The partitions below each of the tables, every one after its parent, else by name. */
  static Map<Long, List<SizedPartition>> partitions(CatalogSession session, List<Relation> tables) {
    List<Long> roots = tables.stream()
        .filter(table -> table.kind() == Table.Kind.PARTITIONED)
        .map(Relation::oid)
        .toList();
    Map<Long, List<SizedPartition>> result = session.byOwner(
        "the partitions",
        PARTITIONS,
        roots,
        row -> new SizedPartition(
            new Partition(
                new QualifiedName(row.getString("nspname"), row.getString("relname")),
                new QualifiedName(row.getString("parent_schema"), row.getString("parent_name")),
                row.getString("bound"),
                row.getString("partition_key"),
                row.getString("partition_constraint")),
            row.getInt("depth"),
            row.getBoolean("leaf"),
            (long) row.getDouble("reltuples"),
            row.getLong("pages")));
    Comparator<SizedPartition> order = Comparator.comparingInt(SizedPartition::depth)
        .thenComparing(sized -> sized.partition().name());
    result.values().forEach(partitions -> partitions.sort(order));
    return result;
  }

  /** The tables that each table inherits from. */
  static Map<Long, List<QualifiedName>> parents(CatalogSession session, List<Long> tables) {
    return session.byOwner(
        "the inheritance of tables",
        PARENTS,
        tables,
        row -> new QualifiedName(row.getString("nspname"), row.getString("relname")));
  }

  private static Table.Kind kind(String relkind) {
    return switch (relkind) {
      case "p" -> Table.Kind.PARTITIONED;
      case "f" -> Table.Kind.FOREIGN;
      default -> Table.Kind.ORDINARY;
    };
  }

  private static void requireSchemas(CatalogSession session, CatalogFilter filter) {
    if (filter.schemas().isEmpty()) {
      return;
    }
    List<String> present = session.list("the schemas", """
            SELECT nspname
              FROM pg_namespace
             WHERE nspname <> 'information_schema' AND NOT starts_with(nspname, 'pg_')
             ORDER BY nspname
            """, row -> row.getString("nspname"));
    List<String> missing =
        filter.schemas().stream().filter(schema -> !present.contains(schema)).toList();
    if (!missing.isEmpty()) {
      throw ReplicaException.configuration("The database has no schema "
          + missing.stream().map(Identifiers::quote).collect(joining(", "))
          + "; its schemas are "
          + present.stream().map(Identifiers::quote).collect(joining(", "))
          + ". Correct the list of schemas.");
    }
  }
}
