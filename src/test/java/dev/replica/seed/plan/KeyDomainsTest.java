package dev.replica.seed.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.catalog.Column;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Sequence;
import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import dev.replica.support.Models;
import dev.replica.support.TableSketch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyDomainsTest {

  private static Column column(String name, SqlType type) {
    return new Column(
        name, 1, type, false, Column.Generation.PLAIN, Optional.empty(), Optional.empty());
  }

  private static KeyDomain of(String type, ValueModel model, long needed, String... kept) {
    return of("c", type, model, Limits.NONE, needed, kept);
  }

  private static KeyDomain of(
      String name, String type, ValueModel model, Limits limits, long needed, String... kept) {
    return KeyDomains.of(
        column(name, TableSketch.type(type)), model, limits, needed, Arrays.asList(kept), false);
  }

  private static KeyDomain.Grid grid(String type, ValueModel model, long needed, String... kept) {
    return (KeyDomain.Grid) of(type, model, needed, kept);
  }

  private static KeyDomain.Grid fed(
      long start, long increment, long minimum, long maximum, String... kept) {
    Sequence sequence =
        new Sequence(new QualifiedName("public", "s"), start, increment, minimum, maximum);
    Column column = new Column(
        "c",
        1,
        TableSketch.type("integer"),
        false,
        Column.Generation.PLAIN,
        Optional.empty(),
        Optional.of(sequence));
    return (KeyDomain.Grid)
        KeyDomains.of(column, null, Limits.NONE, 10, Arrays.asList(kept), false);
  }

  private static Limits between(Integer lower, Integer upper) {
    BigDecimal least = lower == null ? null : BigDecimal.valueOf(lower);
    BigDecimal most = upper == null ? null : BigDecimal.valueOf(upper);
    return new Limits(
        null, Set.of(), least, most, 0, -1, List.of(), null, false, false, List.of(), List.of());
  }

  @Test
  void anUnknownNumberCountsFromOne() {
    KeyDomain.Grid grid = grid("integer", null, 10);
    assertThat(grid.first()).isEqualTo(1);
    assertThat(grid.step()).isEqualTo(1);
    assertThat(grid.size()).isEqualTo(Integer.MAX_VALUE);
    assertThat(grid("smallint", null, 10).size()).isEqualTo(Short.MAX_VALUE);
  }

  @Test
  void aSequenceTellsWhereToBeginAndHowFarToStep() {
    assertThat(fed(100, 5, 1, 1_000_000).first()).isEqualTo(100);
    assertThat(fed(100, 5, 1, 1_000_000).step()).isEqualTo(5);
    assertThat(fed(-1, -1, Integer.MIN_VALUE, -1).step()).isEqualTo(-1);
    assertThat(fed(-1, -1, Integer.MIN_VALUE, -1).size()).isEqualTo(-(long) Integer.MIN_VALUE);
  }

  @Test
  void numbersBeginPastThoseThatAreKept() {
    assertThat(grid("integer", null, 10, "7", null, "3").first()).isEqualTo(8);
    assertThat(fed(100, 5, 1, 1_000_000, "110").first()).isEqualTo(115);
    assertThat(fed(1000, -1, 1, 1000, "998", "5").first()).isEqualTo(4);
    assertThat(fed(1000, -1, 1, 1000, "998", "5").size()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void timesBeginPastThoseThatAreKept() {
    long hour = 3_600_000_000L;
    assertThat(grid("time", null, 10, "10:00:00").first()).isEqualTo(10 * hour + 1_000_000);
    assertThat(grid("date", null, 10, "2030-01-01").first())
        .isEqualTo(grid("date", null, 10, "2030-01-02").first() - 1);
    long utc = grid("timestamptz", null, 10, "2030-01-01 12:00:00+00").first();
    assertThat(grid("timestamptz", null, 10, "2030-01-01 14:00:00+02").first()).isEqualTo(utc);
    assertThat(grid("timestamptz", null, 10, "2030-01-01 06:30:00-05:30").first())
        .isEqualTo(utc);
    assertThat(grid("timestamp", null, 10, "2030-01-01 12:00:00").first()).isEqualTo(utc);
    assertThat(grid("timestamp", null, 10, "infinity", "0044-03-15 00:00:00 BC").first())
        .isEqualTo(grid("timestamp", null, 10).first());
  }

  @Test
  void intervalsAndMoneyBeginPastThoseThatAreKept() {
    assertThat(grid("interval", null, 10, "00:00:01.5", "1 year").first()).isEqualTo(1_500_001);
    assertThat(grid("interval", null, 10, "2 days 00:00:01", "-5 days").first())
        .isEqualTo(2 * 86_400_000_000L + 1_000_001);
    assertThat(grid("interval", null, 10, "1 mon", "3 days").first())
        .isEqualTo(3 * 86_400_000_000L + 1);
    assertThat(grid("money", null, 10, "$1,234.56", "-$99.00").first()).isEqualTo(123_457);
  }

  @Test
  void aScannedRangeIsTheDomainAndGrowsWhereItIsTooSmall() {
    KeyDomain.Grid seen = grid("integer", Models.number("10", "95", "205"), 5);
    assertThat(seen.first()).isEqualTo(100);
    assertThat(seen.step()).isEqualTo(10);
    assertThat(seen.size()).isEqualTo(11);
    assertThat(grid("integer", Models.number("10", "95", "205"), 500).size()).isEqualTo(500);
  }

  @Test
  void aRangeThatBeginsAtZeroHasRoomInEveryType() {
    for (String type : new String[] {
      "smallint", "integer", "bigint", "numeric", "numeric(10,2)", "double precision", "oid"
    }) {
      assertThat(of(type, Models.whole(0, 9), 100).size()).as(type).isEqualTo(100);
    }
  }

  @Test
  void aRangeAtTheEndOfItsTypeMovesDownAsFarAsNeeded() {
    KeyDomain.Grid grid = grid("smallint", Models.whole(32_760, 32_767), 100);
    assertThat(grid.size()).isGreaterThanOrEqualTo(100);
    assertThat(grid.first() + grid.step() * 99).isLessThanOrEqualTo(Short.MAX_VALUE);
  }

  @Test
  void limitsBoundTheDomain() {
    KeyDomain.Grid grid = (KeyDomain.Grid) of("c", "integer", null, between(10, 20), 5);
    assertThat(grid.first()).isEqualTo(10);
    assertThat(grid.size()).isEqualTo(11);
    KeyDomain.Grid below = (KeyDomain.Grid) of("c", "integer", null, between(null, -5), 3);
    assertThat(below.first() + 2).isLessThanOrEqualTo(-5);
  }

  @Test
  void enumsBooleansAndListedValuesAreTakenAsTheyAre() {
    SqlType mood =
        new SqlType.Enumeration(0, new QualifiedName("public", "mood"), List.of("sad", "ok"));
    assertThat(KeyDomains.of(column("c", mood), null, Limits.NONE, 100, List.of(), false))
        .isEqualTo(new KeyDomain.Listed(List.of("sad", "ok")));
    assertThat(of("boolean", null, 100, "t")).isEqualTo(new KeyDomain.Listed(List.of("f")));
    Limits listed = new Limits(
        List.of("a", "b", "c"),
        Set.of("b"),
        null,
        null,
        0,
        -1,
        List.of(),
        null,
        false,
        false,
        List.of(),
        List.of());
    assertThat(of("c", "text", null, listed, 100))
        .isEqualTo(new KeyDomain.Listed(List.of("a", "c")));
  }

  @Test
  void categoriesServeWhereThereAreEnoughOfThem() {
    assertThat(of("text", Models.category("x", "y", "z"), 3))
        .isEqualTo(new KeyDomain.Listed(List.of("x", "y", "z")));
    assertThat(of("text", Models.category("x", "y", "z"), 4)).isInstanceOf(KeyDomain.Strings.class);
  }

  @Test
  void learnedPatternsServeWhereTheyHaveRoomAndFitTheColumn() {
    KeyDomain.Strings learned = (KeyDomain.Strings) of("text", Models.text("A{2}-9{3}"), 1000);
    assertThat(learned.patterns()).containsExactly(StringPattern.parse("A{2}-9{3}"));
    assertThat(learned.size()).isEqualTo(676_000);
    assertThat(((KeyDomain.Strings) of("text", Models.text("9{2}"), 1000)).size())
        .isGreaterThanOrEqualTo(1000);
    KeyDomain.Strings shorter =
        (KeyDomain.Strings) of("varchar(4)", Models.text("A{2}-9{3}"), 1000);
    assertThat(shorter.patterns()).allMatch(pattern -> pattern.length() <= 4);
  }

  @Test
  void patternsThatCouldMakeTheSameStringDoNotStandTogether() {
    ValueModel.Text text = new ValueModel.Text(
        0,
        null,
        List.of(
            new ValueModel.Shape("A{3}", .6),
            new ValueModel.Shape("*{3}", .2),
            new ValueModel.Shape("9{4}", .2)),
        null);
    KeyDomain.Strings strings = (KeyDomain.Strings) of("text", text, 100);
    assertThat(strings.patterns())
        .containsExactly(StringPattern.parse("A{3}"), StringPattern.parse("9{4}"));
    assertThat(strings.shares().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void stringsThatAreKeptAreNoneOfTheDomain() {
    KeyDomain.Strings strings = (KeyDomain.Strings)
        of("text", Models.text("A9"), 10, "B0", "A3", null, "B0", "nothing alike");
    assertThat(strings.taken()).containsExactly(List.of(1L, 3L * 26));
    assertThat(strings.size()).isEqualTo(258);
  }

  @Test
  void stringsOfNoKnownPatternFitTheColumnAndTheRows() {
    for (int length : new int[] {1, 2, 3, 5, 8, 20}) {
      for (String type : new String[] {"varchar", "character"}) {
        KeyDomain.Strings strings = (KeyDomain.Strings) of(type + "(" + length + ")", null, 30);
        assertThat(strings.patterns()).allMatch(pattern -> pattern.length() <= length);
        assertThat(strings.size()).as(type + length).isGreaterThanOrEqualTo(30);
      }
    }
    assertThat(((KeyDomain.Strings) of("e_mail_email", "text", null, Limits.NONE, 10))
            .patterns()
            .get(0)
            .alphabets())
        .contains("@");
  }

  @Test
  void otherTypesCountInTextsAndUuidsDoNotRunOut() {
    assertThat(of("uuid", null, 10)).isEqualTo(new KeyDomain.Uuids(List.of()));
    assertThat(of("uuid", null, 10).size()).isEqualTo(KeyDomain.UNBOUNDED);
    List<KeyDomain> others = new ArrayList<>();
    for (String type : new String[] {"bytea", "inet", "point", "jsonb"}) {
      others.add(of(type, null, 10));
    }
    assertThat(others)
        .allMatch(domain -> domain instanceof KeyDomain.Grid grid
            && grid.lattice() == null
            && grid.size() > 1L << 60);
  }
}
