package dev.replica.seed.load;

import static dev.replica.seed.load.CopyTables.cell;

import dev.replica.catalog.SqlType;
import dev.replica.seed.generate.RowWriter;
import dev.replica.seed.load.CopyTables.Cell;
import dev.replica.support.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each cell that a writer can be told arrives at the server as the value of its literal, and is printed as the server does. */
final class CopyRoundTripIT {

  private static final Cell NULL = cell(null, RowWriter::nullValue);

  private static CopyTables tables;

  @BeforeAll
  static void connect() throws SQLException {
    tables = new CopyTables(TestServer.database());
  }

  @AfterAll
  static void disconnect() throws SQLException {
    tables.close();
  }

  @Test
  void booleansAndIntegersArrive() throws SQLException, IOException {
    assertArrives("bool", cell("t", w -> w.bool(true)), cell("f", w -> w.bool(false)), NULL);
    assertArrives(
        "int2", cell("0", w -> w.int2((short) 0)), cell("-32768", w -> w.int2(Short.MIN_VALUE)), cell("32767", w -> w.int2(Short.MAX_VALUE)));
    assertArrives(
        "int4", cell("-1", w -> w.int4(-1)), cell("-2147483648", w -> w.int4(Integer.MIN_VALUE)), cell("2147483647", w -> w.int4(Integer.MAX_VALUE)));
    List<Cell> cells = new ArrayList<>(List.of(NULL, int8(0), int8(Long.MIN_VALUE), int8(Long.MAX_VALUE)));
    for (long power = 1; power > 0 && power <= Long.MAX_VALUE / 10; power *= 10) {
      cells.addAll(List.of(int8(power), int8(power - 1), int8(-power), int8(1 - power)));
    }
    assertArrives("int8", cells);
  }

  private static Cell int8(long value) {
    return cell(Long.toString(value), w -> w.int8(value));
  }

  @Test
  void numericsArriveDigitByDigit() throws SQLException, IOException {
    List<Cell> cells = new ArrayList<>(List.of(NULL));
    long[] values = {
      0, 1, 9, 10, 99, 100, 999, 1000, 9999, 10_000, 10_001, 99_990_000, 100_000_000, 99_999_999, 10_000_000_000_000_000L,
      123_456_789_012_345_678L, Long.MAX_VALUE, Long.MIN_VALUE, 1_000_000_000_000_000_000L, 20_003, 5_000_000_000_000_001L
    };
    for (long value : values) {
      for (int scale = 0; scale <= 18; scale++) {
        cells.add(numeric(value, scale));
        cells.add(numeric(-value, scale));
      }
    }
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 5000; i++) {
      cells.add(numeric(random.nextLong() >> random.nextInt(64), random.nextInt(19)));
    }
    assertArrives("numeric", cells);
  }

  private static Cell numeric(long unscaled, int scale) {
    return cell(BigDecimal.valueOf(unscaled, scale).toPlainString(), w -> w.numeric(unscaled, scale));
  }

  @Test
  void bigNumericsArriveDigitByDigit() throws SQLException, IOException {
    List<Cell> cells = new ArrayList<>();
    for (String literal :
        List.of("0", "0.000", "-0.0", "0.0001", "1e-20", "1E-20", "100e-20", "1e20", "-1.50e1", "9999", "10000", "99990000",
            "1e100", "1e-100", "12345678901234567890.123456789012345678901234567890", "0.00000001000000000000")) {
      cells.add(numeric(new BigDecimal(literal)));
    }
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 2000; i++) {
      byte[] magnitude = new byte[1 + random.nextInt(40)];
      random.nextBytes(magnitude);
      BigInteger unscaled = new BigInteger(magnitude);
      cells.add(numeric(new BigDecimal(random.nextBoolean() ? unscaled : unscaled.multiply(BigInteger.TEN.pow(9)), random.nextInt(-20, 60))));
    }
    assertArrives("numeric", cells);
  }

  private static Cell numeric(BigDecimal value) {
    return cell(value.toString(), w -> w.numeric(value));
  }

  @Test
  void moneyArrives() throws SQLException, IOException {
    List<Cell> cells = new ArrayList<>();
    for (long cents : new long[] {0, 1, -1, 99, 100, -12_345, Long.MAX_VALUE}) {
      cells.add(cell(BigDecimal.valueOf(cents, 2).toPlainString(), w -> w.money(cents)));
    }
    tables.assertWritten("money", cells);
  }

  @Test
  void floatsArriveAndArePrintedAsTheServerDoes() throws SQLException, IOException {
    List<Cell> doubles = new ArrayList<>();
    double[] edges = {
      0, -0.0, 1, -1, 0.1, 1e14, 1e15, 1e16, 123_456_789_012_345.0, 1_234_567_890_123_456.0, 9_007_199_254_740_993.0, 1e21, 1e22, 1e23,
      0.0001, 0.00001, 1.5e-5, 2e-3, 4.35, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, Math.nextDown(Double.MIN_NORMAL),
      Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 9.5367431640625e-7, 5e-324, 1.0 / 3, 2.2250738585072014E-308
    };
    for (double edge : edges) {
      doubles.add(float8(edge));
    }
    List<Cell> floats = new ArrayList<>();
    for (float edge : new float[] {0f, -0f, 1f, 0.1f, 1e5f, 1e6f, 123_456f, 1_234_567f, 16_777_216f, 3e-5f, 1e10f, Float.MIN_VALUE,
        Float.MIN_NORMAL, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, 8.5899346E9f, 33_554_432f}) {
      floats.add(float4(edge));
    }
    SplittableRandom random = new SplittableRandom(3);
    for (int exponent = -1074; exponent < 1024; exponent++) {
      doubles.add(float8(StrictMath.scalb(1.0, exponent)));
      doubles.add(float8(StrictMath.scalb(random.nextDouble(), exponent)));
    }
    for (int exponent = -149; exponent < 128; exponent++) {
      floats.add(float4(StrictMath.scalb(1f, exponent)));
    }
    for (int i = 0; i < 10_000; i++) {
      doubles.add(float8(Double.longBitsToDouble(random.nextLong())));
      doubles.add(float8(random.nextInt(10_000_000) / StrictMath.pow(10, random.nextInt(8))));
      floats.add(float4(Float.intBitsToFloat(random.nextInt())));
    }
    assertArrives("float8", doubles);
    assertArrives("float4", floats);
  }

  private static Cell float8(double value) {
    return cell(Double.toString(value), w -> w.float8(value));
  }

  private static Cell float4(float value) {
    return cell(Float.toString(value), w -> w.float4(value));
  }

  @Test
  void textArrivesWhateverItHolds() throws SQLException, IOException {
    List<Cell> cells = new ArrayList<>(List.of(NULL));
    for (String text :
        List.of("", " ", "plain", "\\N", "\\.", "a\tb", "a\nb\r\n", "\b\f\u000b\u0001\u007f", "back\\slash\\", "\"quoted\"", "NULL",
            "äöü ÿ", "日本語", "😀 emoji", "x".repeat(1000), "ä".repeat(1000), "{a,b}", "(1,2)")) {
      byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
      cells.add(cell(text, w -> w.text(text)));
      cells.add(cell(text, w -> w.utf8(bytes, 1, bytes.length - 2)));
    }
    for (String type : List.of("text", "varchar", "bpchar")) {
      assertArrives(type, cells);
    }
    assertArrives("name", cell("n", w -> w.text("n")));
    assertArrives("char(3)", cell("n  ", w -> w.text("n  ")));
    assertArrives("json", cell("{\"a\":  [1, \"\\n\"]}", w -> w.text("{\"a\":  [1, \"\\n\"]}")));
    assertArrives("jsonb", cell("{\"a\": [1, \"\\né\"]}", w -> w.jsonb("{\"a\": [1, \"\\né\"]}")), NULL);
    assertArrives("xml", cell("<a>b</a>", w -> w.text("<a>b</a>")));
  }

  @Test
  void bytesAndIdentifiersArrive() throws SQLException, IOException {
    assertArrives("bytea", cell("\\x", w -> w.bytea(new byte[0])), cell("\\x00ff5c0a", w -> w.bytea(new byte[] {0, -1, 92, 10})), NULL);
    List<Cell> cells = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 100; i++) {
      UUID uuid = new UUID(random.nextLong(), random.nextLong());
      cells.add(cell(uuid.toString(), w -> w.uuid(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits())));
    }
    assertArrives("uuid", cells);
  }

  @Test
  void datesArriveFromTheFirstToTheLast() throws SQLException, IOException {
    List<Cell> cells = new ArrayList<>(List.of(NULL));
    cells.add(cell("2000-01-01", w -> w.date(0)));
    cells.add(cell("1999-12-31", w -> w.date(-1)));
    cells.add(cell("0001-01-01", w -> w.date(-730_119)));
    cells.add(cell("0001-12-31 BC", w -> w.date(-730_120)));
    cells.add(cell("4713-01-01 BC", w -> w.date(-2_451_507)));
    cells.add(cell("5874897-12-31", w -> w.date(2_145_031_948)));
    cells.add(cell("infinity", w -> w.date(RowWriter.DATE_INFINITY)));
    cells.add(cell("-infinity", w -> w.date(-RowWriter.DATE_INFINITY - 1)));
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 5000; i++) {
      int days = i < 2500 ? random.nextInt(-2_451_507, 2_145_031_949) : random.nextInt(-800_000, 3_000_000);
      java.time.LocalDate date = java.time.LocalDate.of(2000, 1, 1).plusDays(days);
      int year = date.getYear();
      String literal = "%04d-%02d-%02d".formatted(year > 0 ? year : 1 - year, date.getMonthValue(), date.getDayOfMonth());
      cells.add(cell(year > 0 ? literal : literal + " BC", w -> w.date(days)));
    }
    assertArrives("date", cells);
  }

  @Test
  void timesArrive() throws SQLException, IOException {
    assertArrives(
        "time", cell("00:00:00", w -> w.time(0)), cell("24:00:00", w -> w.time(86_400_000_000L)), cell("12:34:56.7", w -> w.time(45_296_700_000L)),
        cell("23:59:59.999999", w -> w.time(86_399_999_999L)), cell("00:00:00.00001", w -> w.time(10)), NULL);
    assertArrives(
        "timetz", cell("12:00:00+00", w -> w.timetz(43_200_000_000L, 0)), cell("12:00:00.5-03:30", w -> w.timetz(43_200_500_000L, -12_600)),
        cell("12:00:00+15:59:59", w -> w.timetz(43_200_000_000L, 57_599)), cell("01:02:03+05:45", w -> w.timetz(3_723_000_000L, 20_700)));
  }

  @Test
  void timestampsArrive() throws SQLException, IOException {
    List<Cell> plain = new ArrayList<>(List.of(NULL));
    List<Cell> zoned = new ArrayList<>(List.of(NULL));
    addTimestamp(plain, zoned, "infinity", "", "", RowWriter.TIMESTAMP_INFINITY);
    addTimestamp(plain, zoned, "-infinity", "", "", Long.MIN_VALUE);
    addTimestamp(plain, zoned, "2000-01-01 00:00:00", "+00", "", 0);
    addTimestamp(plain, zoned, "1999-12-31 23:59:59.999999", "+00", "", -1);
    addTimestamp(plain, zoned, "0044-03-15 12:00:00", "+00", " BC", -64_464_465_600_000_000L);
    addTimestamp(plain, zoned, "4713-01-01 00:00:00", "+00", " BC", -2_451_507L * 86_400_000_000L);
    addTimestamp(plain, zoned, "294276-12-31 23:59:59.999999", "+00", "", 9_223_371_331_199_999_999L);
    assertArrives("timestamp", plain);
    assertArrives("timestamptz", zoned);
  }

  private static void addTimestamp(List<Cell> plain, List<Cell> zoned, String literal, String zone, String era, long micros) {
    plain.add(cell(literal + era, w -> w.timestamp(micros)));
    zoned.add(cell(literal + zone + era, w -> w.timestamptz(micros)));
  }

  @Test
  void intervalsArriveWithTheirSigns() throws SQLException, IOException {
    List<Cell> cells = new ArrayList<>(List.of(NULL));
    int[] months = {0, 1, -1, 11, 12, 13, -12, -13, 24, Integer.MAX_VALUE, -Integer.MAX_VALUE};
    int[] days = {0, 1, -1, 45, Integer.MAX_VALUE, Integer.MIN_VALUE};
    long[] micros = {0, 1, -1, 3_600_000_000L, -90_061_000_001L, 360_000_000_000L, Long.MAX_VALUE - 1, -Long.MAX_VALUE};
    for (int month : months) {
      for (int day : days) {
        for (long micro : micros) {
          String literal = "%d mons %d days %s%s".formatted(month, day, micro < 0 ? "-" : "", clock(Math.abs(micro)));
          cells.add(cell(literal, w -> w.interval(month, day, micro)));
        }
      }
    }
    assertArrives("interval", cells);
    assertArrives(
        "interval",
        cell("infinity", w -> w.interval(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE)),
        cell("-infinity", w -> w.interval(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE)));
  }

  private static String clock(long micros) {
    return "%d:%02d:%02d.%06d".formatted(micros / 3_600_000_000L, micros / 60_000_000 % 60, micros / 1_000_000 % 60, micros % 1_000_000);
  }

  @Test
  void arraysArriveWithNullsAndQuotes() throws SQLException, IOException {
    SqlType.Array ints = (SqlType.Array) tables.type("int4[]");
    assertArrives("int4[]", NULL, cell("{}", w -> array(w, ints, 0)), cell("{1,2}", w -> array(w, ints, 2, w1 -> w1.int4(1), w1 -> w1.int4(2))),
        cell("{NULL,2}", w -> array(w, ints, 2, RowWriter::nullValue, w1 -> w1.int4(2))), cell("{NULL}", w -> array(w, ints, 1, RowWriter::nullValue)));
    SqlType.Array texts = (SqlType.Array) tables.type("text[]");
    assertArrives("text[]", cell("{\"\",\"NULL\",\"nulL\",NULL,a,\"a b\",\"{\",\"\\\"\\\\\",\"tab\there\",é,\"a,b\"}", w -> {
      w.beginArray(texts, 11);
      for (String text : List.of("", "NULL", "nulL")) {
        w.text(text);
      }
      w.nullValue();
      for (String text : List.of("a", "a b", "{", "\"\\", "tab\there", "é", "a,b")) {
        w.text(text);
      }
      w.end();
    }));
    SqlType.Array times = (SqlType.Array) tables.type("timestamptz[]");
    assertArrives("timestamptz[]", cell("{\"2000-01-01 00:00:00+00\",infinity}",
        w -> array(w, times, 2, w1 -> w1.timestamptz(0), w1 -> w1.timestamptz(Long.MAX_VALUE))));
    SqlType.Array bytes = (SqlType.Array) tables.type("bytea[]");
    assertArrives("bytea[]", cell("{\"\\\\x01\"}", w -> array(w, bytes, 1, w1 -> w1.bytea(new byte[] {1}))));
  }

  @SafeVarargs
  private static void array(RowWriter writer, SqlType.Array type, int length, java.util.function.Consumer<RowWriter>... elements) {
    writer.beginArray(type, length);
    for (java.util.function.Consumer<RowWriter> element : elements) {
      element.accept(writer);
    }
    writer.end();
  }

  private static void assertArrives(String type, Cell... cells) throws SQLException, IOException {
    assertArrives(type, List.of(cells));
  }

  private static void assertArrives(String type, List<Cell> cells) throws SQLException, IOException {
    tables.assertWritten(type, cells);
    tables.assertPrinted(type, cells);
  }
}
