package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.CatalogFilter;
import dev.replica.genome.Genome;
import dev.replica.seed.plan.Drift;
import dev.replica.seed.plan.Drift.Kind;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A genome that was scanned before ten migrations still seeds today's schema, and tells what they did. */
class TenMigrationsIT {

  private static final String SCANNED = """
      CREATE TABLE client (id int PRIMARY KEY, mail text NOT NULL, state text NOT NULL, active int NOT NULL, joined timestamp NOT NULL, seen bigint NOT NULL,
        points numeric(8,2) NOT NULL, zip text NOT NULL, fax text, label varchar(40) NOT NULL, tag text NOT NULL, guid text, note text);
      CREATE TABLE invoices (id int PRIMARY KEY, client_id int NOT NULL REFERENCES client, amount int NOT NULL);
      CREATE TABLE audit (id int PRIMARY KEY, what text);
      """;

  private static final String ROWS = """
      INSERT INTO client SELECT n, 'm' || n || '@example.org', (ARRAY['Active', 'on hold', 'Active', 'gone'])[1 + n % 4], (n % 5 > 0)::int,
          timestamp '2024-01-01 08:00' + n * interval '1 hour', 1700000000 + n * 1000, n * 1.25, (10000 + n * 13)::text, 'fax', 'label ' || repeat('x', n % 20),
          (ARRAY['red', 'green'])[1 + n % 2], 'g', CASE WHEN n % 2 = 0 THEN 'note ' || n END
        FROM generate_series(1, 2000) n;
      INSERT INTO invoices SELECT n, 1 + n * n % 2000, n % 900 FROM generate_series(1, 5000) n;
      INSERT INTO audit SELECT n, 'x' FROM generate_series(1, 10) n;
      """;

  private static final String MIGRATIONS = """
      ALTER TABLE client RENAME TO clients;
      ALTER TABLE clients RENAME mail TO email;
      CREATE TYPE state AS ENUM ('active', 'on_hold', 'blocked');
      ALTER TABLE clients ALTER state TYPE state USING 'active';
      ALTER TABLE clients ALTER active TYPE boolean USING active = 1, ALTER joined TYPE date, ALTER seen TYPE timestamptz USING to_timestamp(seen);
      ALTER TABLE clients ALTER points TYPE numeric(6,1), ALTER zip TYPE int USING zip::int, ALTER label TYPE varchar(10), ALTER tag TYPE text[] USING ARRAY[tag];
      ALTER TABLE clients ALTER guid TYPE uuid USING NULL, ALTER note SET NOT NULL, DROP fax;
      ALTER TABLE clients ADD created_at timestamptz NOT NULL DEFAULT now(), ADD country_code char(2) NOT NULL, ADD UNIQUE (email), ADD CHECK (points < 2000);
      ALTER TABLE invoices ALTER id TYPE bigint, ALTER amount TYPE text, DROP CONSTRAINT invoices_client_id_fkey;
      DROP TABLE audit;
      CREATE TABLE invoice_line (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, invoice_id bigint NOT NULL REFERENCES invoices, price numeric(8,2) NOT NULL CHECK (price > 0));
      """;

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aGenomeFromBeforeTenMigrationsSeedsTodaysSchema(TestServer server) throws SQLException {
    TestDatabase source = new TestDatabase(server.createDatabase(SCANNED + ROWS));
    Genome genome = source.scan();
    TestDatabase target = new TestDatabase(server.createDatabase(SCANNED + MIGRATIONS));
    SeedResult result = target.seed(genome, TestDatabase.options(null));
    assertThat(target.count("clients")).isEqualTo(2000);
    assertThat(target.count("invoices")).isEqualTo(5000);
    assertThat(target.count("invoice_line")).isEqualTo(100);
    // What was learned is still there, in other types.
    assertThat(target.count("clients WHERE email ~ '^m[0-9]{1,4}@'")).isEqualTo(2000);
    assertThat(
            target.strings(
                "SELECT state || ' ' || round(count(*) / 200.0) FROM clients GROUP BY state ORDER BY 1"))
        .containsExactly("active 7", "on_hold 3");
    assertThat(target.count("clients WHERE active")).isBetween(1500L, 1700L);
    assertThat(target.count("clients WHERE joined BETWEEN '2024-01-01' AND '2024-03-30'"))
        .isEqualTo(2000);
    assertThat(target.count("clients WHERE seen BETWEEN '2023-11-14' AND '2023-12-09'"))
        .isEqualTo(2000);
    assertThat(target.number("SELECT avg(points) FROM clients")).isBetween(850.0, 1150.0);
    assertThat(target.count("clients WHERE zip BETWEEN 10000 AND 99999")).isEqualTo(2000);
    assertThat(target.strings("SELECT DISTINCT tag::text FROM clients ORDER BY 1"))
        .containsExactly("{green}", "{red}");
    assertThat(
            target.count("clients WHERE created_at > '2020-01-01' AND country_code ~ '^[A-Z]{2}$'"))
        .isEqualTo(2000);
    // The constraint is gone, the rows still join.
    assertThat(target.count("invoices JOIN clients c ON c.id = client_id")).isEqualTo(5000);
    assertThat(target.count("invoices WHERE amount ~ '^[0-9]{1,3}$'")).isEqualTo(5000);
    assertThat(result.notices()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void theDriftTellsWhatTheMigrationsDid(TestServer server) throws SQLException {
    TestDatabase source = new TestDatabase(server.createDatabase(SCANNED + ROWS));
    Genome genome = source.scan();
    assertThat(drift(source, genome).isEmpty()).isTrue();
    Drift drift = drift(new TestDatabase(server.createDatabase(SCANNED + MIGRATIONS)), genome);
    assertThat(drift.tables())
        .extracting(table -> table.kind() + " " + table.table().name())
        .containsExactly("GONE audit", "RENAMED clients", "NEW invoice_line", "CHANGED invoices");
    assertThat(drift.missing()).isTrue();
    List<Drift.Change> changes = drift.tables().get(1).changes();
    assertThat(changes)
        .extracting(change -> change.kind() + " " + change.subject() + " " + change.name())
        .contains(
            "RENAMED COLUMN email",
            "CHANGED TYPE state",
            "CHANGED TYPE active",
            "CHANGED NULLS note",
            "GONE COLUMN fax",
            "NEW COLUMN created_at",
            "NEW COLUMN country_code",
            "NEW KEY clients_email_key");
    assertThat(changes.stream().filter(change -> change.subject() == Drift.Subject.TYPE))
        .allMatch(change -> change.name().equals("guid") == change.missing());
    assertThat(drift.tables().get(3).changes()).extracting(Drift.Change::kind).contains(Kind.GONE);
  }

  private static Drift drift(TestDatabase database, Genome genome) throws SQLException {
    try (Connection connection = database.open()) {
      return DriftCheck.run(connection, genome, CatalogFilter.all());
    }
  }
}
