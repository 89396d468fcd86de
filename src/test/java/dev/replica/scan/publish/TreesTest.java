package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.catalog.Table;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.Dependence;
import dev.replica.genome.GenomeFile;
import dev.replica.genome.RankTree;
import dev.replica.genome.TableGenome;
import dev.replica.genome.ValueModel;
import dev.replica.model.Bins;
import dev.replica.model.Polyline;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.support.TableSketch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreesTest {

  private static final int MIN_COUNT = 10;

  /** Four columns: two of numbers, one of categories, one of numbers with nulls; each depends on those before it. */
  private record Sample(long[] first, long[] second, int[] category, long[] third) {

    static Sample of(int rows, Random random) {
      Sample sample = new Sample(new long[rows], new long[rows], new int[rows], new long[rows]);
      for (int row = 0; row < rows; row++) {
        sample.first[row] = random.nextInt(200);
        sample.second[row] = sample.first[row] / 2 + random.nextInt(1 + random.nextInt(100));
        sample.category[row] = (int) (sample.second[row] / 30 + random.nextInt(3));
        boolean absent = random.nextInt(sample.category[row] + 2) == 0;
        sample.third[row] = absent
            ? Values.ABSENT
            : sample.category[row] * 10L + random.nextInt(1 + random.nextInt(60));
      }
      return sample;
    }

    int rows() {
      return first.length;
    }
  }

  @Test
  void nothingIsToldOfFewerRowsThanMayBeTold() {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      int minCount = 2 + random.nextInt(120);
      Sample sample = Sample.of(500 + random.nextInt(4000), random);
      TableGenome table = published(sample, 200_000, minCount);
      if (!(table.completeDependence() instanceof Dependence.Trees trees)) {
        continue;
      }
      for (Dependence.NullPattern pattern : trees.nullPatterns()) {
        long alike = Arrays.stream(sample.third)
            .filter(value -> value == Values.ABSENT == !pattern.masks().isEmpty())
            .count();
        assertThat(alike).isGreaterThanOrEqualTo(minCount);
      }
      new Twin(sample, table, trees).leaves().forEach((leaf, rows) -> {
        assertThat(Arrays.stream(rows).sum()).isGreaterThanOrEqualTo(minCount);
        int told = 0;
        for (int run = 0; run < leaf.ends().size(); run++) {
          if (leaf.weights().get(run) > 0) {
            assertThat(Twin.inRun(leaf, run, rows)).isGreaterThanOrEqualTo(minCount);
            told += Twin.inRun(leaf, run, rows);
          }
        }
        if (leaf.rest() > 0) {
          assertThat(Arrays.stream(rows).sum() - told).isGreaterThanOrEqualTo(minCount);
        }
      });
    }
  }

  @Test
  void sharesOfALeafAreThoseOfTheRowsThatItsQuestionsLeadTo() {
    Sample sample = Sample.of(20_000, new Random(1));
    TableGenome table = published(sample, 200_000, MIN_COUNT);
    Dependence.Trees trees = (Dependence.Trees) table.completeDependence();
    Map<RankTree.Leaf, int[]> leaves = new Twin(sample, table, trees).leaves();
    assertThat(leaves).hasSizeGreaterThan(20);
    leaves.forEach((leaf, rows) -> {
      int whole = Arrays.stream(rows).sum();
      double weights =
          leaf.rest() + leaf.weights().stream().mapToInt(Integer::intValue).sum();
      for (int run = 0; run < leaf.ends().size(); run++) {
        if (leaf.weights().get(run) > 0) {
          // Weights are hundredths; of rows that may not be told there are nine a bin at the most;
          // and raking moves a share by a standard error.
          double error = Math.sqrt(.25 / whole);
          assertThat(leaf.weights().get(run) / weights)
              .isCloseTo(Twin.inRun(leaf, run, rows) / (double) whole, within(.03 + error));
        }
      }
    });
  }

  @Test
  void aTableTakesNoMoreThanTheSizeThatWasAskedFor() {
    Sample sample = Sample.of(20_000, new Random(2));
    int independent = GenomeFile.characters(published(sample, 0, MIN_COUNT));
    int all = GenomeFile.characters(published(sample, 200_000, MIN_COUNT));
    for (int size = all * 3 / 4; size > independent + 600; size = size * 3 / 4) {
      int characters = GenomeFile.characters(published(sample, size, MIN_COUNT));
      assertThat(characters).isBetween(independent + 1, size);
    }
  }

  @Test
  void publishingTwiceGivesTheSame() {
    Sample sample = Sample.of(5000, new Random(3));
    assertThat(published(sample, 20_000, MIN_COUNT))
        .isEqualTo(published(sample, 20_000, MIN_COUNT));
  }

  @Test
  void edgesFollowFromWhatIsPublishedAndFromNoRow() {
    Random random = new Random(4);
    PublishingPolicy policy = new PublishingPolicy(MIN_COUNT);
    for (int run = 0; run < 50; run++) {
      Sample sample = Sample.of(3000, random);
      Marginal.Placed placed =
          Marginal.place(Numbers.ofWhole(sample.second), policy).orElseThrow();
      Marginal.Placed others = new Marginal.Placed(
          Numbers.ofWhole(Sample.of(3000, random).first), placed.step(), placed.knots());
      assertThat(Ranked.ofNumbers("a", placed).bins().edges())
          .containsExactly(Ranked.ofNumbers("a", others).bins().edges());
    }
  }

  @Test
  void aColumnThatGrowsWithTheTableDependsOnThePosition() {
    Random random = new Random(5);
    Sample sample = Sample.of(10_000, random);
    Arrays.setAll(sample.first, row -> row / 50 + random.nextInt(30));
    TableGenome table = published(sample, 20_000, MIN_COUNT);
    Dependence.Trees trees = (Dependence.Trees) table.dependence();
    assertThat(trees.variables().get(0).column()).isNull();
    assertThat(trees.variables().stream()
            .filter(variable -> "first".equals(variable.column()))
            .findFirst()
            .orElseThrow()
            .tree())
        .anyMatch(node -> node.startsWith("0<") || node.startsWith("0="));
  }

  @Test
  void columnsOfChanceHaveNoTrees() {
    Random random = new Random(6);
    Sample sample = Sample.of(10_000, random);
    Arrays.setAll(sample.first, row -> random.nextInt(300));
    Arrays.setAll(sample.second, row -> random.nextInt(40));
    Arrays.setAll(sample.category, row -> random.nextInt(6));
    Arrays.setAll(sample.third, row -> random.nextInt(90));
    assertThat(published(sample, 20_000, MIN_COUNT).dependence()).isNull();
  }

  private static TableGenome published(Sample sample, int bytes, int minCount) {
    TableSketch sketch = TableSketch.of("t")
        .column("first", "integer")
        .column("second", "integer")
        .column("category", "text")
        .nullable("third", "integer");
    Table table = TableSketch.schema(sketch).tables().get(0);
    List<String> texts =
        Arrays.stream(sample.category).mapToObj(value -> "c" + value).toList();
    List<Values> values = List.of(
        Numbers.ofWhole(sample.first),
        Numbers.ofWhole(sample.second),
        StringsTest.texts(texts),
        Numbers.ofWhole(sample.third));
    BitSet nulls = new BitSet();
    IntStream.range(0, sample.rows())
        .filter(row -> sample.third[row] == Values.ABSENT)
        .forEach(nulls::set);
    List<ColumnProfile> profiles = new ArrayList<>();
    for (int column = 0; column < 4; column++) {
      boolean nullable = column == 3;
      profiles.add(new ColumnProfile(
          table.columns().get(column),
          nullable ? nulls.cardinality() : 0,
          nullable ? 1 : 0,
          50,
          values.get(column),
          nullable ? nulls : new BitSet()));
    }
    double[] positions = IntStream.range(0, sample.rows())
        .mapToDouble(row -> (row + 0.5) / sample.rows())
        .toArray();
    TableProfile profile =
        new TableProfile(table, sample.rows(), sample.rows(), positions, profiles, List.of());
    DependenceChoice.Kind kind =
        bytes == 0 ? DependenceChoice.Kind.INDEPENDENT : DependenceChoice.Kind.TREES;
    return new TablePublisher(profile, new PublishingPolicy(minCount))
        .publish(new DependenceChoice(kind, bytes));
  }

  /** The slow way from rows to leaves: values to ranks by the published distributions, and question by question. */
  private static final class Twin {
    private final int rows;
    private final List<Dependence.Variable> variables;
    private final double[][] ranks;

    Twin(Sample sample, TableGenome table, Dependence.Trees trees) {
      rows = sample.rows();
      variables = trees.variables();
      ranks = new double[variables.size()][];
      for (int v = 0; v < ranks.length; v++) {
        String name = variables.get(v).column();
        ColumnGenome column = table.columns().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElse(null);
        ranks[v] = switch (name == null ? "" : name) {
          case "first" -> numbers(column, sample.first);
          case "second" -> numbers(column, sample.second);
          case "third" -> numbers(column, sample.third);
          case "category" -> categories(column, sample.category);
          default ->
            IntStream.range(0, rows).mapToDouble(row -> (row + .5) / rows).toArray();
        };
      }
    }

    /** In the middle of the value's steep piece; NaN for null. */
    private static double[] numbers(ColumnGenome column, long[] values) {
      ValueModel.Number model = (ValueModel.Number) column.values();
      Polyline distribution = Polyline.of(
          model.at().stream().mapToDouble(BigDecimal::doubleValue).toArray(),
          model.cumulative().stream().mapToDouble(Double::doubleValue).toArray());
      double half = model.step().doubleValue() / 2;
      return Arrays.stream(values)
          .mapToDouble(value -> value == Values.ABSENT
              ? Double.NaN
              : (distribution.cdf(value - half) + distribution.cdf(value + half)) / 2)
          .toArray();
    }

    private static double[] categories(ColumnGenome column, int[] values) {
      ValueModel.Category model = (ValueModel.Category) column.values();
      double[] ends = model.ends();
      return Arrays.stream(values)
          .mapToDouble(value -> {
            int place = model.values().indexOf("c" + value);
            double from = place < 0 ? ends[ends.length - 1] : place == 0 ? 0 : ends[place - 1];
            boolean other = place < 0;
            return other && model.other() == null
                ? Double.NaN
                : (from + (other ? 1 : ends[place])) / 2;
          })
          .toArray();
    }

    /** For each leaf that says something, its rows by bin of the target. */
    Map<RankTree.Leaf, int[]> leaves() {
      Map<RankTree.Leaf, int[]> leaves = new IdentityHashMap<>();
      for (int v = 0; v < ranks.length; v++) {
        if (variables.get(v).tree().isEmpty()) {
          continue;
        }
        RankTree.Node root = RankTree.parseAll(variables.get(v).tree()).get(0);
        Bins bins = bins(v);
        for (int row = 0; row < rows; row++) {
          if (!Double.isNaN(ranks[v][row])) {
            leaves
                .computeIfAbsent(leaf(root, row), leaf -> new int[bins.count()])[
                bins.of(ranks[v][row])]++;
          }
        }
      }
      return leaves;
    }

    private Bins bins(int v) {
      return new Bins(
          variables.get(v).edges().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private RankTree.Leaf leaf(RankTree.Node node, int row) {
      if (node instanceof RankTree.Leaf leaf) {
        return leaf;
      }
      RankTree.Split split = (RankTree.Split) node;
      return leaf(yes(split.question(), row) ? split.yes() : split.no(), row);
    }

    private boolean yes(RankTree.Question question, int row) {
      if (question instanceof RankTree.Below below) {
        double rank = ranks[below.variable()][row];
        return Double.isNaN(rank) || bins(below.variable()).of(rank) < below.edge();
      }
      if (question instanceof RankTree.Within within) {
        double rank = ranks[within.variable()][row];
        int bin = Double.isNaN(rank) ? -1 : bins(within.variable()).of(rank);
        return bin >= within.from() && bin < within.to();
      }
      // The only mask is that of the third column.
      return IntStream.range(0, ranks.length)
          .filter(v -> "third".equals(variables.get(v).column()))
          .allMatch(v -> Double.isNaN(ranks[v][row]));
    }

    static int inRun(RankTree.Leaf leaf, int run, int[] rows) {
      int from = run == 0 ? 0 : leaf.ends().get(run - 1);
      return Arrays.stream(rows, from, Math.min(rows.length, leaf.ends().get(run)))
          .sum();
    }
  }
}
