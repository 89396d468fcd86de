package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sequences stand past the rows, so that the application's next INSERT gets a number of its own. */
class SequencesIT {

  private static final int ROWS = 100;

  private static Stream<TestServer> servers() {
    return TestServer.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void thoseThatAColumnOwnsMoveWithItWhereItsDefaultDrawsFromAnother(TestServer server)
      throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase("""
        CREATE SEQUENCE shared;
        CREATE TABLE build (id serial PRIMARY KEY, name text);
        CREATE TABLE job (id bigserial PRIMARY KEY, name text);
        ALTER TABLE build ALTER id SET DEFAULT nextval('shared');
        ALTER TABLE job ALTER id SET DEFAULT nextval('shared');
        CREATE TABLE step (id int PRIMARY KEY, note text);
        CREATE SEQUENCE down INCREMENT -1 OWNED BY step.id;
        CREATE SEQUENCE of_text OWNED BY step.note;
        CREATE TABLE none (id serial PRIMARY KEY, CHECK (id < 0 AND id > 0));
        """));
    database.seed(ROWS);
    assertThat(database.sequences())
        .containsExactly(
            "public.build_id_seq 100",
            "public.down -100",
            "public.job_id_seq 100",
            "public.none_id_seq new",
            "public.of_text new",
            "public.shared 100");
    assertThat(database.strings("INSERT INTO build DEFAULT VALUES RETURNING id"))
        .containsExactly("101");
  }
}
