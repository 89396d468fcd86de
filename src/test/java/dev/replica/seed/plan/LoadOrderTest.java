package dev.replica.seed.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import dev.replica.support.TableSketch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LoadOrderTest {

  private static TableSketch table(String name) {
    return TableSketch.of(name).column("id", "integer").primary("id");
  }

  private static TableSketch child(
      String name, String parent, boolean nullable, boolean deferrable) {
    TableSketch table = table(name);
    return (nullable ? table.nullable("ref", "integer") : table.column("ref", "integer"))
        .references(parent, List.of("id"), deferrable, "ref");
  }

  private static List<String> names(LoadOrder order) {
    return order.tables().stream().map(table -> table.name().name()).toList();
  }

  private static List<String> deferred(LoadOrder order) {
    return order.deferred().stream().map(edge -> edge.child().name().name()).toList();
  }

  @Test
  void anyGraphGetsAnOrderInWhichEachEdgeIsSatisfiedOrDeferred() {
    SplittableRandom random = new SplittableRandom(11);
    for (int run = 0; run < 300; run++) {
      int size = 1 + random.nextInt(12);
      TableSketch[] tables = new TableSketch[size];
      for (int i = 0; i < size; i++) {
        tables[i] = table("t" + i);
        for (int k = random.nextInt(4); k > 0; k--) {
          String column = "ref" + k;
          tables[i] = random.nextBoolean()
              ? tables[i].nullable(column, "integer")
              : tables[i].column(column, "integer");
          tables[i].references(
              "t" + random.nextInt(size), List.of("id"), random.nextInt(3) == 0, column);
        }
      }
      Schema schema = TableSketch.schema(tables);
      LoadOrder order = LoadOrder.of(schema);
      assertThat(order.tables()).containsExactlyInAnyOrderElementsOf(schema.tables());
      assertEveryEdgeHolds(order, run);
      assertEveryCutIsNeeded(order, run);
      List<Table> shuffled = new ArrayList<>(schema.tables());
      Collections.shuffle(shuffled, new Random(run));
      assertThat(LoadOrder.of(new Schema(0, "", shuffled)))
          .as("run %d, shuffled", run)
          .isEqualTo(order);
    }
  }

  private static void assertEveryEdgeHolds(LoadOrder order, int run) {
    List<QualifiedName> names = order.tables().stream().map(Table::name).toList();
    for (Table child : order.tables()) {
      for (ForeignKey foreignKey : child.foreignKeys()) {
        boolean self = foreignKey.parent().equals(child.name());
        boolean deferred = order.deferred().contains(new LoadOrder.Edge(child, foreignKey));
        boolean before = names.indexOf(foreignKey.parent()) < names.indexOf(child.name());
        assertThat(self ? !deferred : before || deferred)
            .as("run %d: %s of %s", run, foreignKey.name(), child.name())
            .isTrue();
      }
    }
  }

  /** An edge that is cut lies on a cycle: its parent leads back to its child. */
  private static void assertEveryCutIsNeeded(LoadOrder order, int run) {
    for (LoadOrder.Edge edge : order.deferred()) {
      List<QualifiedName> reached = new ArrayList<>(List.of(edge.foreignKey().parent()));
      for (int i = 0; i < reached.size(); i++) {
        QualifiedName name = reached.get(i);
        Table table = order.tables().stream()
            .filter(t -> t.name().equals(name))
            .findFirst()
            .orElseThrow();
        table.foreignKeys().stream()
            .map(ForeignKey::parent)
            .filter(parent -> !reached.contains(parent))
            .forEach(reached::add);
      }
      assertThat(reached).as("run %d", run).contains(edge.child().name());
    }
  }

  @Test
  void tablesWithoutReferencesStandInTheOrderOfTheirNames() {
    assertThat(names(LoadOrder.of(TableSketch.schema(table("c"), table("a"), table("b")))))
        .containsExactly("a", "b", "c");
  }

  @Test
  void parentsStandBeforeTheirChildren() {
    Schema schema = TableSketch.schema(
        child("a", "b", false, false), child("b", "c", false, false), table("c"));
    assertThat(names(LoadOrder.of(schema))).containsExactly("c", "b", "a");
    assertThat(LoadOrder.of(schema).deferred()).isEmpty();
  }

  @Test
  void aReferenceToATableThatIsNotThereOrdersNothing() {
    LoadOrder order = LoadOrder.of(TableSketch.schema(child("a", "elsewhere", false, false)));
    assertThat(names(order)).containsExactly("a");
    assertThat(order.deferred()).isEmpty();
  }

  @Test
  void aReferenceToTheTableItselfIsNeverDeferred() {
    assertThat(LoadOrder.of(TableSketch.schema(child("a", "a", false, false))).deferred())
        .isEmpty();
  }

  @Test
  void aDeferrableEdgeIsCutBeforeANullableOneAndThatBeforeAnyOther() {
    Schema all = TableSketch.schema(
        child("a", "b", false, false), child("b", "c", true, false), child("c", "a", false, true));
    assertThat(deferred(LoadOrder.of(all))).containsExactly("c");
    Schema nullable = TableSketch.schema(
        child("a", "b", false, false), child("b", "c", true, false), child("c", "a", false, false));
    assertThat(deferred(LoadOrder.of(nullable))).containsExactly("b");
    Schema strict = TableSketch.schema(
        child("a", "b", false, false),
        child("b", "c", false, false),
        child("c", "a", false, false));
    assertThat(deferred(LoadOrder.of(strict))).containsExactly("a");
  }

  @Test
  void anEdgeIntoACycleIsNotCut() {
    // The cheapest edge of all leads into the cycle, and is no part of it.
    Schema schema = TableSketch.schema(
        child("a", "b", false, false), child("b", "a", false, false), child("c", "a", false, true));
    assertThat(deferred(LoadOrder.of(schema))).containsExactly("a");
    assertThat(names(LoadOrder.of(schema))).containsExactly("a", "b", "c");
  }
}
