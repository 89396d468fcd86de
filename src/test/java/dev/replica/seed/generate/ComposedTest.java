package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.genome.ColumnGenome.Formula;
import dev.replica.genome.ColumnGenome.Term;
import dev.replica.seed.plan.PlanOptions;
import dev.replica.seed.plan.Planner;
import dev.replica.seed.plan.TargetState;
import dev.replica.support.Models;
import dev.replica.support.TableSketch;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Columns that others of their row make up. */
class ComposedTest {

  private static Term term(String factor, String... columns) {
    return new Term(new BigDecimal(factor), List.of(columns));
  }

  private static TableSketch sketch(String quantity) {
    return TableSketch.of("line")
        .column("price", "numeric(8,2)")
        .values("price", 900, Models.number("0.01", "0.995", "99.995"))
        .nullable("quantity", quantity)
        .values("quantity", 10, Models.whole(1, 10))
        .column("net", "numeric(10,2)")
        .values("net", 900, Models.number("0.01", "5000.995", "6000.995"))
        .composed(
            "net",
            new Formula(
                List.of(term("1", "price", "quantity")), Models.number("0.01", "-0.005", "0.005")))
        .column("tax", "numeric(10,2)")
        .values("tax", 900, Models.number("0.01", "0.995", "1000.995"))
        .composed(
            "tax",
            new Formula(List.of(term("0.19", "net")), Models.number("0.01", "-0.005", "0.005")))
        .column("total", "integer")
        .values("total", 900, Models.whole(0, 1000))
        .composed(
            "total",
            new Formula(
                List.of(term("1", "net"), term("-0.5", "tax")), Models.number("1", "-0.5", "3.5")))
        .nulls(.25, "quantity")
        .rows(4000);
  }

  private static List<List<String>> rows(TableSketch scanned, TableSketch target) {
    return RecordingWriter.rows(Generator.of(
            Planner.plan(
                TableSketch.genome(scanned),
                TableSketch.schema(target),
                TargetState.EMPTY,
                PlanOptions.DEFAULTS),
            TargetState.EMPTY,
            3)
        .tables()
        .get(0));
  }

  private static BigDecimal number(String cell) {
    return new BigDecimal(cell.substring(cell.indexOf(' ') + 1));
  }

  @Test
  void eachIsTheSumOfItsTermsRoundedAndTheRest() {
    int alone = 0;
    for (List<String> row : rows(sketch("integer"), sketch("integer"))) {
      double price = cents(row.get(0));
      double net = cents(row.get(2));
      if (row.get(1).startsWith("null")) {
        // Without all its parts, the column's own distribution.
        assertThat(net).isBetween(500_100.0, 600_100.0);
        alone++;
      } else {
        assertThat(net).isEqualTo(price * number(row.get(1)).doubleValue());
      }
      double tax = cents(row.get(3));
      assertThat(tax).isEqualTo(Math.floor(net * .19 + .5 + 1e-6));
      double total = number(row.get(4)).doubleValue();
      double sum = Math.floor((net - .5 * tax) / 100 + .5 + 1e-6);
      // What has a rest stays where the column's numbers are.
      assertThat(total).isBetween(Math.min(1000, sum), Math.min(1000, sum + 3));
    }
    // A quarter of 4,000 rows, within five standard errors.
    assertThat(alone).isBetween(863, 1137);
  }

  @Test
  void aColumnThatIsNoNumberAnyMoreMakesUpNothing() {
    for (List<String> row : rows(sketch("integer"), sketch("text"))) {
      assertThat(cents(row.get(2))).isBetween(500_100.0, 600_100.0);
    }
  }

  private static double cents(String cell) {
    return number(cell).movePointRight(2).doubleValue();
  }

  @Test
  void aFactorBelowOneNeverMakesMoreWhateverRoundingDoes() {
    TableSketch product = TableSketch.of("product")
        .column("price", "numeric(8,2)")
        .values("price", 900, Models.number("0.01", "0.005", "9.995"))
        .column("cost", "numeric(8,1)")
        .values("cost", 90, Models.number("0.1", "-0.05", "9.95"))
        .composed(
            "cost",
            new Formula(List.of(term("1", "price")), null, Models.number("0.01", "0.395", "0.995")))
        .rows(4000);
    double factors = 0;
    int counted = 0;
    for (List<String> row : rows(product, product)) {
      BigDecimal price = number(row.get(0));
      BigDecimal cost = number(row.get(1));
      assertThat(cost).isLessThanOrEqualTo(price);
      assertThat(cost.doubleValue()).isGreaterThan(.4 * price.doubleValue() - .1);
      if (price.intValue() >= 5) {
        factors += cost.doubleValue() / price.doubleValue();
        counted++;
      }
    }
    // Uniform from .4 to .99: five standard errors of some 2,000, and what rounding down takes of
    // those near one.
    assertThat(factors / counted).isCloseTo(.695, within(.02));
  }
}
