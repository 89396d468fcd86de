package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.CheckDigit;
import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names, places and e-mail addresses fit each other within a row, and codes have their check digits. */
class FamiliarNamesIT {

  private static final String PEOPLE = """
      CREATE EXTENSION citext;
      CREATE TABLE customer (id int PRIMARY KEY, first_name text NOT NULL, last_name varchar(20) NOT NULL, full_name text NOT NULL,
        email text NOT NULL UNIQUE, billing_email text NOT NULL, "userName" varchar(12), city text NOT NULL, country char(2) NOT NULL,
        address varchar(40) NOT NULL, company_name varchar(30) NOT NULL, wallet_address text NOT NULL);
      CREATE TABLE users (id int PRIMARY KEY, tenant int NOT NULL, email citext NOT NULL, UNIQUE (tenant, email));
      CREATE UNIQUE INDEX ON users (lower(email::text));
      CREATE TABLE person (id int PRIMARY KEY, name text NOT NULL, email varchar(30));
      CREATE TABLE product (id int PRIMARY KEY, name text NOT NULL, email_count int NOT NULL, city text NOT NULL CHECK (city ~ '^[A-Z]{3}$'));
      """;

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void addressesFitTheNamesBesideThem(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase(PEOPLE));
    assertThat(database.seed(500).notices()).isEmpty();
    for (String condition : new String[] {
      "customer WHERE first_name ~ '^[A-Z][A-Za-z''-]+$' AND last_name ~ '^[A-Z][A-Za-z''-]+$'",
      "customer WHERE full_name = first_name || ' ' || last_name",
      "customer WHERE email ~ '^[a-z._]+[0-9]+@example\\.(com|org|net)$'",
      "customer WHERE billing_email ~ '^[a-z._]+@example\\.(com|org|net)$'",
      "customer WHERE strpos(email, lower(regexp_replace(last_name, '[^A-Za-z]', '', 'g'))) > 0"
          + " OR email LIKE lower(regexp_replace(first_name, '[^A-Za-z]', '', 'g')) || '%'",
      "customer WHERE \"userName\" IS NULL OR \"userName\" ~ '^[a-z._]+$'",
      "customer WHERE address ~ '[0-9]' AND address ~ ' '",
      "customer WHERE wallet_address !~ '[0-9]+ [A-Z]'",
      "users WHERE email ~ '^[a-z._]+[0-9]+@example\\.(com|org|net)$'",
      "person WHERE name ~ '^[A-Z][A-Za-z''-]+ [A-Z][A-Za-z''-]+$'",
      "product WHERE city ~ '^[A-Z]{3}$'"
    }) {
      assertThat(database.count(condition)).as(condition).isEqualTo(500);
    }
    assertThat(database.number("SELECT count(DISTINCT first_name) FROM customer"))
        .isGreaterThan(150);
  }

  @Test
  void whatChecksSayOfNamesCounts() throws SQLException {
    TestDatabase database = TestDatabase.of("""
        CREATE FUNCTION known(text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN $1 LIKE ''%@corp.test''; END';
        CREATE TABLE a (id int PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL,
          full_name text NOT NULL CHECK (full_name = upper(full_name)), username varchar(20) NOT NULL CHECK (username = upper(username)),
          email text NOT NULL CHECK (known(email)));
        CREATE TABLE lookup (code varchar(3) PRIMARY KEY);
        CREATE TABLE item (id int PRIMARY KEY, code text REFERENCES lookup CHECK (code IN ('abc', 'toolong')));
        """);
    database.seed(100);
    assertThat(database.count("a WHERE full_name = upper(full_name) AND email LIKE '%@corp.test'"))
        .isEqualTo(100);
    assertThat(database.count("lookup")).isEqualTo(100);
    assertThat(database.count("item")).isEqualTo(100);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void countriesStatesAndLanguagesHaveNamesAndEachItsOwnInItsTable(TestServer server)
      throws SQLException {
    String schema = """
        CREATE TABLE country (id int PRIMARY KEY, country varchar(50) NOT NULL, phone_prefix int NOT NULL);
        CREATE TABLE language (id int PRIMARY KEY, name char(20) NOT NULL);
        CREATE TABLE office (id int PRIMARY KEY, country_name text NOT NULL, state text NOT NULL, health_state text NOT NULL);
        """;
    TestDatabase source = new TestDatabase(server.createDatabase(schema));
    source.execute("""
        INSERT INTO country SELECT i, initcap(translate(md5(i::text), '0123456789', 'ghijklmnop')), i FROM generate_series(1, 90) i;
        INSERT INTO language SELECT i, initcap(left(translate(md5(i::text), '0123456789', 'ghijklmnop'), 8)) FROM generate_series(1, 6) i;
        INSERT INTO office SELECT i, initcap(left(translate(md5((i % 150)::text), '0123456789', 'ghijklmnop'), 9)),
          initcap(left(translate(md5((i % 140)::text), '0123456789', 'ghijklmnop'), 7)), (ARRAY['Excellent','Poorly'])[1 + i % 2]
          FROM generate_series(1, 600) i;
        """);
    TestDatabase target = new TestDatabase(server.createDatabase(schema));
    target.seed(source.scan(), TestDatabase.options(null));
    assertThat(target.number("SELECT count(DISTINCT country) FROM country")).isEqualTo(90);
    assertThat(
            target.count(
                "country WHERE country IN ('Germany', 'France', 'Peru', 'Chad', 'Japan', 'Kenya',"
                    + " 'Italy', 'Cuba', 'Nepal', 'Norway', 'Spain', 'Oman', 'Qatar', 'Samoa', 'Togo', 'Brazil')"))
        .isGreaterThan(0);
    assertThat(target.number("SELECT count(DISTINCT name) FROM language")).isEqualTo(6);
    assertThat(target.count("office WHERE state ~ '^[A-Z]'")).isEqualTo(600);
    assertThat(target.count("office WHERE country_name ~ '^[A-Z][a-z]+'")).isGreaterThan(500);
    assertThat(target.count(
            "office WHERE state IN ('Texas', 'Ohio', 'Iowa', 'Utah', 'Maine', 'Nevada', 'Alaska')"))
        .isGreaterThan(0);
    assertThat(target.count("office WHERE health_state IN ('Excellent', 'Poorly')"))
        .isEqualTo(600);
  }

  @Test
  void citiesAreOfTheirCountry() throws SQLException {
    TestDatabase database = TestDatabase.of(
        "CREATE TABLE a (id int PRIMARY KEY, town text NOT NULL, country text NOT NULL CHECK (country IN ('FR', 'DE')))");
    database.seed(400);
    // Datafaker's French towns are a hundred real ones.
    assertThat(database.number("SELECT count(DISTINCT town) FROM a WHERE country = 'FR'"))
        .isBetween(30.0, 120.0);
    assertThat(database.number("SELECT count(DISTINCT town) FROM a WHERE country = 'DE'"))
        .isGreaterThan(120);
    assertThat(database.count(
            "a WHERE country = 'DE' AND town IN (SELECT town FROM a WHERE country = 'FR')"))
        .isZero();
  }

  @Test
  void anotherLocaleHasOtherNames() throws SQLException {
    TestDatabase database =
        TestDatabase.of("CREATE TABLE a (id int PRIMARY KEY, last_name text NOT NULL)");
    database.seed(Genome.empty(), TestDatabase.options(300L).in("pl"));
    assertThat(database.count("a WHERE last_name ~ '(ski|ska|cki|cka)$'")).isGreaterThan(30);
  }

  private static final String CODES = """
      CREATE TABLE card (number char(16) PRIMARY KEY, iban text NOT NULL, isbn varchar(13) NOT NULL, code varchar(8) NOT NULL);
      """;

  /** Random but valid: digits of Luhn's and of the ISBN are computed by PostgreSQL. */
  private static final String ROWS = """
      INSERT INTO card
      SELECT p || (10 - (SELECT sum(CASE WHEN i % 2 = 1 THEN 2 * d - CASE WHEN d > 4 THEN 9 ELSE 0 END ELSE d END)
            FROM (SELECT i, substr(p, i, 1)::int d FROM generate_series(1, 15) i) digits) % 10) % 10,
          'DE' || lpad((98 - (b || '131400')::numeric % 97)::text, 2, '0') || b,
          '978' || s || (10 - (38 + (SELECT sum(substr(s, i, 1)::int * CASE WHEN i % 2 = 1 THEN 3 ELSE 1 END) FROM generate_series(1, 9) i)) % 10) % 10,
          lpad((n * 7919 % 100000000)::text, 8, '0')
        FROM (SELECT n, '5' || lpad((n::bigint * 7368787 % 100000000000000)::text, 14, '0') p, lpad((n::bigint * 990001 % 1000000000)::text, 9, '0') s,
            lpad((n::bigint * 48271 * 65537 % 1000000000000000000)::text, 18, '0') b FROM generate_series(1, 800) n) numbers;
      """;

  @ParameterizedTest
  @MethodSource("servers")
  void checkDigitsThatWereFoundAreKept(TestServer server) throws SQLException {
    TestDatabase source = new TestDatabase(server.createDatabase(CODES + ROWS));
    Genome genome = GenomeFile.parse(GenomeFile.print(source.scan()));
    TestDatabase target = new TestDatabase(server.createDatabase(CODES));
    target.seed(genome, TestDatabase.options(null));
    assertThat(target.strings("SELECT number FROM card"))
        .hasSize(800)
        .allMatch(CheckDigit.LUHN::holds)
        .allMatch(number -> number.startsWith("5"))
        .doesNotContainAnyElementsOf(source.strings("SELECT number FROM card"));
    assertThat(target.strings("SELECT iban FROM card")).allMatch(CheckDigit.IBAN::holds);
    assertThat(target.strings("SELECT isbn FROM card"))
        .allMatch(CheckDigit.EAN::holds)
        .allMatch(isbn -> isbn.startsWith("978"));
    assertThat(target.strings("SELECT code FROM card"))
        .anyMatch(code -> !CheckDigit.EAN.holds(code));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void uniqueNamesAreNamesAndSlugsFitThem(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase("""
        CREATE TABLE supplier (id int PRIMARY KEY, name varchar(60) NOT NULL UNIQUE, slug varchar(40) NOT NULL UNIQUE);
        CREATE TABLE person (id int PRIMARY KEY, full_name varchar(12) NOT NULL UNIQUE);
        """));
    assertThat(database.seed(4000).notices()).isEmpty();
    assertThat(database.count("supplier WHERE name ~ '^[A-Z][A-Za-z'', -]+( [0-9]+)?$'"))
        .isEqualTo(4000);
    assertThat(database.count("supplier WHERE name !~ '[0-9]'")).isGreaterThan(1000);
    assertThat(database.count("supplier WHERE slug ~ '^[a-z0-9-]+-[0-9]+$'")).isEqualTo(4000);
    assertThat(database.count(
            "supplier WHERE starts_with(slug, lower(substring(name FROM '^[A-Za-z]+')))"))
        .isEqualTo(4000);
    assertThat(database.count("person WHERE length(full_name) <= 12")).isEqualTo(4000);
    assertThat(database.seed(Genome.empty(), TestDatabase.options(5000L)).notices())
        .isEmpty();
    assertThat(database.count("supplier")).isEqualTo(5000);
  }

  @Test
  void namesAreOfTheLanguageThatTheScannedOnesWereWrittenIn() throws SQLException {
    String schema =
        "CREATE TABLE patient (id int PRIMARY KEY, last_name text NOT NULL, city text NOT NULL);";
    TestDatabase source = TestDatabase.of(schema + """
        INSERT INTO patient SELECT n, (ARRAY['Müll', 'Schäf', 'Köhl', 'Weiß', 'Bergm', 'Hartm'])[1 + n % 6] || chr(97 + n % 26) || chr(97 + n / 26 % 26) || 'er',
          'Stadt' || chr(97 + n % 26) || chr(97 + n / 26 % 26) || chr(97 + n / 676) FROM generate_series(1, 2000) n
        """);
    Genome genome = source.scan();
    assertThat(GenomeFile.print(genome)).contains("\"locale\": \"de\"");
    TestDatabase target = TestDatabase.of(schema);
    target.seed(GenomeFile.parse(GenomeFile.print(genome)), TestDatabase.options(null));
    assertThat(target.count("patient WHERE last_name ~ '[äöüß]'")).isGreaterThan(50);
    TestDatabase asked = TestDatabase.of(schema);
    asked.seed(genome, TestDatabase.options(null).in("en"));
    assertThat(asked.count("patient WHERE last_name ~ '[äöüß]'")).isZero();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void namesAreWrittenWithTheLettersThatTheDatabaseHas(TestServer server) throws SQLException {
    TestDatabase target = new TestDatabase(server.createDatabase("LATIN1", """
        CREATE TABLE customer (id int PRIMARY KEY, last_name text NOT NULL, city text NOT NULL,
          country text NOT NULL CHECK (country IN ('PL', 'CZ', 'DE')));
        """));
    for (String locale : new String[] {"pl", "ja", "ru"}) {
      target.execute("TRUNCATE customer");
      target.seed(Genome.empty(), TestDatabase.options(1000L).in(locale));
      assertThat(target.count("customer WHERE last_name ~ '^[A-ZÀ-Þa-zß-ÿ'' -]+$'"))
          .as(locale)
          .isEqualTo(1000);
    }
    target.execute("TRUNCATE customer");
    target.seed(Genome.empty(), TestDatabase.options(1000L).withEdgeCases(.5));
    assertThat(target.count("customer WHERE last_name ~ '[^ -~]'")).isPositive();
  }
}
