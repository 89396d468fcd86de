package dev.replica.seed.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.catalog.SqlType;
import dev.replica.support.TestServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link BinaryRowWriter#parsed} makes of a literal is what the server makes of it. */
final class CopyLiteralIT {

  private static CopyTables tables;

  @BeforeAll
  static void connect() throws SQLException {
    tables = new CopyTables(TestServer.database("""
                CREATE EXTENSION hstore; CREATE EXTENSION citext; CREATE EXTENSION ltree;
                CREATE TYPE mood AS ENUM ('fine', 'so so', 'it''s "bad"', 'null');
                CREATE DOMAIN code AS text;
                CREATE DOMAIN codes AS code[];
                CREATE TYPE pair AS (a int, b text);
                CREATE TYPE deep AS (p pair, list pair[], c code, r int4range, m mood, t timestamptz, many codes);
                CREATE TYPE lonely AS (a text);
                CREATE TYPE "Odd, one" AS RANGE (subtype = text);
                CREATE DOMAIN frame AS box;
                """));
  }

  @AfterAll
  static void disconnect() throws SQLException {
    tables.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bool | t;f;true;false;yes;off;1;0",
        "int2 | 0;-32768;32767;+7",
        "int4 | 0;-2147483648;2147483647; 42 ",
        "int8 | 0;-9223372036854775808;9223372036854775807",
        "numeric | 0;-0;0.00;1e10;1.5e-7;NaN;Infinity;-Infinity;inf;99999999999999999999999.99;"
            + "0.00000000000000000001;10000.0001",
        "numeric(10,2) | 1;1.005;-99999999.99",
        "float4 | 0;-0;1e-45;3.4028235e38;NaN;Infinity;-inf;0.1;16777217;1.17549429e-38",
        "float8 | 0;-0;5e-324;1.7976931348623157e308;NaN;-Infinity;0.1;1e23",
        "money | 0;1.23;-92233720368547758.08;$1,234.5;-$7",
        "text | a;\\N;{x}; lead",
        "varchar(4) | abcd;ä",
        "bpchar | a;b  ",
        "char(4) | a;b  ",
        "name | n",
        "\"char\" | a;\\377;",
        "json | {\"a\": 1};[1, null]",
        "jsonb | {\"b\": 1, \"a\": [2, \"x\"]};null;\"s\"",
        "jsonpath | $.a[*] ? (@ > 1)",
        "xml | <a b=\"c\">d</a>",
        "bytea | \\x;\\x00FFab;plain;a\\\\b\\000\\377;\\xde ad",
        "uuid | 00000000-0000-0000-0000-000000000000;A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11;"
            + "{a0eebc999c0b4ef8bb6d6bb9bd380a11}",
        "date | 2000-01-01;1999-12-31;2024-02-29;0044-03-15 BC;4713-01-01 BC;5874897-12-31;infinity;-infinity;"
            + "10000-01-01",
        "time | 00:00:00;24:00:00;23:59:59.999999;12:34;01:02:03.4;01:02:03.1234564;23:59:60",
        "time(2) | 01:02:03.456",
        "timetz | 00:00:00+00;12:34:56.7-03:30;24:00:00+15:59:59;12:00Z",
        "timestamp | 2000-01-01 00:00:00;0044-03-15 12:00:00.5 BC;294276-12-31 23:59:59.999999;infinity;-infinity;"
            + "2024-05-06;2024-05-06T07:08",
        "timestamptz | 2000-01-01 00:00:00+00;2024-06-01 12:00:00.25-05;2024-06-01 12:00:00+05:45;"
            + "0001-01-01 00:00:00+00 BC;infinity;-infinity;"
            + "4713-01-01 00:00:00+00 BC;1900-01-01 00:00:00-00:53:28;2024-06-01 12:00",
        "interval | 00:00:00;1 year 2 mons 3 days 04:05:06.789;-1 years -2 mons +3 days -04:05:06;-1 days +02:03:00;"
            + "1 mon;100:00:00;P1Y2M3DT4H5M6.789S;"
            + "P-1Y-2M3DT-4H-5M-6.5S;PT0S;P2W;@ 1 year 2 mons -3 days 4 hours 5 mins 6.7 secs ago;@ 0;"
            + "-00:00:00.000001;178000000 years;1.5 hours",
        "interval day to second(1) | 1 day 00:00:01.26",
        "inet | 0.0.0.0;192.168.1.5/24;255.255.255.255;::;::1;2001:db8::ff00:42:8329/64;::ffff:1.2.3.4;"
            + "1:2:3:4:5:6:7:8;1::/16",
        "cidr | 10.0.0.0/8;192.168.100.128/25;2001:db8::/32;::/0;1.2.3.4",
        "macaddr | 08:00:2b:01:02:03;08-00-2B-01-02-03;0800.2b01.0203",
        "macaddr8 | 08:00:2b:01:02:03:04:05;08002b:0102030405;08:00:2b:01:02:03",
        "bit(5) | 10101;00000",
        "varbit | ;1;101010101;x1F;B11111111",
        "point | (1,2);(-0.5,1e300);(NaN,Infinity)",
        "lseg | [(1,2),(3,4)]",
        "box | (3,4),(1,2);(1,4),(3,2)",
        "line | {1,-1,0.5}",
        "path | ((1,2),(3,4));[(1,2),(3,4),(5,6)]",
        "polygon | ((0,0),(1,0),(1,1))",
        "circle | <(1,2),3>",
        "pg_lsn | 0/0;16/B374D848;FFFFFFFF/FFFFFFFF",
        "oid | 0;4294967295",
        "xid | 0;4294967295",
        "cid | 7",
        "xid8 | 0;18446744073709551615",
        "hstore | ;\"a\"=>\"1\";\"a\"=>NULL, \"b c\"=>\"x\\\"y\\\\\";k=>v,l=>null;\"é\"=>\"NULL\"",
        "citext | Ab;",
        "ltree | a.b.c;",
        "lquery | a.*{1,2}.c|d",
        "ltxtquery | a & b",
        "mood | fine;so so;it's \"bad\";null",
        "code | x;",
        "frame | (1,1),(0,0)",
      })
  void scalarsAreReadAsTheServerReadsThem(String type, String literals)
      throws SQLException, IOException {
    assertRead(type, (literals == null ? "" : literals).split(";", -1));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"int4[]", "numeric[]", "int8[]"})
  void arraysOfNumbersAreReadInAllTheirDimensions(String type) throws SQLException, IOException {
    assertRead(
        type,
        "{}",
        "{1}",
        "{1,NULL,3}",
        "{ 1 , null }",
        "{{1,2},{3,4},{5,6}}",
        "{{{1},{2}},{{3},{NULL}}}",
        "[0:2]={1,2,3}",
        "[-1:0][5:5]={{1},{2}}",
        "{\"1\",\"2\"}",
        "{{{{{{1}}}}}}");
  }

  @Test
  void arraysOfTextsAreReadWithTheirQuotes() throws SQLException, IOException {
    String literal =
        "{\"\",\"NULL\",null,a b, c ,\"d\\\"e\\\\f\",g\\,h,\"{i}\",\"j,k\",\"é\",\\ l\\ , n\\ull}";
    for (String type : List.of("text[]", "varchar[]", "citext[]", "code[]", "codes", "json[]")) {
      assertRead(type, type.equals("json[]") ? "{\"{\\\"a\\\": 1}\",NULL}" : literal);
    }
    assertRead("mood[]", "{fine,\"so so\",\"it's \\\"bad\\\"\",\"null\",null}");
    assertRead("codes[]", "{\"{a,b}\",NULL,\"{}\",\"{\\\"x y\\\",NULL}\"}");
    assertRead("hstore[]", "{\"\\\"a\\\"=>\\\"1\\\"\"}");
    assertRead("timestamptz[]", "{\"2024-01-01 00:00:00+00\",infinity}");
    assertRead("bytea[]", "{\"\\\\x01\",\"\"}");
  }

  @Test
  void arraysOfBoxesHaveASemicolonBetween() throws SQLException, IOException {
    assertRead("box[]", "{(1,1),(0,0);(3,3),(2,2)}", "{}");
    assertRead("frame[]", "{(1,1),(0,0);(3,3),(2,2)}");
    assertRead("point[]", "{\"(1,1)\",\"(3,3)\"}");
  }

  @Test
  void compositesAreReadToAnyDepth() throws SQLException, IOException {
    assertRead(
        "pair",
        "(1,a)",
        "(,)",
        "(1,\"\")",
        "(,\"a,b\")",
        "(2,\"\"\"q\"\" \\\\ \")",
        "( 3 ,x y)",
        "(4,\"(5)\")",
        "(5,\\,a\\))");
    assertRead("lonely", "()", "(\"\")", "(x)");
    assertRead("pair[]", "{\"(1,a)\",NULL,\"(,\\\"b \\\\\\\"\\\\\\\" c\\\")\"}", "{}");
    assertRead(
        "deep",
        "(,,,,,,)",
        "(\"(1,\"\"x y\"\")\",\"{\"\"(2,z)\"\",NULL}\",\"\",\"[1,5)\",fine,"
            + "\"2024-01-01 00:00:00+00\",\"{a,\"\"b c\"\"}\")");
    assertRead(
        "deep[]",
        "{\"(\\\"(1,a)\\\",{},c,empty,\\\"so so\\\",infinity,\\\"{\\\"\\\"NULL\\\"\\\",NULL}\\\")\"}");
  }

  @Test
  void rangesAreReadWithTheirBounds() throws SQLException, IOException {
    assertRead(
        "int4range",
        "empty",
        "[1,5)",
        "[1,5]",
        "(1,5)",
        "(,5]",
        "[1,)",
        "(,)",
        "[,]",
        "[3,3)",
        " [ 1 , 2 ] ");
    assertRead("numrange", "[1.50,2)", "(-Infinity,Infinity)", "[NaN,]");
    assertRead(
        "tstzrange", "[\"2024-01-01 00:00:00+00\",\"2024-02-01 00:00:00+00\")", "[-infinity,)");
    assertRead("tstzrange", "[2024-01-01 00:00:00+00,infinity]");
    assertRead("tsrange", "(\"0044-03-15 12:00:00 BC\",)");
    assertRead("daterange", "[2024-01-01,2024-01-31]", "(,infinity)");
    assertRead("int8range", "[1,9223372036854775807)");
    assertRead("\"Odd, one\"", "[a,b)", "[\"\",\"a\"\"\\\\,]\")", "(\\(,\\))");
    assertRead("int4range[]", "{\"[1,2)\",empty,NULL,\"(,)\"}");
  }

  @Test
  void multirangesAreReadRangeByRange() throws SQLException, IOException {
    assertRead(
        "int4multirange", "{}", "{[1,2)}", "{[5,6],(,2), empty }", "{ [1,3) , [2,4) }", "{(,)}");
    assertRead("nummultirange", "{[1.5,2.5),[3.5,)}");
    assertRead("tstzmultirange", "{[\"2024-01-01 00:00:00+00\",\"2024-02-01 00:00:00+00\")}");
    assertRead("int4multirange[]", "{\"{[1,2),[5,6)}\",\"{}\",NULL}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tsvector", "tsquery", "regclass", "regtype", "tsvector[]", "int2vector"})
  void aTypeWithoutEncoderIsLeftToTheTextFormat(String name) throws SQLException {
    SqlType type = tables.type(name);
    BinaryRowWriter binary = new BinaryRowWriter(1, 16);

    assertThat(binary.writes(type)).isFalse();
    assertThat(new TextRowWriter(16).writes(type)).isTrue();
    assertThatThrownBy(() -> binary.parsed(type, "{a}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRead(String type, String... literals) throws SQLException, IOException {
    String[] withNull = Arrays.copyOf(literals, literals.length + 1);
    tables.assertParsed(type, Arrays.asList(withNull));
  }
}
