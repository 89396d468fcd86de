package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.Column;
import dev.replica.catalog.Table;
import dev.replica.genome.ReferenceGenome.Total;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.support.TableSketch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class TotalsTest {

  private static final int PARENTS = 200;

  private final Random random = new Random(5);
  private final Map<String, long[]> parents = new LinkedHashMap<>();
  private final Map<String, long[]> children = new LinkedHashMap<>();
  private final int[] rows;
  private final long[] count = new long[PARENTS];
  private final long[] amount;
  private final long[] sum = new long[PARENTS];

  /** Every seventh parent has no children, the others one to five. */
  TotalsTest() {
    List<Integer> of = new ArrayList<>();
    for (int parent = 0; parent < PARENTS; parent++) {
      for (int child = 0; child < (parent % 7 == 0 ? 0 : 1 + parent % 5); child++) {
        of.add(parent);
      }
    }
    rows = of.stream().mapToInt(Integer::intValue).toArray();
    amount = Arrays.stream(rows).mapToLong(parent -> 100 + random.nextInt(9000)).toArray();
    for (int row = 0; row < rows.length; row++) {
      count[rows[row]]++;
      sum[rows[row]] += amount[row];
    }
    children.put("amount", amount);
  }

  private void parent(String name, IntToLongFunction value) {
    long[] values = new long[PARENTS];
    Arrays.setAll(values, value::applyAsLong);
    parents.put(name, values);
  }

  private static TableProfile profile(String name, Map<String, long[]> columns, int rows) {
    TableSketch sketch = TableSketch.of(name);
    columns.keySet().forEach(column -> sketch.column(column, "bigint"));
    Table table = sketch.table();
    List<ColumnProfile> profiles = new ArrayList<>();
    for (Column column : table.columns()) {
      Numbers numbers = Numbers.ofWhole(columns.get(column.name()));
      profiles.add(new ColumnProfile(column, 0, 0, rows, numbers, new BitSet()));
    }
    return new TableProfile(table, rows, rows, new double[rows], profiles, List.of());
  }

  private List<String> found() {
    PublishingPolicy policy = new PublishingPolicy(10);
    ParentRows ancestor = new ParentRows(profile("parent", parents, PARENTS), Map.of(), List.of());
    Lineage lineage = new Lineage(List.of("key"), ancestor, rows, true);
    return Totals.of(profile("child", children, rows.length), List.of(lineage), policy)
        .getOrDefault("key", List.of())
        .stream()
        .map(TotalsTest::told)
        .toList();
  }

  private static String told(Total total) {
    StringBuilder told = new StringBuilder(total.column() + " = " + total.kind());
    if (total.of() != null) {
      told.append(" of ").append(total.of());
    }
    total
        .plus()
        .forEach(
            term -> told.append(" + ").append(term.factor()).append(' ').append(term.columns()));
    return told.toString();
  }

  @Test
  void numbersSumsAndEndsAreTold() {
    long[] at =
        Arrays.stream(rows).mapToLong(parent -> 1000 + random.nextInt(1000)).toArray();
    children.put("at", at);
    long[] last = new long[PARENTS];
    Arrays.fill(last, Values.ABSENT);
    for (int row = 0; row < rows.length; row++) {
      last[rows[row]] = Math.max(last[rows[row]], at[row]);
    }
    parent("lines", i -> count[i]);
    parent("total", i -> sum[i]);
    parent("last", i -> last[i]);
    parent("size", i -> random.nextInt(50));
    assertThat(found())
        .containsExactlyInAnyOrder(
            "lines = COUNT", "total = SUM of amount", "last = GREATEST of at");
  }

  @Test
  void aRestThatIsAnotherColumnIsAdded() {
    long[] shipping = new long[PARENTS];
    Arrays.setAll(shipping, i -> new long[] {0, 490, 990}[random.nextInt(3)]);
    parent("shipping", i -> shipping[i]);
    parent("total", i -> sum[i] + shipping[i]);
    assertThat(found()).containsExactly("total = SUM of amount + 1 [shipping]");
  }

  @Test
  void whatATotalAddsAnotherDoesNotTakeAway() {
    parent("tax", i -> 2 * sum[i]);
    parent("lines", i -> count[i]);
    parent("total", i -> sum[i]);
    assertThat(found()).containsExactlyInAnyOrder("lines = COUNT", "total = SUM of amount");
  }

  @Test
  void oneRowThatDiffersIsEnoughAgainstIt() {
    parent("lines", i -> count[i] + (i == 11 ? 1 : 0));
    assertThat(found()).isEmpty();
  }

  @Test
  void whatChildrenHaveFromTheirParentIsNoEndOfTheirs() {
    long[] price = new long[PARENTS];
    Arrays.setAll(price, i -> 1 + random.nextInt(5000));
    parent("price", i -> price[i]);
    children.put("paid", Arrays.stream(rows).mapToLong(parent -> price[parent]).toArray());
    assertThat(found()).isEmpty();
  }
}
