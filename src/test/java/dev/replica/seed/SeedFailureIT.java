package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.replica.Progress;
import dev.replica.ReplicaException;
import dev.replica.genome.Genome;
import dev.replica.scan.Scan;
import dev.replica.scan.ScanOptions;
import dev.replica.seed.load.Triggers;
import dev.replica.support.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A seeding that fails leaves the target as it was, and says in one message what to do. */
class SeedFailureIT {

  private static final String PASSWORD = "s3cret-word";

  private static final String SHOP = """
      CREATE TABLE customer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, order_id bigint);
      CREATE TABLE orders (id bigserial PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customer, note text NOT NULL);
      ALTER TABLE customer ADD CONSTRAINT last_order FOREIGN KEY (order_id) REFERENCES orders;
      INSERT INTO customer (name) VALUES ('kept');
      """;

  private TestDatabase database;

  @BeforeEach
  void createDatabase() throws SQLException {
    database = TestDatabase.of(SHOP);
  }

  private record State(Map<String, List<String>> content, List<String> sequences, Object schema) {
    static State of(TestDatabase database) throws SQLException {
      List<String> constraints = database.strings(
          "SELECT conname || condeferrable || condeferred || convalidated FROM pg_constraint ORDER BY 1");
      return new State(database.content(), database.sequences(), constraints);
    }
  }

  /** Fails, changes nothing, and gives the message. */
  private String failure(ThrowingCallable seeding) throws SQLException {
    State before = State.of(database);
    ReplicaException failure = catchThrowableOfType(ReplicaException.class, seeding);
    assertThat(failure).as("a failure").isNotNull();
    assertThat(State.of(database)).isEqualTo(before);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContain(PASSWORD);
    }
    // A sentence, and another one that says what to do.
    assertThat(failure.getMessage()).matches("(?s).*\\. [A-Z].*\\.");
    return failure.getMessage();
  }

  @Test
  void theScannedDatabaseIsNeverSeeded() throws SQLException {
    Genome genome = Scan.run(database::open, ScanOptions.defaults(), dev.replica.Progress.NONE)
        .genome();
    assertThat(failure(() -> database.seed(genome, TestDatabase.options(100L))))
        .contains("scanned from")
        .contains("replica.url");
    TestDatabase copy = TestDatabase.of(SHOP);
    copy.seed(genome, TestDatabase.options(100L));
    assertThat(copy.count("orders")).isEqualTo(100);
  }

  @Test
  void aRoleThatMayNotInsertIsToldToGrantIt() throws SQLException {
    database = TestDatabase.of(
        "CREATE TABLE customer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text)");
    assertThat(failureOfReader())
        .contains("permission denied for table customer")
        .contains("Grant the role");
  }

  @Test
  void aRoleThatMayNotDeferACycleIsToldToSeedAsTheOwner() throws SQLException {
    assertThat(failureOfReader()).contains("last_order").contains("owner").contains("DEFERRABLE");
  }

  private String failureOfReader() throws SQLException {
    String role = "reader" + database.url().replaceAll("\\D", "");
    database.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + PASSWORD
        + "'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role);
    String url = database.url().replace("user=postgres", "user=" + role + "&password=" + PASSWORD);
    return failure(() -> {
      try (Connection connection = DriverManager.getConnection(url)) {
        Seed.run(connection, Genome.empty(), TestDatabase.options(100L), Progress.NONE);
      }
    });
  }

  @Test
  void aRoleThatOwnsNothingSeedsTablesWithoutACycle() throws SQLException {
    database = TestDatabase.of(
        "CREATE TABLE customer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY); CREATE TABLE orders (id serial, customer_id bigint REFERENCES customer)");
    String role = "writer" + database.url().replaceAll("\\D", "");
    database.execute("CREATE ROLE " + role
        + " LOGIN; GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO " + role);
    try (Connection connection =
        DriverManager.getConnection(database.url().replace("user=postgres", "user=" + role))) {
      SeedResult result =
          Seed.run(connection, Genome.empty(), TestDatabase.options(100L), Progress.NONE);
      // It may not move the sequences, and says so.
      assertThat(result.notices()).anyMatch(notice -> notice.contains("orders_id_seq"));
    }
    assertThat(database.count("orders")).isEqualTo(100);
  }

  @Test
  void aConnectionThatIsKilledInTheMiddleOfACopyLeavesNothingBehind() throws SQLException {
    String message = failure(() -> {
      try (Connection connection = database.open()) {
        int backend = backend(connection);
        Progress killer = new Progress() {
          @Override
          public void started(String table, long rows) {}

          @Override
          public void advanced(String table, long rows) {
            terminate(backend);
          }

          @Override
          public void finished(String table, long rows) {}
        };
        Seed.run(connection, Genome.empty(), TestDatabase.options(20_000L), killer);
      }
    });
    assertThat(message).contains("connection").contains("runs");
  }

  private static int backend(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Kills the backend if it is there, and waits until it is not. */
  private void terminate(int backend) {
    try {
      database.execute(
          "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE pid = " + backend);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Seeds, and gives what the user is told of the table that is given up; all others are full. */
  private String givenUp() throws SQLException {
    SeedResult result =
        database.seed(Genome.empty(), TestDatabase.options(100L).withTriggers(Triggers.FIRE));
    assertThat(database.count("orders")).isZero();
    assertThat(database.count("customer")).isEqualTo(100);
    // A sequence knows no rollback of its values, but nothing of a table that is given up may have
    // moved it.
    assertThat(database.strings("INSERT INTO customer (name) VALUES ('new') RETURNING id"))
        .containsExactly("101");
    assertThat(database.strings("SELECT last_value || ' ' || is_called FROM orders_id_seq"))
        .containsExactly("1 false");
    assertThat(result.loaded())
        .extracting(loaded -> loaded.table().name())
        .containsExactly("customer");
    return String.join("\n", result.notices());
  }

  @Test
  void aTableWhoseRuleOnlyTheServerKnowsIsGivenUpAndTheRuleNamed() throws SQLException {
    database.execute("""
        CREATE FUNCTION never(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT false';
        ALTER TABLE orders ADD CONSTRAINT no_note CHECK (never(note));
        """);
    assertThat(givenUp()).contains("no_note").contains("public.orders");
  }

  @Test
  void aTableWhoseTriggerRefusesRowsIsGivenUpAndTheTriggerQuoted() throws SQLException {
    database.execute("""
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''not on a Sunday''; END';
        CREATE TRIGGER refuse BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION refuse();
        """);
    assertThat(givenUp()).contains("not on a Sunday").contains("public.orders");
  }

  @Test
  void aTableWithACheckThatNoRowCanMeetIsGivenUpAndTheCheckNamed() throws SQLException {
    database.execute(
        "ALTER TABLE orders ADD CONSTRAINT impossible CHECK (length(note) > 5 AND length(note) < 5)");
    assertThat(givenUp()).contains("impossible").contains("public.orders");
  }

  @Test
  void aTableWhoseRowsBreakADeferredRuleIsGivenUp() throws SQLException {
    database.execute(
        "ALTER TABLE orders ADD CONSTRAINT apart EXCLUDE USING gist (int8range(customer_id, NULL) WITH &&) DEFERRABLE INITIALLY DEFERRED");
    assertThat(givenUp()).contains("apart").contains("public.orders");
  }

  @Test
  void childrenOfATableThatIsGivenUpAreToldOf() throws SQLException {
    database.execute("""
        ALTER TABLE orders ADD CONSTRAINT impossible CHECK (length(note) > 5 AND length(note) < 5);
        CREATE TABLE line (id serial PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders);
        """);
    assertThat(givenUp()).contains("public.line gets no rows").contains("public.orders");
    assertThat(database.count("line")).isZero();
  }

  @Test
  void aTableThatIsLockedForTooLongIsAFailureOfTheServer() throws SQLException {
    try (Connection locker = database.open();
        Statement lock = locker.createStatement()) {
      locker.setAutoCommit(false);
      lock.execute("LOCK TABLE orders IN SHARE MODE");
      String message = failure(() -> {
        try (Connection connection = database.open();
            Statement statement = connection.createStatement()) {
          statement.execute("SET lock_timeout = '100ms'");
          Seed.run(connection, Genome.empty(), TestDatabase.options(100L), Progress.NONE);
        }
      });
      assertThat(message).contains("55P03");
    }
  }
}
