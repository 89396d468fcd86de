package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.genome.ReferenceGenome;
import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a parent says of its children, of all of them in all rows, still holds: no query finds an order that costs other than its lines. */
class ChildTotalsIT {

  private static final String SCHEMA = """
      CREATE TABLE customer (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        joined timestamptz NOT NULL,
        orders int NOT NULL DEFAULT 0,
        last_order timestamptz,
        spent numeric(12, 2) NOT NULL DEFAULT 0 CHECK (spent >= 0));
      CREATE TABLE product (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        price numeric(8, 2) NOT NULL);
      CREATE TABLE "order" (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        customer int REFERENCES customer,
        placed timestamptz NOT NULL,
        shipping numeric(6, 2) NOT NULL,
        total numeric(10, 2) NOT NULL DEFAULT 0,
        tax numeric(10, 2) NOT NULL DEFAULT 0,
        lines smallint NOT NULL DEFAULT 0,
        credit numeric(10, 2) NOT NULL DEFAULT 0,
        CHECK (credit <= total));
      CREATE TABLE line (
        "order" int NOT NULL REFERENCES "order",
        no int NOT NULL,
        product int NOT NULL REFERENCES product,
        quantity int NOT NULL,
        price numeric(8, 2) NOT NULL,
        amount numeric(10, 2) NOT NULL,
        PRIMARY KEY ("order", no));
      """;

  private static final String ROWS = """
      SELECT setseed(.3);
      INSERT INTO product (price) SELECT round((5 + 90 * random() ^ 2)::numeric, 2) FROM generate_series(1, 60);
      INSERT INTO customer (joined) SELECT '2023-01-01'::timestamptz + random() * interval '300 days'
        FROM generate_series(1, 400);
      INSERT INTO "order" (customer, placed, shipping)
        SELECT CASE WHEN random() < .9 THEN c END, '2024-01-01'::timestamptz + random() * interval '300 days',
               (ARRAY[0, 4.9, 9.9])[1 + floor(3 * random())::int]
        FROM (SELECT 1 + floor(400 * random() ^ 2)::int AS c FROM generate_series(1, 1500) OFFSET 0) r;
      INSERT INTO line
        SELECT o, no, p.id, q, p.price, q * p.price
        FROM (SELECT id AS o, generate_series(1, 1 + id % 4) AS no FROM "order" OFFSET 0) n,
             LATERAL (SELECT 1 + floor(5 * random())::int + 0 * (o + no) AS q,
                             1 + floor(60 * random())::int + 0 * (o + no) AS pid OFFSET 0) d
        JOIN product p ON p.id = pid;
      UPDATE "order" SET total = s + shipping, lines = n
        FROM (SELECT "order" AS o, sum(amount) AS s, count(*) AS n FROM line GROUP BY 1) x WHERE o = id;
      UPDATE "order" SET tax = round(.2 * total, 2);
      UPDATE customer SET orders = n, last_order = l, spent = s
        FROM (SELECT customer AS c, count(*) AS n, max(placed) AS l, sum(total) AS s FROM "order" GROUP BY 1) x
        WHERE c = id;
      """;

  private static TestDatabase source;
  private static Genome genome;
  private static TestDatabase target;

  @BeforeAll
  static void scanAndSeed() throws SQLException {
    source = TestDatabase.of(SCHEMA + ROWS);
    genome = GenomeFile.parse(GenomeFile.print(source.scan()));
    // Credits were never told of: they follow from nothing, and must not stand in the way.
    String schema = SCHEMA.replace("CHECK (credit <= total)", "CHECK (credit <= 0)");
    target = TestDatabase.of(schema);
    target.seed(genome, TestDatabase.options(null));
  }

  private static long missed(TestDatabase database, String what) throws SQLException {
    return database.count(what);
  }

  private static final String ORDERS = """
      "order" o LEFT JOIN LATERAL (SELECT count(*) AS n, coalesce(sum(amount), 0) AS s FROM line WHERE "order" = o.id) l ON true
      WHERE NOT (lines = n AND total = s + shipping)""";

  private static final String CUSTOMERS = """
      customer c LEFT JOIN LATERAL (SELECT count(*) AS n, max(placed) AS l, coalesce(sum(total), 0) AS s FROM "order"
        WHERE customer = c.id) o ON true
      WHERE NOT (orders = n AND last_order IS NOT DISTINCT FROM l AND spent = s)""";

  @Test
  void whatParentsSayOfTheirChildrenIsTold() {
    List<String> told = genome.tables().stream()
        .flatMap(table -> table.references().stream())
        .flatMap(reference -> reference.totals().stream())
        .map(total -> total.column() + " " + total.kind())
        .toList();
    assertThat(told)
        .containsExactlyInAnyOrder(
            "total SUM", "lines COUNT", "orders COUNT", "last_order GREATEST", "spent SUM");
    assertThat(genome.tables().stream()
            .filter(table -> table.name().equals("line"))
            .flatMap(table -> table.references().stream())
            .flatMap(reference -> reference.totals().stream())
            .filter(total -> total.kind() == ReferenceGenome.Total.Kind.SUM)
            .flatMap(total -> total.plus().stream())
            .flatMap(term -> term.columns().stream()))
        .containsExactly("shipping");
  }

  @Test
  void anOrderCostsWhatItsLinesCostAndItsShipping() throws SQLException {
    assertThat(missed(source, ORDERS)).isZero();
    assertThat(target.count("\"order\"")).isEqualTo(1500);
    assertThat(missed(target, ORDERS)).isZero();
    assertThat(missed(
            target,
            "line JOIN product p ON p.id = product WHERE line.price <> p.price"
                + " OR amount <> quantity * line.price"))
        .isZero();
  }

  @Test
  void whatIsMadeOfATotalIsMadeOfWhatIsWritten() throws SQLException {
    assertThat(missed(target, "\"order\" WHERE abs(tax - .2 * total) > .01")).isZero();
  }

  @Test
  void aCustomersTotalsAreThoseOfItsOrdersTotals() throws SQLException {
    assertThat(missed(source, CUSTOMERS)).isZero();
    assertThat(missed(target, CUSTOMERS)).isZero();
    assertThat(target.count("customer WHERE orders = 0"))
        .isCloseTo(source.count("customer WHERE orders = 0"), within(25L));
    // Sixty products have prices of their own: their mean is uncertain by a tenth.
    double spent = source.number("SELECT avg(spent) FROM customer");
    assertThat(target.number("SELECT avg(spent) FROM customer"))
        .isCloseTo(spent, within(.25 * spent));
  }

  @Test
  void anotherScaleKeepsThem() throws SQLException {
    TestDatabase larger =
        TestDatabase.of(SCHEMA.replace("CHECK (credit <= total)", "CHECK (true)"));
    larger.seed(genome, TestDatabase.options(4000L));
    assertThat(larger.count("line")).isEqualTo(4000);
    assertThat(missed(larger, ORDERS)).isZero();
    assertThat(missed(larger, CUSTOMERS)).isZero();
  }

  @Test
  void aCheckOfATotalWithOthersIsMetFirst() throws SQLException {
    TestDatabase checked =
        TestDatabase.of(SCHEMA.replace("credit <= total", "total >= 2 * shipping"));
    checked.seed(genome, TestDatabase.options(null));
    assertThat(checked.count("\"order\"")).isEqualTo(1500);
    assertThat(checked.count("customer")).isEqualTo(400);
  }
}
