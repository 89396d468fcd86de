package dev.replica.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.ReplicaException;
import dev.replica.support.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerIT {

  @TempDir
  private Path directory;

  @Test
  void passesSettingsThroughWhateverTheyHold() throws SQLException {
    try (EmbeddedServer server = EmbeddedServer.start(
        options(Map.of("work_mem", "7MB", "log_line_prefix", "it's \\ %p"), List.of()))) {
      assertThat(query(server, "SHOW work_mem")).isEqualTo("7MB");
      assertThat(query(server, "SHOW log_line_prefix")).isEqualTo("it's \\ %p");
    }
  }

  @Test
  void runsInitScriptsInOrderInADatabaseOfAnyName() throws SQLException, IOException {
    Path first = script(
        "1.sql",
        "CREATE TABLE t (id int, name text);\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;\n");
    Path second = script(
        "2.sql",
        "\\restrict abc\nCOPY t (id, name) FROM stdin;\n1\ta\\tb\n2\t\\N\n\\.\n\nINSERT INTO t VALUES (3, '?');\n");
    ServerOptions options = new ServerOptions(
        TestServer.newestBinaries(),
        home(),
        directory.resolve("work"),
        0,
        "the shop & \"more\"",
        Map.of(),
        List.of(first, second),
        Duration.ofSeconds(60));
    try (EmbeddedServer server = EmbeddedServer.start(options)) {
      assertThat(
              query(server, "SELECT string_agg(id || coalesce(name, '-'), ',' ORDER BY id) FROM t"))
          .isEqualTo("1a\tb,2-,3?");
      assertThat(query(server, "SELECT current_database()")).isEqualTo("the shop & \"more\"");
    }
  }

  @Test
  void aFailingInitScriptIsNamedAndLeavesNoServer() throws IOException {
    Path script = script("broken.sql", "CREATE TABLE t (id nonsense);");
    assertThatThrownBy(() -> EmbeddedServer.start(options(Map.of(), List.of(script))))
        .isInstanceOf(ReplicaException.class)
        .hasMessageContaining("broken.sql failed")
        .hasMessageContaining("42704");
    assertThat(directory.resolve("work")).doesNotExist();
  }

  @Test
  void commandsOfPsqlAreRefusedWithACure() throws IOException {
    Path script = script("psql.sql", "SELECT 1;\n\\connect other\nSELECT 2;");
    assertThatThrownBy(() -> EmbeddedServer.start(options(Map.of(), List.of(script))))
        .hasMessageContaining("Commands of psql");
  }

  @Test
  void aMissingInitScriptIsNamed() {
    assertThatThrownBy(
            () -> EmbeddedServer.start(options(Map.of(), List.of(directory.resolve("none.sql")))))
        .hasMessageContaining("none.sql: there is no such file");
  }

  @Test
  void aWrongSettingIsToldWithTheServersOwnWords() {
    assertThatThrownBy(
            () -> EmbeddedServer.start(options(Map.of("shared_bufers", "1GB"), List.of())))
        .hasMessageContaining("unrecognized configuration parameter \"shared_bufers\"");
  }

  @Test
  void aTakenPortIsToldBeforeAnythingIsDone() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ServerOptions options = new ServerOptions(
          TestServer.newestBinaries(),
          home(),
          directory.resolve("work"),
          taken.getLocalPort(),
          "db",
          Map.of(),
          List.of(),
          Duration.ofSeconds(60));
      assertThatThrownBy(() -> EmbeddedServer.start(options)).hasMessageContaining("replica.port");
    }
    assertThat(directory.resolve("work")).doesNotExist();
  }

  @Test
  void closingStopsTheServerAndRemovesItsDirectory() throws IOException {
    EmbeddedServer server = EmbeddedServer.start(options(Map.of(), List.of()));
    ProcessHandle process = process().orElseThrow();
    server.close();
    assertThat(process.isAlive()).isFalse();
    assertThat(directory.resolve("work")).doesNotExist();
    assertThat(ServerRecord.all(home()))
        .noneMatch(record -> record.work().equals(directory.resolve("work")));
  }

  @Test
  void theServerOfADeadOwnerIsStoppedByTheNextStartEvenAfterAClean() throws IOException {
    EmbeddedServer orphan = EmbeddedServer.start(options(Map.of(), List.of()));
    ProcessHandle process = process().orElseThrow();
    // As if the owner had been killed, and its number given to this process.
    Path work = directory.resolve("work");
    new ServerRecord(work, ProcessHandle.current().pid(), Instant.EPOCH, process.pid())
        .write(home());
    Files.delete(work.resolve("data").resolve("postmaster.pid"));
    ServerOptions other = new ServerOptions(
        TestServer.newestBinaries(),
        home(),
        directory.resolve("other"),
        0,
        "db",
        Map.of(),
        List.of(),
        Duration.ofSeconds(60));
    try (EmbeddedServer server = EmbeddedServer.start(other)) {
      assertThat(process.isAlive()).isFalse();
      assertThat(work).doesNotExist();
      assertThat(server.port()).isPositive();
    }
    orphan.close();
  }

  private Optional<ProcessHandle> process() throws IOException {
    return ServerRecord.ofThisProcess(directory.resolve("work"), 0).process();
  }

  private ServerOptions options(Map<String, String> settings, List<Path> scripts) {
    return new ServerOptions(
        TestServer.newestBinaries(),
        home(),
        directory.resolve("work"),
        0,
        "db",
        settings,
        scripts,
        Duration.ofSeconds(60));
  }

  private static Path home() {
    return Path.of("target", "postgresql-binaries");
  }

  private Path script(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static String query(EmbeddedServer server, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.username(), server.password());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
