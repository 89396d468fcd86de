package dev.replica.seed.load;

import static dev.replica.seed.load.CopyTables.NULL;
import static dev.replica.seed.load.CopyTables.cell;

import dev.replica.seed.generate.RowWriter;
import dev.replica.seed.load.CopyTables.Cell;
import dev.replica.support.TestServer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dates and times arrive at the server as the values of their literals, and are printed as it prints them. */
final class CopyTimesIT {

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
      int days = i < 2500
          ? random.nextInt(-2_451_507, 2_145_031_949)
          : random.nextInt(-800_000, 3_000_000);
      LocalDate date = LocalDate.of(2000, 1, 1).plusDays(days);
      int year = date.getYear();
      int shown = year > 0 ? year : 1 - year;
      String literal =
          "%04d-%02d-%02d".formatted(shown, date.getMonthValue(), date.getDayOfMonth());
      cells.add(cell(year > 0 ? literal : literal + " BC", w -> w.date(days)));
    }
    tables.assertArrives("date", cells);
  }

  @Test
  void timesArrive() throws SQLException, IOException {
    tables.assertArrives(
        "time",
        cell("00:00:00", w -> w.time(0)),
        cell("24:00:00", w -> w.time(86_400_000_000L)),
        cell("12:34:56.7", w -> w.time(45_296_700_000L)),
        cell("23:59:59.999999", w -> w.time(86_399_999_999L)),
        cell("00:00:00.00001", w -> w.time(10)),
        NULL);
    tables.assertArrives(
        "timetz",
        cell("12:00:00+00", w -> w.timetz(43_200_000_000L, 0)),
        cell("12:00:00.5-03:30", w -> w.timetz(43_200_500_000L, -12_600)),
        cell("12:00:00+15:59:59", w -> w.timetz(43_200_000_000L, 57_599)),
        cell("01:02:03+05:45", w -> w.timetz(3_723_000_000L, 20_700)));
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
    addTimestamp(
        plain, zoned, "294276-12-31 23:59:59.999999", "+00", "", 9_223_371_331_199_999_999L);
    tables.assertArrives("timestamp", plain);
    tables.assertArrives("timestamptz", zoned);
  }

  private static void addTimestamp(
      List<Cell> plain, List<Cell> zoned, String literal, String zone, String era, long micros) {
    plain.add(cell(literal + era, w -> w.timestamp(micros)));
    zoned.add(cell(literal + zone + era, w -> w.timestamptz(micros)));
  }

  @Test
  void intervalsArriveWithTheirSigns() throws SQLException, IOException {
    List<Cell> cells = new ArrayList<>(List.of(NULL));
    int[] months = {0, 1, -1, 11, 12, 13, -12, -13, 24, Integer.MAX_VALUE, -Integer.MAX_VALUE};
    int[] days = {0, 1, -1, 45, Integer.MAX_VALUE, Integer.MIN_VALUE};
    long[] micros = {
      0,
      1,
      -1,
      3_600_000_000L,
      -90_061_000_001L,
      360_000_000_000L,
      Long.MAX_VALUE - 1,
      -Long.MAX_VALUE
    };
    for (int month : months) {
      for (int day : days) {
        for (long micro : micros) {
          String literal = "%d mons %d days %s%s"
              .formatted(month, day, micro < 0 ? "-" : "", clock(Math.abs(micro)));
          cells.add(cell(literal, w -> w.interval(month, day, micro)));
        }
      }
    }
    tables.assertArrives("interval", cells);
  }

  @Test
  void infiniteIntervalsArrive() throws SQLException, IOException {
    tables.assertArrives(
        "interval",
        cell("infinity", w -> w.interval(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE)),
        cell("-infinity", w -> w.interval(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE)));
  }

  private static String clock(long micros) {
    long seconds = micros / 1_000_000;
    return "%d:%02d:%02d.%06d"
        .formatted(seconds / 3600, seconds / 60 % 60, seconds % 60, micros % 1_000_000);
  }
}
