package dev.replica.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.database.Connector;
import dev.replica.support.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SnapshotIT {

  @Test
  void allConnectionsSeeWhatTheFirstOneSaw() throws SQLException {
    TestDatabase database = TestDatabase.of("CREATE TABLE t (a int); INSERT INTO t VALUES (1)");
    try (Snapshot snapshot = Snapshot.open(database::open, 3, Duration.ZERO)) {
      assertThat(snapshot.connections()).hasSize(3);
      database.execute("INSERT INTO t VALUES (2)");
      for (Connection connection : snapshot.connections()) {
        assertThat(rows(connection)).isEqualTo(1);
      }
    }
  }

  @Test
  void aRoleThatMayNotExportASnapshotGetsOneConnection() throws SQLException {
    TestDatabase database = TestDatabase.of("""
        CREATE TABLE t (a int);
        INSERT INTO t VALUES (1);
        CREATE ROLE snapshot_reader LOGIN;
        GRANT SELECT ON t TO snapshot_reader;
        REVOKE EXECUTE ON FUNCTION pg_export_snapshot() FROM PUBLIC;
        """);
    Connector reader = () -> DriverManager.getConnection(
        database.url().replaceFirst("user=\\w+", "user=snapshot_reader"));
    try (Snapshot snapshot = Snapshot.open(reader, 3, Duration.ZERO)) {
      assertThat(snapshot.connections()).hasSize(1);
      assertThat(rows(snapshot.connections().get(0))).isEqualTo(1);
    }
  }

  private static long rows(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM public.t")) {
      row.next();
      return row.getLong(1);
    }
  }
}
