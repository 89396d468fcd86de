package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values are made of every type, from the type alone and from a scan of such values, and PostgreSQL takes them. */
class SeedTypesIT {

  private static final int ROWS = 200;

  /** Types that no table of a user has: PostgreSQL's own bookkeeping, or no input function. */
  private static final Set<String> INTERNAL = Set.of("aclitem", "gtsvector");

  private static final String USER_TYPES = """
      CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'very "happy"', '{a,b}');
      CREATE DOMAIN percent AS numeric(5,2) NOT NULL CHECK (VALUE BETWEEN 0 AND 100);
      CREATE DOMAIN zip AS text CHECK (VALUE ~ '^[0-9]{5}$');
      CREATE DOMAIN small_percent AS percent CHECK (VALUE < 10);
      CREATE TYPE amount AS (currency char(3), value numeric(10,2), at timestamptz);
      CREATE TYPE nested AS (label text, amount amount, moods mood[]);
      CREATE TYPE address AS (zip zip, share small_percent, lines text[]);
      CREATE DOMAIN tags AS text[] CHECK (cardinality(VALUE) BETWEEN 1 AND 2);
      CREATE DOMAIN home AS address CHECK ((VALUE).zip IS NOT NULL);
      CREATE DOMAIN past AS daterange;
      CREATE TYPE float_range AS RANGE (subtype = float8);
      CREATE TYPE text_range AS RANGE (subtype = text);
      CREATE TYPE uuid_range AS RANGE (subtype = uuid);
      CREATE TYPE mood_range AS RANGE (subtype = mood);
      """;

  private static final List<String> DECLARED = List.of(
      "varchar(1)",
      "varchar(40)",
      "char(1)",
      "char(12)",
      "numeric(10,2)",
      "numeric(3,3)",
      "numeric(1,0)",
      "numeric(30,10)",
      "numeric(4,-2)",
      "numeric(40,0)",
      "timestamp(0)",
      "timestamptz(3)",
      "time(2)",
      "timetz(0)",
      "interval(0)",
      "interval year to month",
      "bit(7)",
      "varbit(9)",
      "mood",
      "percent",
      "zip",
      "small_percent",
      "amount",
      "nested",
      "address",
      "tags",
      "home",
      "past",
      "float_range",
      "float_multirange",
      "text_range",
      "uuid_range",
      "mood_range",
      "int4range",
      "int8range",
      "numrange",
      "tsrange",
      "tstzrange",
      "daterange",
      "int4multirange",
      "int8multirange",
      "nummultirange",
      "tsmultirange",
      "tstzmultirange",
      "datemultirange");

  private static List<String> types;

  @BeforeAll
  static void listTypes() throws SQLException {
    types = TestDatabase.of("SELECT 1").strings("""
            SELECT typname FROM pg_type
            WHERE typnamespace = 'pg_catalog'::regnamespace AND typtype = 'b' AND typcategory NOT IN ('A', 'Z')
            ORDER BY typname
            """).stream()
        .filter(type -> !INTERNAL.contains(type))
        .collect(Collectors.toCollection(ArrayList::new));
    assertThat(types)
        .hasSizeGreaterThan(50)
        .contains("int2", "numeric", "jsonb", "xml", "macaddr8", "timetz", "bit", "tsvector");
    types.replaceAll(type -> type.equals("char") ? "\"char\"" : type);
    types.addAll(DECLARED);
  }

  private static String table(List<String> ofTypes, String suffix) {
    return IntStream.range(0, ofTypes.size())
        .mapToObj(i -> "c" + i + " " + ofTypes.get(i) + suffix)
        .collect(Collectors.joining(
            ",\n",
            "CREATE TABLE everything (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n",
            ")"));
  }

  private static void assertFilled(TestDatabase database, List<String> ofTypes)
      throws SQLException {
    assertThat(database.count("everything")).isEqualTo(ROWS);
    String counts = IntStream.range(0, ofTypes.size())
        .mapToObj(i -> "count(c" + i + ")")
        .collect(Collectors.joining(", ", "SELECT unnest(ARRAY[", "]) FROM everything"));
    List<String> filled = database.strings(counts);
    for (int i = 0; i < filled.size(); i++) {
      assertThat(Integer.parseInt(filled.get(i))).as(ofTypes.get(i)).isPositive();
    }
  }

  private static Genome scanned(TestDatabase database) {
    Genome genome = database.scan();
    return GenomeFile.parse(GenomeFile.print(genome));
  }

  private static void assertSeedsFromNothingAndFromAScan(List<String> ofTypes, String suffix)
      throws SQLException {
    String script = USER_TYPES + table(ofTypes, suffix);
    TestDatabase source = TestDatabase.of(script);
    source.seed(ROWS);
    assertFilled(source, ofTypes);
    TestDatabase target = TestDatabase.of(script);
    target.seed(scanned(source), TestDatabase.options(null));
    assertFilled(target, ofTypes);
  }

  @Test
  void everyScalarTypeAndUserTypeIsFilled() throws SQLException {
    assertSeedsFromNothingAndFromAScan(types, "");
  }

  @Test
  void everyTypeIsFilledWhereNullsAreForbidden() throws SQLException {
    assertSeedsFromNothingAndFromAScan(types, " NOT NULL");
  }

  @Test
  void arraysOfEveryTypeAreFilled() throws SQLException {
    assertSeedsFromNothingAndFromAScan(types.stream().map(type -> type + "[]").toList(), "");
  }

  @Test
  void typesOfExtensionsAreFilled() throws SQLException {
    List<String> wanted = TestDatabase.of("SELECT 1")
        .strings(
            "SELECT name FROM pg_available_extensions WHERE name IN ('citext', 'hstore', 'ltree', 'cube', 'seg', 'isn') ORDER BY 1");
    assertThat(wanted).contains("citext", "hstore", "ltree");
    List<String> ofTypes = List.of(
        "citext", "hstore", "ltree", "lquery", "ltxtquery", "citext[]", "hstore[]", "ltree[]");
    String script =
        "CREATE SCHEMA ext; CREATE EXTENSION citext SCHEMA ext; CREATE EXTENSION hstore; CREATE EXTENSION ltree;"
            + "SET search_path = public, ext;" + table(ofTypes, " NOT NULL");
    TestDatabase source = TestDatabase.of(script);
    source.seed(ROWS);
    assertFilled(source, ofTypes);
    TestDatabase target = TestDatabase.of(script);
    target.seed(scanned(source), TestDatabase.options(null));
    assertFilled(target, ofTypes);
  }

  @Test
  void articleNumbersAndSolidsAreFilled() throws SQLException {
    List<String> ofTypes = List.of(
        "isbn", "isbn13", "ismn", "ismn13", "issn", "issn13", "ean13", "upc", "cube", "seg");
    String script = "CREATE EXTENSION isn; CREATE EXTENSION cube; CREATE EXTENSION seg;"
        + table(ofTypes, " NOT NULL UNIQUE");
    TestDatabase source = TestDatabase.of(script);
    source.seed(ROWS);
    assertFilled(source, ofTypes);
    TestDatabase target = TestDatabase.of(script);
    target.seed(scanned(source), TestDatabase.options(null));
    assertFilled(target, ofTypes);
  }

  @Test
  void aTypeOfTheUsersOwnCostsNoOtherColumnItsValues() throws SQLException {
    String script = """
        CREATE TYPE whole;
        CREATE FUNCTION whole_in(cstring) RETURNS whole IMMUTABLE STRICT LANGUAGE internal AS 'int8in';
        CREATE FUNCTION whole_out(whole) RETURNS cstring IMMUTABLE STRICT LANGUAGE internal AS 'int8out';
        CREATE TYPE whole (INPUT = whole_in, OUTPUT = whole_out, LIKE = int8, CATEGORY = 'N');
        CREATE TYPE odd;
        CREATE FUNCTION odd_in(cstring) RETURNS odd IMMUTABLE STRICT LANGUAGE internal AS 'boolin';
        CREATE FUNCTION odd_out(odd) RETURNS cstring IMMUTABLE STRICT LANGUAGE internal AS 'boolout';
        CREATE TYPE odd (INPUT = odd_in, OUTPUT = odd_out, LIKE = bool);
        CREATE TABLE everything (id int PRIMARY KEY, c0 text NOT NULL, c1 whole NOT NULL, n whole, o odd, d odd NOT NULL DEFAULT 'true');
        CREATE TABLE impossible (id int PRIMARY KEY, o odd NOT NULL);
        """;
    TestDatabase database = TestDatabase.of(script);
    List<String> notices = database.seed(ROWS).notices();
    assertFilled(database, List.of("text", "whole"));
    assertThat(database.count("impossible")).isZero();
    assertThat(notices)
        .singleElement()
        .asString()
        .startsWith("public.impossible gets no rows: column o is NOT NULL and of type");
  }

  @Test
  void valuesAtTheEdgesOfTheirTypesAreScannedAndSeeded() throws SQLException {
    String script = """
        CREATE TABLE edge (
          id int PRIMARY KEY, f4 real, f8 double precision, n numeric, big numeric, i8 bigint, i2 smallint, d date, t timestamp, tz timestamptz,
          i interval, m money, s text, b bytea, a int[], r int4range, day_end time);
        """;
    TestDatabase source = TestDatabase.of(script + """
        INSERT INTO edge SELECT n,
          (ARRAY['NaN', 'Infinity', '-Infinity', '3.4e38', '1e-45', '0', '-0'])[1 + n % 7]::real,
          (ARRAY['NaN', 'Infinity', '-Infinity', '1.7e308', '5e-324', '0', '0.1'])[1 + n % 7]::float8,
          (ARRAY['NaN', 'Infinity', '-Infinity', '0', '1e-20', '-5.50'])[1 + n % 6]::numeric,
          (ARRAY['1e100', '-1e100', '123456789012345678901234567890.123456789', '0'])[1 + n % 4]::numeric,
          (ARRAY[9223372036854775807, -9223372036854775808, 0])[1 + n % 3],
          (ARRAY[32767, -32768, 0])[1 + n % 3],
          (ARRAY['infinity', '-infinity', '4713-01-01 BC', '5874897-12-31', '2020-02-29'])[1 + n % 5]::date,
          (ARRAY['infinity', '-infinity', '4713-01-01 BC', '294276-12-31 23:59:59.999999', '2020-02-29'])[1 + n % 5]::timestamp,
          (ARRAY['infinity', '-infinity', '4713-01-01 BC', '294276-12-30', '2020-02-29'])[1 + n % 5]::timestamptz,
          (ARRAY['178000000 years', '-178000000 years', '1 mon -1 day', '0', '23:59:60'])[1 + n % 5]::interval,
          (ARRAY['92233720368547758.07', '-92233720368547758.08', '0'])[1 + n % 3]::numeric::money,
          (ARRAY['', E'\\t\\n\\\\', 'NULL', '日本語', repeat('x', 5000)])[1 + n % 5],
          (ARRAY['\\x', '\\x00ff'])[1 + n % 2]::bytea,
          (ARRAY['{}', '{NULL}', '{1,2}'])[1 + n % 3]::int[],
          (ARRAY['empty', '(,)', '[1,)', '(,5]', '[1,2)'])[1 + n % 5]::int4range,
          (ARRAY['24:00', '00:00', '23:59:59.999999'])[1 + n % 3]::time
        FROM generate_series(1, 420) n
        """);
    TestDatabase target = TestDatabase.of(script);
    target.seed(scanned(source), TestDatabase.options(null));
    assertThat(target.count("edge")).isEqualTo(420);
  }
}
