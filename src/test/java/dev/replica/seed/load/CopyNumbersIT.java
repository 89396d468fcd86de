package dev.replica.seed.load;

import static dev.replica.seed.load.CopyTables.NULL;
import static dev.replica.seed.load.CopyTables.cell;

import dev.replica.seed.load.CopyTables.Cell;
import dev.replica.support.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Numbers arrive at the server as the values of their literals, and are printed as the server prints them. */
final class CopyNumbersIT {

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
    tables.assertArrives("bool", cell("t", w -> w.bool(true)), cell("f", w -> w.bool(false)), NULL);
    tables.assertArrives(
        "int2",
        cell("0", w -> w.int2((short) 0)),
        cell("-32768", w -> w.int2(Short.MIN_VALUE)),
        cell("32767", w -> w.int2(Short.MAX_VALUE)));
    tables.assertArrives(
        "int4",
        cell("-1", w -> w.int4(-1)),
        cell("-2147483648", w -> w.int4(Integer.MIN_VALUE)),
        cell("2147483647", w -> w.int4(Integer.MAX_VALUE)));
    List<Cell> cells =
        new ArrayList<>(List.of(NULL, int8(0), int8(Long.MIN_VALUE), int8(Long.MAX_VALUE)));
    for (long power = 1; power > 0 && power <= Long.MAX_VALUE / 10; power *= 10) {
      cells.addAll(List.of(int8(power), int8(power - 1), int8(-power), int8(1 - power)));
    }
    tables.assertArrives("int8", cells);
  }

  private static Cell int8(long value) {
    return cell(Long.toString(value), w -> w.int8(value));
  }

  @Test
  void numericsArriveDigitByDigit() throws SQLException, IOException {
    List<Cell> cells = new ArrayList<>(List.of(NULL));
    long[] values = {
      0,
      1,
      9,
      10,
      99,
      100,
      999,
      1000,
      9999,
      10_000,
      10_001,
      99_990_000,
      100_000_000,
      99_999_999,
      20_003,
      10_000_000_000_000_000L,
      123_456_789_012_345_678L,
      Long.MAX_VALUE,
      Long.MIN_VALUE,
      1_000_000_000_000_000_000L,
      5_000_000_000_000_001L,
      999_999_999_999L,
      1_000_000_000_000L,
      1_000_000_000_001L
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
    tables.assertArrives("numeric", cells);
  }

  private static Cell numeric(long unscaled, int scale) {
    return cell(
        BigDecimal.valueOf(unscaled, scale).toPlainString(), w -> w.numeric(unscaled, scale));
  }

  @Test
  void bigNumericsArriveDigitByDigit() throws SQLException, IOException {
    List<Cell> cells = new ArrayList<>();
    for (String literal : List.of(
        "0",
        "0.000",
        "-0.0",
        "0.0001",
        "1e-20",
        "1E-20",
        "100e-20",
        "1e20",
        "-1.50e1",
        "9999",
        "10000",
        "99990000",
        "1e100",
        "1e-100",
        "12345678901234567890.123456789012345678901234567890",
        "0.00000001000000000000")) {
      cells.add(numeric(new BigDecimal(literal)));
    }
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 2000; i++) {
      byte[] magnitude = new byte[1 + random.nextInt(40)];
      random.nextBytes(magnitude);
      BigInteger zeros = BigInteger.TEN.pow(random.nextInt(10));
      cells.add(numeric(
          new BigDecimal(new BigInteger(magnitude).multiply(zeros), random.nextInt(-20, 60))));
    }
    tables.assertArrives("numeric", cells);
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
      0,
      -0.0,
      1,
      -1,
      0.1,
      1e14,
      1e15,
      1e16,
      123_456_789_012_345.0,
      1_234_567_890_123_456.0,
      9_007_199_254_740_993.0,
      1e21,
      1e22,
      1e23,
      0.0001,
      0.00001,
      1.5e-5,
      2e-3,
      4.35,
      9.5367431640625e-7,
      5e-324,
      1.0 / 3,
      Double.MIN_VALUE,
      Double.MIN_NORMAL,
      Math.nextDown(Double.MIN_NORMAL),
      Double.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NaN
    };
    for (double edge : edges) {
      doubles.add(float8(edge));
    }
    List<Cell> floats = new ArrayList<>();
    float[] floatEdges = {
      0f,
      -0f,
      1f,
      0.1f,
      1e5f,
      1e6f,
      123_456f,
      1_234_567f,
      16_777_216f,
      3e-5f,
      1e10f,
      8.5899346E9f,
      33_554_432f,
      Float.MIN_VALUE,
      Float.MIN_NORMAL,
      Float.MAX_VALUE,
      Float.NaN,
      Float.NEGATIVE_INFINITY
    };
    for (float edge : floatEdges) {
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
    tables.assertArrives("float8", doubles);
    tables.assertArrives("float4", floats);
  }

  private static Cell float8(double value) {
    return cell(Double.toString(value), w -> w.float8(value));
  }

  private static Cell float4(float value) {
    return cell(Float.toString(value), w -> w.float4(value));
  }
}
