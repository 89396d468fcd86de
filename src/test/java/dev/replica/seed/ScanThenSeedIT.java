package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What was scanned is found again in what is seeded. Bounds: a share of n = 20,000 drawn rows has a standard error of at most
 * .0036, the genome's polylines may be .0025 off and suppress what fewer than ten rows share; so shares are held within .02, and
 * distribution functions likewise.
 */
class ScanThenSeedIT {

  private static final double BOUND = .02;

  private static final String SCHEMA = """
      CREATE TYPE state AS ENUM ('new', 'paid', 'sent', 'lost');
      CREATE TABLE customer (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        country text NOT NULL,
        age int NOT NULL,
        income numeric(10,2) NOT NULL,
        phone text,
        fax text,
        referrer bigint REFERENCES customer,
        CHECK (age >= 18));
      CREATE TABLE orders (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        customer_id bigint NOT NULL REFERENCES customer,
        state state NOT NULL,
        placed timestamptz NOT NULL,
        shipped date,
        amount double precision NOT NULL,
        weight real NOT NULL,
        tags text[] NOT NULL,
        doc jsonb NOT NULL,
        express boolean NOT NULL,
        CHECK ((shipped IS NULL) = (state IN ('new', 'paid'))));
      CREATE TABLE line (order_id bigint REFERENCES orders, no int, sku text NOT NULL, PRIMARY KEY (order_id, no));
      """;

  /** Skewed fan-outs, correlated columns, nulls together, heaped and long-tailed values; the same at each run. */
  private static final String ROWS = """
      SELECT setseed(.42);
      INSERT INTO customer (country, age, income, phone, fax, referrer)
        SELECT (ARRAY['DE', 'FR', 'IT', 'PL'])[least(4, 1 + floor(-ln(random()) * 1.2))::int], a, round((800 + 60 * a + 900 * random())::numeric, 2),
               CASE WHEN p THEN '+49-555-' || (1000 + floor(random() * 9000))::text END,
               CASE WHEN p THEN '+49-555-' || (1000 + floor(random() * 9000))::text END,
               CASE WHEN n > 10 AND random() < .25 THEN 1 + floor(random() * 10) END
        FROM (SELECT n, (18 + floor(60 * random() * random()))::int AS a, random() < .7 AS p FROM generate_series(1, 5000) n OFFSET 0) t;
      INSERT INTO orders (customer_id, state, placed, shipped, amount, weight, tags, doc, express)
        SELECT c, s, p, CASE WHEN s IN ('sent', 'lost') THEN p::date + 2 END, a, (a / 10 + 5 * random())::real,
               (ARRAY['{}', '{a}', '{b,a}', '{a,c,b}', '{c,a}', '{b}'])[1 + floor(random() * 6)]::text[], jsonb_build_object('channel', CASE WHEN random() < .8 THEN 'web' ELSE 'shop' END), a > 60
        FROM (SELECT (1 + floor(5000 * power(random(), 3)))::bigint AS c, (ARRAY['new', 'paid', 'sent', 'sent', 'sent', 'lost'])[1 + floor(random() * 6)]::state AS s,
                     timestamptz '2024-01-01 00:00Z' + n * interval '20 minutes' AS p, round((-30 * ln(random()))::numeric, 2)::float8 AS a
              FROM generate_series(1, 20000) n OFFSET 0) t;
      INSERT INTO line SELECT o.id, l, 'SKU-' || 100 + floor(random() * 40) FROM orders o, LATERAL generate_series(1, 1 + (o.id * 7919 % 4)::int) l;
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
  void tablesHaveTheScannedNumberOfRows() throws SQLException {
    for (String table : List.of("customer", "orders", "line")) {
      assertThat(target.count(table)).as(table).isEqualTo(source.count(table));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT age FROM customer",
        "SELECT income FROM customer",
        "SELECT amount FROM orders",
        "SELECT weight FROM orders",
        "SELECT extract(epoch FROM placed) FROM orders",
        "SELECT cardinality(tags) FROM orders",
        // Children per parent, none included.
        "SELECT count(o.id) FROM customer c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id",
        "SELECT count(*) FROM line GROUP BY order_id"
      })
  void distributionsComeBack(String values) throws SQLException {
    assertThat(kolmogorovSmirnov(numbers(source, values), numbers(target, values)))
        .isLessThan(BOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "country = 'DE' FROM customer", "country = 'PL' FROM customer",
            "phone IS NULL FROM customer", "fax IS NULL FROM customer",
        "phone IS NULL AND fax IS NULL FROM customer", "referrer IS NULL FROM customer",
            "state = 'sent' FROM orders", "state = 'lost' FROM orders",
        "shipped IS NULL FROM orders", "express FROM orders",
            "tag = 'a' FROM orders, unnest(tags) tag", "doc ->> 'channel' = 'web' FROM orders",
        "phone ~ '^[+]49-555-[0-9]{4}$' OR phone IS NULL FROM customer",
            "sku ~ '^SKU-[0-9]{3}$' FROM line", "no = 1 FROM line"
      })
  void sharesComeBack(String condition) throws SQLException {
    String share = "SELECT avg((" + condition.replace(" FROM ", ")::int) FROM ");
    assertThat(target.number(share)).isCloseTo(source.number(share), within(BOUND));
  }

  /** Ranks by windows, so that the bound does not hang on the tails: a Gaussian copula keeps them within .05 here. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "age, income FROM customer",
        "amount, weight FROM orders",
        "amount, express::int FROM orders",
        "id, extract(epoch FROM placed) FROM orders"
      })
  void correlationsComeBack(String pair) throws SQLException {
    int comma = pair.indexOf(", ");
    int from = pair.indexOf(" FROM ", pair.contains("epoch FROM") ? pair.indexOf("placed") : 0);
    String correlation = "SELECT corr(a, b) FROM (SELECT rank() OVER (ORDER BY "
        + pair.substring(0, comma) + ") AS a, rank() OVER (ORDER BY "
        + pair.substring(comma + 2, from) + ") AS b" + pair.substring(from) + ") ranks";
    assertThat(target.number(correlation)).isCloseTo(source.number(correlation), within(.05));
    assertThat(Math.abs(source.number(correlation)))
        .as("there is something to be found")
        .isGreaterThan(.5);
  }

  @Test
  void whatTheSourceHoldsOfSinglePeopleDoesNotComeBack() throws SQLException {
    List<String> phones = source.strings(
        "SELECT phone FROM customer WHERE phone IS NOT NULL GROUP BY 1 HAVING count(*) = 1");
    assertThat(phones).hasSizeGreaterThan(1000);
    Genome genome = source.scan();
    assertThat(GenomeFile.print(genome)).doesNotContain(phones.subList(0, 200));
  }

  @Test
  void halfTheRowsKeepTheirShape() throws SQLException {
    Genome genome = source.scan();
    TestDatabase half = TestDatabase.of(SCHEMA);
    SeedOptions all = TestDatabase.options(null);
    half.seed(
        genome, new SeedOptions(all.filter(), null, .5, all.tables(), 7, all.existing(), null, 2));
    assertThat(half.count("orders")).isEqualTo(10_000);
    String fanOut =
        "SELECT count(o.id) FROM customer c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id";
    assertThat(kolmogorovSmirnov(numbers(source, fanOut), numbers(half, fanOut)))
        .isLessThan(2 * BOUND);
  }

  private static double[] numbers(TestDatabase database, String sql) throws SQLException {
    return database.strings(sql).stream()
        .mapToDouble(Double::parseDouble)
        .sorted()
        .toArray();
  }

  /** The largest difference of two distribution functions. */
  private static double kolmogorovSmirnov(double[] a, double[] b) {
    double largest = 0;
    for (double x : Stream.of(a, b).flatMapToDouble(Arrays::stream).distinct().toArray()) {
      largest = Math.max(largest, Math.abs(share(a, x) - share(b, x)));
    }
    return largest;
  }

  /** The share of the sorted numbers at or below x. */
  private static double share(double[] sorted, double x) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (double) low / sorted.length;
  }
}
