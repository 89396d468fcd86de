package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.Column;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.support.TableSketch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferencesTest {

  private static final int ROWS = 1000;
  private static final BigDecimal MICROSECOND = new BigDecimal("0.000001");

  private final Random random = new Random(5);
  private final long[] ordered = random.longs(ROWS, 0, 1_000_000).toArray();
  private final long[] shipped = later(ordered, 500);
  private final long[] delivered = later(shipped, 600);

  @Test
  void aColumnFollowsTheOneThatItIsClosestTo() {
    Map<String, Differences.Follower> followers =
        Differences.of(columns(delivered, ordered, shipped));
    assertThat(followers).containsOnlyKeys("a", "c");
    assertThat(followers.get("a").column()).isEqualTo("c");
    assertThat(followers.get("c").column()).isEqualTo("b");
    assertThat(followers.get("c").numbers().units())
        .containsExactly(IntStream.range(0, ROWS)
            .mapToLong(row -> shipped[row] - ordered[row])
            .toArray());
  }

  @Test
  void aColumnOfAnEarlierHalfFollowsAllTheSame() {
    // What was ordered last is not shipped yet, so that the median shipment is before the median
    // order.
    for (int row = 0; row < ROWS; row++) {
      shipped[row] = ordered[row] > 500_000 ? Values.ABSENT : shipped[row];
    }
    assertThat(Differences.of(columns(ordered, shipped))).containsOnlyKeys("b");
  }

  @Test
  void oneRowBelowIsEnoughToFollowNothing() {
    shipped[17] = ordered[17] - 1;
    assertThat(Differences.of(columns(ordered, shipped))).isEmpty();
  }

  @Test
  void aDifferenceAsWideAsTheColumnIsNone() {
    assertThat(Differences.of(columns(ordered, later(ordered, 500_000)))).isEmpty();
  }

  @Test
  void columnsOfFewRowsFollowNothing() {
    long[] few = new long[99];
    System.arraycopy(ordered, 0, few, 0, few.length);
    assertThat(Differences.of(columns(few, later(few, 500)))).isEmpty();
  }

  @Test
  void equalColumnsDoNotFollowEachOtherInARing() {
    Map<String, Differences.Follower> followers =
        Differences.of(columns(ordered, ordered.clone(), ordered.clone()));
    assertThat(followers).hasSize(2);
    followers.forEach((name, follower) -> {
      Differences.Follower next = followers.get(follower.column());
      assertThat(next == null || !next.column().equals(name)).isTrue();
    });
  }

  @Test
  void aRowWithoutTheOtherColumnHasNoDifference() {
    ordered[3] = Values.ABSENT;
    shipped[4] = Values.ABSENT;
    long[] differences =
        Differences.of(columns(ordered, shipped)).get("b").numbers().units();
    assertThat(differences[3]).isEqualTo(Values.ABSENT);
    assertThat(differences[4]).isEqualTo(Values.ABSENT);
    assertThat(differences[5]).isEqualTo(shipped[5] - ordered[5]);
  }

  @Test
  void aColumnOfACoarserGridFollowsNoneOfAFinerOne() {
    long[] rounded = IntStream.range(0, ROWS)
        .mapToLong(row -> (ordered[row] / 100 + 1) * 100)
        .toArray();
    assertThat(Differences.of(columns(ordered, rounded))).isEmpty();
    long[] finer = later(rounded, 500);
    assertThat(Differences.of(columns(rounded, finer))).containsOnlyKeys("b");
  }

  @Test
  void aDateFollowsTheDayOfATimestamp() {
    long day = 86_400_000_000L;
    long[] times = random.longs(ROWS, -300 * day, 300 * day).toArray();
    long[] days =
        Arrays.stream(times).map(time -> Math.floorDiv(time, day) * day).toArray();
    Numbers dates = new Numbers(Values.Meaning.DATE, days, MICROSECOND, day);
    Numbers timestamps = new Numbers(Values.Meaning.TIMESTAMP, times, MICROSECOND, 1);
    List<ColumnProfile> columns =
        List.of(column("a", "date", dates), column("b", "timestamp without time zone", timestamps));
    Map<String, Differences.Follower> followers = Differences.of(columns);
    assertThat(followers).containsOnlyKeys("a");
    assertThat(followers.get("a").numbers().units()).containsOnly(0);
    // A day before that of its timestamp: there is no telling by how much.
    days[7] -= day;
    assertThat(Differences.of(columns)).isEmpty();
  }

  private long[] later(long[] numbers, int most) {
    long[] later = numbers.clone();
    for (int row = 0; row < later.length; row++) {
      later[row] += random.nextInt(most);
    }
    return later;
  }

  /** Columns a, b, c, and so on. */
  private static List<ColumnProfile> columns(long[]... units) {
    List<ColumnProfile> columns = new ArrayList<>();
    for (long[] numbers : units) {
      String name = String.valueOf((char) ('a' + columns.size()));
      columns.add(column(name, "bigint", Numbers.ofWhole(numbers)));
    }
    return columns;
  }

  private static ColumnProfile column(String name, String type, Numbers numbers) {
    Column column = new Column(
        name,
        name.charAt(0) - 'a' + 1,
        TableSketch.type(type),
        true,
        Column.Generation.PLAIN,
        Optional.empty(),
        Optional.empty());
    return new ColumnProfile(column, 0, 0, numbers.units().length, numbers, new BitSet());
  }
}
