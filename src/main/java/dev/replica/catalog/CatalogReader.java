package dev.replica.catalog;

import dev.replica.catalog.Relations.Relation;
import dev.replica.catalog.Relations.SizedPartition;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the catalog of a PostgreSQL database, 14 or newer, in a fixed number of queries, however many tables there
 * are. Needs no privilege: what a role may not read is listed all the same, as not {@link Table#readable readable}.
 *
 * <p>The connection is left as it was found: where auto-commit is on, the reading is a read-only transaction of its
 * own; else it is a part of the caller's, ends in a rollback to the savepoint that it began with, and so sees the
 * caller's changes and leaves none of its settings.
 */
public final class CatalogReader {

  private static final String DATABASE = """
      SELECT d.oid, d.datname, coalesce(host(inet_server_addr()), '') AS address, inet_server_port() AS port,
             has_function_privilege('pg_control_system()', 'EXECUTE') AS may_control
        FROM pg_database d
       WHERE d.datname = current_database()
      """;

  private record Database(long oid, String name, String address, int port, boolean mayControl) {}

  private CatalogReader() {}

  /**
   * Reads the tables that the filter lets through.
   *
   * @throws dev.replica.ReplicaException if a schema of the filter is not there, or the server fails; with the
   *     SQLSTATE and what was being read
   */
  public static Schema read(Connection connection, CatalogFilter filter) {
    try (CatalogSession session = CatalogSession.open(connection)) {
      return new Schema(
          session.serverVersion(),
          identity(session),
          tables(session, filter),
          RoutineQuery.read(session));
    }
  }

  /**
   * The cluster's system identifier, which initdb draws and physical copies share, with the database's oid. A role
   * that may not ask for it gets the oid with the database's name and the server's address instead: enough to
   * recognise the database by the same way in, not by another.
   */
  private static String identity(CatalogSession session) {
    Database database = session.single(
        "the database's identity",
        DATABASE,
        row -> new Database(
            row.getLong("oid"),
            row.getString("datname"),
            row.getString("address"),
            row.getInt("port"),
            row.getBoolean("may_control")));
    if (!database.mayControl()) {
      return database.oid() + ":" + database.name() + ":" + database.address() + ":"
          + database.port();
    }
    return session.single(
            "the system identifier",
            "SELECT system_identifier FROM pg_control_system()",
            row -> row.getLong(1))
        + ":"
        + database.oid();
  }

  private static List<Table> tables(CatalogSession session, CatalogFilter filter) {
    List<Relation> relations = Relations.read(session, filter);
    List<Long> oids = relations.stream().map(Relation::oid).toList();
    Map<Long, List<SizedPartition>> partitions = Relations.partitions(session, relations);
    Map<Long, List<QualifiedName>> parents = Relations.parents(session, oids);
    Map<Long, List<Column>> columns = ColumnQuery.read(session, oids);
    Map<Long, List<Key>> keys = KeyQuery.read(session, oids);
    Map<Long, List<ForeignKey>> foreignKeys = ConstraintQuery.foreignKeys(session, oids);
    List<Long> roots = relations.stream()
        .filter(relation -> relation.kind() == Table.Kind.PARTITIONED)
        .map(Relation::oid)
        .toList();
    ConstraintQuery.foreignKeysOfLeaves(session, roots)
        .forEach((oid, found) -> foreignKeys.merge(
            oid,
            found,
            (own, leaves) -> Stream.concat(own.stream(), leaves.stream()).toList()));
    Map<Long, List<Check>> checks = ConstraintQuery.checks(session, oids);
    Map<Long, List<Exclusion>> exclusions = ConstraintQuery.exclusions(session, oids);
    Map<Long, List<Trigger>> triggers = ConstraintQuery.triggers(session, oids);
    List<Table> tables = new ArrayList<>();
    for (Relation relation : relations) {
      long oid = relation.oid();
      List<SizedPartition> below = partitions.getOrDefault(oid, List.of());
      tables.add(new Table(
          relation.name(),
          relation.kind(),
          columns.getOrDefault(oid, List.of()),
          keys.getOrDefault(oid, List.of()),
          foreignKeys.getOrDefault(oid, List.of()),
          checks.getOrDefault(oid, List.of()),
          exclusions.getOrDefault(oid, List.of()),
          triggers.getOrDefault(oid, List.of()),
          Optional.ofNullable(relation.partitionKey()),
          below.stream().map(SizedPartition::partition).toList(),
          parents.getOrDefault(oid, List.of()),
          relation.rowSecurity(),
          rows(relation, below),
          relation.pages() + below.stream().mapToLong(SizedPartition::pages).sum(),
          relation.readable(),
          relation.owned()));
    }
    return tables;
  }

  /** A partitioned table has no rows itself; what ANALYZE noted for it stands in where no leaf was analysed. */
  private static long rows(Relation relation, List<SizedPartition> partitions) {
    List<SizedPartition> analysed = partitions.stream()
        .filter(partition -> partition.leaf() && partition.estimatedRows() >= 0)
        .toList();
    return analysed.isEmpty()
        ? relation.estimatedRows()
        : analysed.stream().mapToLong(SizedPartition::estimatedRows).sum();
  }
}
