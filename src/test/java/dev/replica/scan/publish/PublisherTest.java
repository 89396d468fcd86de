package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.Column;
import dev.replica.catalog.Key;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublisherTest {

  private static final PublishingPolicy POLICY = new PublishingPolicy(10);

  @Test
  void noStringOfFewRowsIsInTheGenome() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      int rows = 30 + random.nextInt(3000);
      int alphabet = 1 + random.nextInt(400);
      List<String> strings = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        int value = (int) (alphabet * StrictMath.pow(random.nextDouble(), 1 + random.nextInt(4)));
        // Six letters that stand for nothing else in the genome, and that no two values share.
        char[] letters = {
          'q',
          (char) ('k' + value % 15),
          'z',
          (char) ('k' + value / 15 % 15),
          (char) ('k' + value / 225)
        };
        strings.add(new String(letters) + "w");
      }
      Values.Texts texts = StringsTest.texts(strings);
      String text = GenomeFile.print(published(rows, List.of(), Map.of("plain", texts)));
      Literals.counted(texts).forEach((string, count) -> {
        if (count < 10) {
          assertThat(text).doesNotContain(string);
        }
      });
    }
  }

  @Test
  void noStringOfAKeyIsInTheGenome() {
    List<String> strings =
        IntStream.range(0, 2000).mapToObj(row -> "name" + (row % 20)).toList();
    Key key = new Key(
        "k", Key.Kind.INDEX, List.of("plain"), List.of(), Optional.of("(x > 0)"), false, false);
    Values.Texts texts = StringsTest.texts(strings);
    assertThat(GenomeFile.print(published(2000, List.of(key), Map.of("plain", texts))))
        .doesNotContain("name7\"");
    assertThat(GenomeFile.print(published(2000, List.of(), Map.of("plain", texts))))
        .contains("name7\"");
  }

  @Test
  void fourColumnsTakeTwentyKilobytesAtMost() {
    Random random = new Random(1);
    int rows = 100_000;
    long[] comb = random
        .longs(rows, 0, 4000)
        .map(value -> value % 3 == 0 ? value : value / 50 * 50)
        .toArray();
    double[] floats = IntStream.range(0, rows)
        .mapToDouble(row -> random.nextGaussian() * StrictMath.exp(random.nextGaussian()))
        .toArray();
    List<String> names = IntStream.range(0, rows)
        .mapToObj(
            row -> "a longer value " + (int) (200 * random.nextDouble() * random.nextDouble()))
        .toList();
    List<String> codes = IntStream.range(0, rows)
        .mapToObj(row -> String.format(Locale.ROOT, "%x-%d", random.nextInt(1 << 20), row))
        .toList();
    BigDecimal[] decimals = IntStream.range(0, rows)
        .mapToObj(row -> BigDecimal.valueOf(floats[row]))
        .toArray(BigDecimal[]::new);
    Map<String, Values> columns = Map.of(
        "comb", Numbers.ofWhole(comb),
        "floats", Numbers.ofDecimals(decimals),
        "names", StringsTest.texts(names),
        "codes", StringsTest.texts(codes));
    assertThat(GenomeFile.print(published(rows, List.of(), columns)).length()).isLessThan(20_000);
  }

  @Test
  void publishingTwiceGivesTheSame() {
    Random random = new Random(3);
    Map<String, Values> columns = Map.of(
        "a", Numbers.ofWhole(random.longs(5000, 0, 100).toArray()),
        "b",
            StringsTest.texts(
                random.ints(5000, 0, 30).mapToObj(value -> "b" + value).toList()));
    assertThat(published(5000, List.of(), columns)).isEqualTo(published(5000, List.of(), columns));
  }

  @Test
  void aNumberThatIsTheOnlyOneIsNoStep() {
    long[] rows = new long[1000];
    rows[500] = 987_654;
    Genome genome = published(1000, List.of(), Map.of("n", Numbers.ofWhole(rows)));
    assertThat(GenomeFile.print(genome)).doesNotContain("98765");
    assertThat(((ValueModel.Number) genome.tables().get(0).columns().get(0).values()).step())
        .isEqualByComparingTo("1");
  }

  private static Genome published(int rows, List<Key> keys, Map<String, Values> values) {
    List<Column> columns = new ArrayList<>();
    List<ColumnProfile> profiles = new ArrayList<>();
    values.keySet().stream().sorted().forEach(name -> {
      boolean text = values.get(name) instanceof Values.Texts;
      SqlType type = new SqlType.Scalar(
          0,
          new QualifiedName("pg_catalog", text ? "text" : "numeric"),
          text ? 'S' : 'N',
          List.of());
      Column column = new Column(
          name,
          columns.size() + 1,
          type,
          false,
          Column.Generation.PLAIN,
          Optional.empty(),
          Optional.empty());
      columns.add(column);
      profiles.add(new ColumnProfile(column, 0, 0, rows / 2, values.get(name), new BitSet()));
    });
    Table table = new Table(
        new QualifiedName("public", "t"),
        Table.Kind.ORDINARY,
        columns,
        keys,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        false,
        rows,
        1,
        true,
        true);
    double[] positions =
        IntStream.range(0, rows).mapToDouble(row -> (row + 0.5) / rows).toArray();
    TableProfile profile = new TableProfile(table, rows, rows, positions, profiles, List.of());
    Publisher publisher =
        new Publisher(POLICY, new DependenceChoice(DependenceChoice.Kind.AUTO, 20_000));
    return publisher.genome(new Schema(0, "", List.of(table)), List.of(publisher.table(profile)));
  }
}
