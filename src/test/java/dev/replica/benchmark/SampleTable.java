package dev.replica.benchmark;

import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import dev.replica.genome.Genome;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values;
import dev.replica.scan.publish.DependenceChoice;
import dev.replica.scan.publish.Publisher;
import dev.replica.scan.publish.PublishingPolicy;
import dev.replica.support.TableSketch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;

/**
 * A sample of a table of 20 columns all of which depend on each other: ten numbers, three of them mostly zero and one absent in a
 * fifth of the rows, six categories of 2 to 90 values, a boolean, a date and two timestamps. What a scan would have read, with no
 * server.
 */
final class SampleTable {

  static final int COLUMNS = 20;

  private static final int[] LEVELS = {2, 5, 7, 16, 42, 90};
  private static final BigDecimal MICROSECOND = new BigDecimal("0.000001");
  private static final long DAY = 86_400_000_000L;

  private final TableSketch sketch = TableSketch.of("visit");
  private final List<Values> values = new ArrayList<>();
  private final int rows;
  private final Random random = new Random(1);

  /** What all columns of a row depend on, and what the one before tells. */
  private final double[] factor;

  private double[] last;

  /** A sample of so many rows. */
  SampleTable(int rows) {
    this.rows = rows;
    factor = random.doubles(rows, -1, 1).toArray();
    last = factor;
    for (int i = 0; i < 10; i++) {
      numbers(i);
      if (i < LEVELS.length) {
        categories(i);
      }
    }
    column("done", "boolean", text(next(), value -> value > 0.2 ? "t" : "f"));
    long[] days = whole(next(), 700, 3);
    column("day", "date", times(Values.Meaning.DATE, days, DAY));
    long[] begun = new long[rows];
    Arrays.setAll(begun, row -> days[row] * DAY + (long) (random.nextDouble() * 1440) * 60_000_000);
    column("begun", "timestamp", times(Values.Meaning.TIMESTAMP, begun, 1));
    long[] ended = new long[rows];
    double[] took = next();
    Arrays.setAll(ended, row -> begun[row] + (long) (60 + 50 * took[row]) * 60_000_000);
    column("ended", "timestamp", times(Values.Meaning.TIMESTAMP, ended, 1));
  }

  /** What the next column would be, were it a number: a half of it the row's factor, a third the column before. */
  private double[] next() {
    double[] before = last;
    last = new double[rows];
    Arrays.setAll(last, row -> .5 * factor[row] + .3 * before[row] + .4 * random.nextGaussian());
    return last;
  }

  private void numbers(int column) {
    long[] numbers = whole(next(), 20 << column, column % 4 == 1 ? 0 : column);
    boolean nullable = column == 6;
    if (nullable) {
      Arrays.setAll(
          numbers,
          row -> random.nextDouble() < .2 + .1 * factor[row] ? Values.ABSENT : numbers[row]);
    }
    String name = "number" + column;
    values.add(Values.Numbers.ofWhole(numbers));
    if (nullable) {
      sketch.nullable(name, "integer");
    } else {
      sketch.column(name, "integer");
    }
  }

  /** @param least values below it are zero, where it is 0; else added to all */
  private long[] whole(double[] column, int width, int least) {
    long[] numbers = new long[rows];
    Arrays.setAll(numbers, row -> {
      double scaled = column[row] * width;
      return Math.round(least == 0 ? Math.max(0, scaled - width / 2.0) : scaled + least);
    });
    return numbers;
  }

  private void categories(int column) {
    int levels = LEVELS[column];
    column("category" + column, "text", text(next(), value -> {
      // Few are frequent, most are rare.
      double share = 1 / (1 + Math.exp(-2 * value));
      return "c" + (int) (levels * share * share);
    }));
  }

  private void column(String name, String type, Values column) {
    sketch.column(name, type);
    values.add(column);
  }

  private static Values text(double[] column, DoubleFunction<String> label) {
    String[] texts = Arrays.stream(column).mapToObj(label).toArray(String[]::new);
    return new Values.Texts(texts, Arrays.stream(texts).mapToInt(String::length).toArray());
  }

  private static Values times(Values.Meaning meaning, long[] units, long scale) {
    long[] micros = Arrays.stream(units).map(unit -> unit * scale).toArray();
    return new Values.Numbers(
        meaning, micros, MICROSECOND, meaning == Values.Meaning.DATE ? DAY : 60_000_000);
  }

  Schema schema() {
    return TableSketch.schema(sketch);
  }

  /** What a scan knows of the table before it is published. */
  TableProfile profile() {
    Table table = schema().tables().get(0);
    List<ColumnProfile> columns = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      BitSet nulls = new BitSet();
      if (values.get(i) instanceof Values.Numbers numbers) {
        for (int row = 0; row < rows; row++) {
          nulls.set(row, numbers.units()[row] == Values.ABSENT);
        }
      }
      columns.add(new ColumnProfile(
          table.columns().get(i),
          nulls.cardinality(),
          nulls.isEmpty() ? 0 : 1,
          50,
          values.get(i),
          nulls));
    }
    double[] positions = new double[rows];
    Arrays.setAll(positions, row -> (row + .5) / rows);
    return new TableProfile(table, rows, rows, positions, columns, List.of());
  }

  /** The genome of the table, with its dependence in the form that is named. */
  Genome genome(DependenceChoice.Kind dependence) {
    Publisher publisher =
        new Publisher(new PublishingPolicy(10), new DependenceChoice(dependence, 20_000));
    return publisher.genome(schema(), List.of(publisher.table(profile())));
  }
}
