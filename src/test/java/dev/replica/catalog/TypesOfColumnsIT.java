package dev.replica.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class TypesOfColumnsIT {

  private static final String SCHEMA = """
      CREATE SCHEMA ext;
      CREATE EXTENSION citext SCHEMA ext;
      CREATE EXTENSION hstore SCHEMA ext;
      CREATE TYPE mood AS ENUM ('sad', 'happy', 'it''s "odd"');
      ALTER TYPE mood ADD VALUE 'ok' BEFORE 'happy';
      CREATE FUNCTION is_short(text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN length($1) < 80;
      CREATE DOMAIN code AS varchar(20) DEFAULT 'none' CONSTRAINT shape CHECK (VALUE ~ '^[a-z]+$');
      CREATE DOMAIN key_code AS code NOT NULL CHECK (is_short(VALUE));
      CREATE DOMAIN percents AS numeric(5,2)[] CHECK (cardinality(VALUE) < 10);
      CREATE TYPE point3 AS (x numeric(8,2), gone int, y real[], code key_code, felt mood[]);
      ALTER TYPE point3 DROP ATTRIBUTE gone;
      CREATE TYPE segment AS (a point3, b point3[]);
      CREATE TYPE price_range AS RANGE (subtype = numeric, multirange_type_name = price_ranges);
      CREATE TABLE other (id int, label text);
      CREATE TABLE every (
        c_numeric numeric, c_numeric2 numeric(10,2), c_negative numeric(5,-3), c_fraction numeric(3,5),
        c_varchar varchar, c_varchar40 varchar(40), c_char char, c_char7 char(7), c_bpchar bpchar, c_byte "char",
        c_bit bit(8), c_bit1 bit, c_bits "bit", c_varbit bit varying, c_varbit5 bit varying(5),
        c_time time(3), c_timetz time(0) with time zone, c_timestamp timestamp(3), c_timestamptz timestamptz(0),
        c_interval interval, c_interval3 interval(3), c_month interval year to month,
        c_second interval day to second(2),
        c_name name, c_int2vector int2vector, c_oidvector oidvector, c_box box, c_point point,
        c_citext ext.citext, c_hstore ext.hstore, c_citexts ext.citext[],
        c_mood mood, c_moods mood[], c_code code, c_key key_code, c_codes code[], c_percents percents,
        c_point3 point3, c_segment segment, c_segments segment[], c_other other, c_others other[],
        c_names name[], c_varchars varchar(10)[], c_numerics numeric(8,2)[][], c_times timestamp(3) with time zone[],
        c_ranges int4range[], c_range tstzrange, c_multirange int8multirange,
        c_price price_range, c_prices price_ranges, c_price_array price_ranges[],
        c_relation pg_catalog.pg_am, c_cardinal information_schema.cardinal_number);
      """;

  private static String url;
  private static Table every;

  @BeforeAll
  static void read() throws SQLException {
    url = TestServer.database(SCHEMA);
    try (Connection connection = DriverManager.getConnection(url)) {
      Schema schema = CatalogReader.read(connection, CatalogFilter.all());
      every = schema.table(new QualifiedName("public", "every")).orElseThrow();
    }
  }

  @Test
  void everyTypePrintsAsATypeThatTheServerTakesForTheSame() throws SQLException {
    String columns = every.columns().stream()
        .map(column -> Identifiers.quote(column.name()) + " " + column.type().sql())
        .collect(Collectors.joining(", "));
    TestServer.execute(url, "CREATE SCHEMA copy; CREATE TABLE copy.every (" + columns + ")");

    // The fields of an interval are the one thing that is not told.
    assertThat(typesOf("copy"))
        .isEqualTo(typesOf("public").stream()
            .map(type -> type.replaceAll(" year to month| day to second", ""))
            .toList());
  }

  @Test
  void everyTypeIsParsedBackFromWhatItPrints() {
    Map<QualifiedName, SqlType> userTypes = new HashMap<>();
    every.columns().forEach(column -> collect(column.type(), userTypes));

    for (Column column : every.columns()) {
      SqlType parsed =
          TypeParser.parse(column.type().sql(), name -> Optional.ofNullable(userTypes.get(name)));

      assertThat(parsed.name()).isEqualTo(column.type().name());
      assertThat(withoutArrayOid(parsed)).isEqualTo(withoutArrayOid(column.type()));
    }
  }

  @Test
  void theTypesOfTheSystemAreThoseOfTheServer() throws SQLException {
    List<String> missing = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("""
                SELECT t.oid, t.typname, t.typarray
                  FROM pg_type t
                 WHERE t.typnamespace = 'pg_catalog'::regnamespace AND t.typtype IN ('b', 'r', 'm')
                   AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
                """)) {
      while (rows.next()) {
        String name = rows.getString("typname");
        SqlType known = SystemTypes.find(name).orElse(null);
        if (known == null
            || known.oid() != rows.getInt("oid")
            || SystemTypes.arrayOid(name) != rows.getInt("typarray")) {
          missing.add(name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void modifiersAreDecoded() {
    assertThat(every.columns().stream().limit(27).map(column -> column.type().sql()))
        .containsExactly(
            "numeric",
            "numeric(10,2)",
            "numeric(5,-3)",
            "numeric(3,5)",
            "character varying",
            "character varying(40)",
            "character(1)",
            "character(7)",
            "bpchar",
            "\"char\"",
            "bit(8)",
            "bit(1)",
            "\"bit\"",
            "bit varying",
            "bit varying(5)",
            "time(3) without time zone",
            "time(0) with time zone",
            "timestamp(3) without time zone",
            "timestamp(0) with time zone",
            "interval",
            "interval(3)",
            "interval",
            "interval(2)",
            "name",
            "int2vector",
            "oidvector",
            "box");
  }

  @Test
  void onlyTrueArraysAreArrays() {
    assertThat(List.of("c_name", "c_int2vector", "c_oidvector", "c_box", "c_point"))
        .allSatisfy(column -> assertThat(type(column)).isInstanceOf(SqlType.Scalar.class));
    assertThat(type("c_names")).isInstanceOf(SqlType.Array.class);
  }

  @Test
  void theModifierOfAnArrayIsItsElements() {
    assertThat(type("c_varchars").sql()).isEqualTo("character varying(10)[]");
    assertThat(type("c_numerics").sql()).isEqualTo("numeric(8,2)[]");
    assertThat(type("c_times").sql()).isEqualTo("timestamp(3) with time zone[]");
  }

  @Test
  void anEnumHasItsLabelsInTheirOrder() {
    assertThat(((SqlType.Enumeration) type("c_mood")).labels())
        .containsExactly("sad", "ok", "happy", "it's \"odd\"");
  }

  @Test
  void aDomainLeadsThroughAllDomainsToItsBase() {
    SqlType.Domain key = (SqlType.Domain) type("c_key");
    SqlType.Domain code = (SqlType.Domain) key.underlying();

    assertThat(key.notNull()).isTrue();
    assertThat(key.checks())
        .containsExactly(new Check("key_code_check", "public.is_short((VALUE)::text)", true));
    assertThat(code.notNull()).isFalse();
    assertThat(code.defaultExpression()).contains("'none'::character varying");
    assertThat(code.checks())
        .containsExactly(new Check("shape", "((VALUE)::text ~ '^[a-z]+$'::text)", true));
    assertThat(key.base().sql()).isEqualTo("character varying(20)");
  }

  @Test
  void aColumnIsNotNullableWhereItsDomainIsNotNull() {
    assertThat(every.column("c_key").orElseThrow().nullable()).isFalse();
    assertThat(every.column("c_code").orElseThrow().nullable()).isTrue();
  }

  @Test
  void aDomainMayBeOverAnArray() {
    assertThat(type("c_percents").base().sql()).isEqualTo("numeric(5,2)[]");
  }

  @Test
  void anArrayMayBeOverADomainOrAComposite() {
    assertThat(((SqlType.Array) type("c_codes")).element()).isEqualTo(type("c_code"));
    assertThat(((SqlType.Array) type("c_segments")).element()).isEqualTo(type("c_segment"));
  }

  @Test
  void aCompositeHasItsLiveAttributesWithTheirModifiers() {
    assertThat(((SqlType.Composite) type("c_point3")).attributes())
        .extracting(attribute -> attribute.name() + " " + attribute.type().sql())
        .containsExactly(
            "x numeric(8,2)",
            "y real[]",
            "code \"public\".\"key_code\"",
            "felt \"public\".\"mood\"[]");
  }

  @Test
  void theRowTypeOfATableIsAComposite() {
    assertThat(((SqlType.Composite) type("c_other")).attributes())
        .extracting(SqlType.Attribute::name)
        .containsExactly("id", "label");
  }

  @Test
  void rangesAndMultirangesLeadToTheirSubtype() {
    assertThat(((SqlType.Range) type("c_price")).subtype().sql()).isEqualTo("numeric");
    assertThat(((SqlType.Multirange) type("c_prices")).range()).isEqualTo(type("c_price"));
    assertThat(((SqlType.Multirange) type("c_multirange")).range().subtype().sql())
        .isEqualTo("bigint");
  }

  @Test
  void anExtensionsTypeIsAScalarInItsSchema() {
    assertThat(type("c_citext").sql()).isEqualTo("\"ext\".\"citext\"");
    assertThat(type("c_hstore")).isInstanceOf(SqlType.Scalar.class);
  }

  private static SqlType type(String column) {
    return every.column(column).orElseThrow().type();
  }

  private static void collect(SqlType type, Map<QualifiedName, SqlType> userTypes) {
    if (type instanceof SqlType.Array array) {
      collect(array.element(), userTypes);
      return;
    }
    userTypes.put(type.name(), type);
  }

  // A user's array type has an oid that only its server knows.
  private static SqlType withoutArrayOid(SqlType type) {
    return type instanceof SqlType.Array array
        ? new SqlType.Array(0, array.name(), array.element())
        : type;
  }

  private static List<String> typesOf(String schema) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(
            "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attnum > 0 AND attrelid = '"
                + schema
                + ".every'::regclass ORDER BY attnum")) {
      List<String> types = new ArrayList<>();
      while (rows.next()) {
        types.add(rows.getString(1));
      }
      return types;
    }
  }
}
