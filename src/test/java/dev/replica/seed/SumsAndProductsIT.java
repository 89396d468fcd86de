package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds in all scanned rows, though no constraint says so, holds in all seeded ones. */
class SumsAndProductsIT {

  private static final String SCHEMA = """
      CREATE TABLE line (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        price numeric(8,2) NOT NULL,
        quantity int NOT NULL,
        discount numeric(8,2),
        net numeric(10,2) NOT NULL,
        tax numeric(10,2) NOT NULL,
        gross numeric(10,2) NOT NULL CHECK (gross > 0),
        length real NOT NULL,
        width double precision NOT NULL);
      CREATE TABLE call (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        waited interval NOT NULL,
        talked interval NOT NULL,
        lasted interval NOT NULL,
        billed interval NOT NULL,
        cents int NOT NULL);
      CREATE TABLE product (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        price numeric(8,2) NOT NULL,
        cost numeric(8,2) NOT NULL,
        sold int NOT NULL,
        revenue numeric(10,2) NOT NULL);
      """;

  private static final String ROWS = """
      SELECT setseed(.3);
      INSERT INTO line (price, quantity, discount, net, tax, gross, length, width)
        SELECT p, q, d, p * q, round(.07 * p * q, 2), p * q + round(.07 * p * q, 2),
               l, round((.5 * l + .02 * random())::numeric, 3)
        FROM (SELECT round((1 + 99 * random())::numeric, 2) AS p, 1 + floor(9 * random() * random())::int AS q,
                     CASE WHEN random() < .2 THEN round((5 * random())::numeric, 2) END AS d,
                     round((10 + 5 * random())::numeric, 2)::real AS l
              FROM generate_series(1, 3000) n OFFSET 0) t;
      INSERT INTO call (waited, talked, lasted, billed, cents)
        SELECT w, t, w + t, t, 3 * extract(epoch FROM t)
        FROM (SELECT floor(120 * random()) * interval '1 second' AS w, floor(90000 * random() * random()) * interval '1 second' AS t
              FROM generate_series(1, 2000) n OFFSET 0) c;
      INSERT INTO product (price, cost, sold, revenue)
        SELECT p, round((p * (.4 + .4 * random()))::numeric, 2), n, round(p * n * (1 - o), 2)
        FROM (SELECT round(exp(1 + 3 * random())::numeric, 2) AS p, 1 + floor(9 * random())::int AS n,
                     (ARRAY[0, 0, .05, .1])[1 + floor(4 * random())::int] AS o
              FROM generate_series(1, 3000) n OFFSET 0) f;
      """;

  private static TestDatabase source;
  private static TestDatabase target;

  @BeforeAll
  static void scanAndSeed() throws SQLException {
    source = TestDatabase.of(SCHEMA + ROWS);
    Genome genome = source.scan();
    target = TestDatabase.of(SCHEMA);
    SeedResult result =
        target.seed(GenomeFile.parse(GenomeFile.print(genome)), TestDatabase.options(null));
    assertThat(result.notices()).isEmpty();
  }

  @Test
  void productsSumsAndSharesAreExact() throws SQLException {
    assertThat(target.count("line")).isEqualTo(3000);
    assertThat(target.count("line WHERE net <> price * quantity")).isZero();
    assertThat(target.count("line WHERE tax <> round(.07 * net, 2)")).isZero();
    assertThat(target.count("line WHERE gross <> net + tax")).isZero();
  }

  @Test
  void intervalsAddUp() throws SQLException {
    assertThat(target.count("call")).isEqualTo(2000);
    assertThat(target.count("call WHERE billed <> talked")).isZero();
    assertThat(target.count("call WHERE lasted <> waited + talked")).isZero();
    assertThat(target.count("call WHERE cents <> 3 * extract(epoch FROM talked)"))
        .isZero();
  }

  @Test
  void whatNearlyFollowsStaysAsNear() throws SQLException {
    String far = "line WHERE abs(width - .5 * length - .01) > .0111";
    assertThat(source.count(far)).isZero();
    assertThat(target.count(far)).isZero();
    String half = "line WHERE width - .5 * length < .01";
    assertThat((double) target.count(half)).isCloseTo(source.count(half), within(150.0));
  }

  @Test
  void factorsStayWithinTheirRangeAndOfTheirDigits() throws SQLException {
    assertThat(
            target.count("product WHERE cost NOT BETWEEN .39 * price - .01 AND .81 * price + .01"))
        .isZero();
    String full = "product WHERE revenue = price * sold";
    String discounted = "product WHERE revenue = round(price * sold * .95, 2)";
    // Four standard errors of half of the rows, and of a quarter, in both databases.
    assertThat((double) target.count(full)).isCloseTo(source.count(full), within(155.0));
    assertThat((double) target.count(discounted))
        .isCloseTo(source.count(discounted), within(135.0));
    assertThat(target.count("product WHERE revenue NOT IN (price * sold,"
            + " round(price * sold * .95, 2), round(price * sold * .9, 2))"))
        .isZero();
  }
}
