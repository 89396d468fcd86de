package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.Dependence;
import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.genome.TableGenome;
import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dates beside timestamps whose day they are, or that they follow by days. */
class DaysOfTimestampsIT {

  private static final String SCHEMA = """
      CREATE TABLE invoice (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        created_on date NOT NULL,
        created_at timestamp NOT NULL,
        due_on date NOT NULL,
        sent_at timestamp NOT NULL,
        paid_at timestamp,
        paid_on date);
      """;

  private static final String ROWS = """
      SELECT setseed(.4);
      INSERT INTO invoice (created_on, created_at, due_on, sent_at, paid_at, paid_on)
        SELECT c::date, c, c::date + 14, s, p, p::date
        FROM (SELECT c, c + random() * interval '2 days' AS s,
                     CASE WHEN random() < .8 THEN c + random() * interval '20 days' END AS p
              FROM (SELECT timestamp '2022-01-01' + random() * interval '700 days' AS c
                    FROM generate_series(1, 2000) OFFSET 0) one OFFSET 0) two;
      """;

  private static Genome genome;
  private static TestDatabase target;

  @BeforeAll
  static void scanAndSeed() throws SQLException {
    TestDatabase source = TestDatabase.of(SCHEMA + ROWS);
    genome = source.scan();
    target = TestDatabase.of(SCHEMA);
    target.seed(GenomeFile.parse(GenomeFile.print(genome)), TestDatabase.options(null));
  }

  @Test
  void theDayOfATimestampIsThatDay() throws SQLException {
    assertThat(target.count("invoice")).isEqualTo(2000);
    assertThat(target.count("invoice WHERE created_on <> created_at::date")).isZero();
    assertThat(target.count("invoice WHERE due_on <> created_at::date + 14")).isZero();
    assertThat(target.count("invoice WHERE paid_on <> paid_at::date")).isZero();
    assertThat(target.count("invoice WHERE (paid_on IS NULL) <> (paid_at IS NULL)"))
        .isZero();
    assertThat(target.count("invoice WHERE paid_on IS NOT NULL")).isBetween(1500L, 1700L);
  }

  @Test
  void whatIsNeverBeforeAnotherStaysSo() throws SQLException {
    assertThat(target.count("invoice WHERE sent_at < created_at")).isZero();
    assertThat(target.count("invoice WHERE paid_at < created_at")).isZero();
    assertThat(target.count("invoice WHERE sent_at > created_at + interval '2 days'"))
        .isZero();
  }

  @Test
  void daysThatAreDecidedTakeNoTree() {
    TableGenome table = genome.tables().get(0);
    assertThat(table.columns().get(1).difference().column()).isEqualTo("created_at");
    if (table.dependence() instanceof Dependence.Trees trees) {
      assertThat(trees.variables())
          .extracting(Dependence.Variable::column)
          .doesNotContain("created_on", "due_on", "paid_on");
    }
  }
}
