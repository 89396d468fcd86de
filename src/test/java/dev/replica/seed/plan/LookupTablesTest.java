package dev.replica.seed.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.genome.Genome;
import dev.replica.support.TableSketch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LookupTablesTest {

  private static final TableSketch STATUS = table("status", 5).column("label", "text");

  private static TableSketch table(String name, long rows) {
    return TableSketch.of(name).identity("id").rows(rows);
  }

  private static TableSketch child(String name, long rows, String parent) {
    return table(name, rows).column("parent_id", "bigint").references(parent, "parent_id");
  }

  private static List<String> lookups(TableSketch... tables) {
    Map<QualifiedName, Long> rows = TableSketch.genome(tables).tables().stream()
        .collect(Collectors.toMap(
            table -> new QualifiedName(table.schema(), table.name()), table -> table.rows()));
    return LookupTables.of(TableSketch.schema(tables).tables(), rows::get).stream()
        .map(QualifiedName::name)
        .sorted()
        .toList();
  }

  private static Map<String, Long> rows(PlanOptions options, TableSketch... tables) {
    Genome genome = TableSketch.genome(tables);
    Schema schema = TableSketch.schema(tables);
    return Planner.plan(genome, schema, TargetState.EMPTY, options).tables().stream()
        .collect(Collectors.toMap(table -> table.table().name().name(), table -> table.rows()));
  }

  private static PlanOptions scale(double factor) {
    return new PlanOptions(null, factor, Map.of(), false, 0);
  }

  @Test
  void aTableIsALookupTableUpToTheSquareRootOfTheRowsThatReferToIt() {
    assertThat(lookups(table("kind", 30), child("item", 900, "kind"))).containsExactly("kind");
    assertThat(lookups(table("kind", 31), child("item", 900, "kind"))).isEmpty();
    assertThat(lookups(table("kind", 257), child("item", 1_000_000, "kind"))).isEmpty();
    assertThat(lookups(table("kind", 5))).as("nothing refers to it").isEmpty();
    assertThat(lookups(table("kind", 0), child("item", 900, "kind")))
        .as("empty")
        .isEmpty();
    assertThat(lookups(child("folder", 5, "folder"))).as("refers to itself").isEmpty();
  }

  @Test
  void peopleAreNoLookupTableHoweverFew() {
    assertThat(lookups(table("customers", 3), child("orders", 10_000, "customers")))
        .isEmpty();
    assertThat(lookups(table("holder", 3).column("email", "text"), child("card", 10_000, "holder")))
        .isEmpty();
    assertThat(lookups(
            table("shop", 3).column("contact_email", "text"), child("sale", 10_000, "shop")))
        .as("another's address")
        .containsExactly("shop");
  }

  @Test
  void aTableOfOneRowForEachOfATableThatGrowsIsNoLookupTable() {
    TableSketch store = child("store", 2, "staff").unique("parent_id");
    TableSketch staff = table("staff", 2).column("first_name", "text");
    assertThat(lookups(store, staff, child("sale", 900, "store"))).isEmpty();
    assertThat(lookups(child("store", 2, "staff"), staff, child("sale", 900, "store")))
        .containsExactly("store");
    assertThat(lookups(
            store, table("staff", 2), child("sale", 900, "store"), child("pay", 9, "staff")))
        .containsExactly("staff", "store");
  }

  @Test
  void countriesCurrenciesAndLanguagesAreLookupTablesWhoeverRefersToThem() {
    for (String name :
        List.of("country", "Countries", "tbl_currency", "time_zones", "app_locale")) {
      assertThat(lookups(table(name, 200), child("city", 600, name))).containsExactly(name);
    }
    assertThat(lookups(table("country", 5_000))).isEmpty();
    assertThat(lookups(table("country_visit", 200))).isEmpty();
  }

  @Test
  void aTableKeyedByLookupTablesAloneIsOne() {
    TableSketch translation = TableSketch.of("status_name")
        .column("status_id", "bigint")
        .column("language_id", "bigint")
        .primary("status_id", "language_id")
        .references("status", "status_id")
        .references("language", "language_id")
        .rows(20);
    TableSketch order = child("orders", 900, "status");
    TableSketch note = TableSketch.of("order_note")
        .column("status_id", "bigint")
        .column("order_id", "bigint")
        .primary("status_id", "order_id")
        .references("status", "status_id")
        .references("orders", "order_id")
        .rows(20);
    assertThat(lookups(STATUS, table("language", 4), translation, order, note))
        .containsExactly("language", "status", "status_name");
  }

  @Test
  void theCommonScaleLeavesLookupTablesAndTheirOwnScaleDoesNot() {
    TableSketch[] shop = {STATUS, table("customer", 200), child("orders", 3_000, "status")};
    assertThat(rows(scale(.01), shop))
        .containsOnly(Map.entry("status", 5L), Map.entry("customer", 2L), Map.entry("orders", 30L));
    assertThat(rows(scale(10), shop)).containsEntry("status", 5L).containsEntry("customer", 2_000L);
    TableSettings doubled = new TableSettings(Place.POM, null, 2.0, false, null, Map.of());
    PlanOptions own =
        new PlanOptions(null, 10, Map.of(TableSketch.name("status"), doubled), false, 0);
    assertThat(rows(own, shop)).containsEntry("status", 10L).containsEntry("orders", 30_000L);
  }

  @Test
  void thePlanTellsWhichTablesKeepTheirRows() {
    TableSketch[] shop = {STATUS, child("orders", 3_000, "status")};
    Genome genome = TableSketch.genome(shop);
    Schema schema = TableSketch.schema(shop);
    assertThat(Planner.plan(genome, schema, TargetState.EMPTY, scale(.5)).settings())
        .containsExactly("lookup tables keep their scanned rows: public.status");
    for (PlanOptions other : Arrays.asList(scale(1), new PlanOptions(50L, 1, Map.of(), false, 0))) {
      assertThat(Planner.plan(genome, schema, TargetState.EMPTY, other).settings())
          .isEmpty();
    }
  }
}
