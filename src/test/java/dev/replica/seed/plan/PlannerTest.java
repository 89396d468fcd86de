package dev.replica.seed.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.ReplicaException;
import dev.replica.catalog.Schema;
import dev.replica.catalog.SqlType;
import dev.replica.genome.Genome;
import dev.replica.genome.ValueModel;
import dev.replica.support.Models;
import dev.replica.support.TableSketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private static final TableSketch PARENT = TableSketch.of("parent").identity("id");

  private static SeedPlan plan(long rows, TableSketch... tables) {
    return Planner.plan(
        Genome.empty(),
        TableSketch.schema(tables),
        TargetState.EMPTY,
        new PlanOptions(rows, 1, Map.of(), false, 0));
  }

  private static SeedPlan plan(Map<String, TableSettings> requests, TableSketch... tables) {
    return Planner.plan(
        TableSketch.genome(tables),
        TableSketch.schema(tables),
        TargetState.EMPTY,
        new PlanOptions(
            null,
            1,
            SettingsNames.resolve(
                requests, TableSketch.schema(tables), new ArrayList<>(), new ArrayList<>()),
            false,
            0));
  }

  private static TableSettings scaled(double scale) {
    return new TableSettings(Place.POM, null, scale, false, null, Map.of());
  }

  private static TablePlan table(SeedPlan plan, String name) {
    return plan.tables().stream()
        .filter(table -> table.table().name().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static CellPlan cell(TablePlan table, String column) {
    return table.cells().stream()
        .filter(cell -> cell.column().name().equals(column))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anIdentityColumnIsNumberedFromItsSequenceInTheOrderOfRows() {
    TablePlan plan = table(plan(50, PARENT), "parent");
    CellPlan.Numbered id = (CellPlan.Numbered) cell(plan, "id");
    assertThat(id.numbering().ascending()).isTrue();
    assertThat(id.numbering().reference()).isEqualTo(-1);
    assertThat(((KeyDomain.Grid) id.domain()).first()).isEqualTo(1);
  }

  @Test
  void aKeyOfTwoForeignKeysPairsTheirParents() {
    TableSketch junction = TableSketch.of("junction")
        .column("a", "bigint")
        .column("b", "bigint")
        .primary("a", "b")
        .references("parent", "a")
        .references("other", "b");
    SeedPlan plan = plan(100, PARENT, TableSketch.of("other").identity("id"), junction);
    TablePlan table = table(plan, "junction");
    assertThat(table.rows()).isEqualTo(100);
    assertThat(table.references())
        .extracting(ReferencePlan::strategy)
        .containsExactly(ReferencePlan.Strategy.FAN_OUT, ReferencePlan.Strategy.PAIRED);
    assertThat(table.references().get(1).driver()).isZero();
    assertThat(table.references().get(0).limit()).isEqualTo(100);
    assertThat(table.references().get(1).differs()).isFalse();
  }

  @Test
  void twoReferencesToOneParentDoNotMeet() {
    TableSketch friend = TableSketch.of("friend")
        .column("a", "bigint")
        .column("b", "bigint")
        .primary("a", "b")
        .references("parent", "a")
        .references("parent", "b");
    ReferencePlan paired =
        table(plan(100, PARENT, friend), "friend").references().get(1);
    assertThat(paired.differs()).isTrue();
  }

  @Test
  void aNumberBesideAForeignKeyCountsTheChildrenOfEachParent() {
    TableSketch line = TableSketch.of("line")
        .column("parent_id", "bigint")
        .column("no", "integer")
        .primary("parent_id", "no")
        .references("parent", "parent_id");
    CellPlan.Numbered no = (CellPlan.Numbered) cell(table(plan(100, PARENT, line), "line"), "no");
    assertThat(no.numbering().reference()).isZero();
    assertThat(no.numbering().ascending()).isTrue();
  }

  @Test
  void aUniqueForeignKeyIsOneToOneAndCapped() {
    TableSketch detail = TableSketch.of("detail")
        .column("parent_id", "bigint")
        .primary("parent_id")
        .references("parent", "parent_id");
    SeedPlan plan = plan(Map.of("detail", TableSettings.ofRows(5000L)), PARENT, detail);
    assertThat(table(plan, "detail").references().get(0).strategy())
        .isEqualTo(ReferencePlan.Strategy.ONE_TO_ONE);
    assertThat(table(plan, "detail").rows()).isEqualTo(1000);
    assertThat(plan.notices())
        .anyMatch(notice -> notice.startsWith("public.detail gets 1000 of 5000 rows"));
  }

  @Test
  void columnsOfACompositeKeyAreDividedByTheirWeights() {
    TableSketch table = TableSketch.of("t")
        .column("kind", "text")
        .column("no", "integer")
        .primary("kind", "no")
        .values("kind", 2, Models.category("a", "b"))
        .values("no", 500, Models.whole(1, 500));
    SeedPlan plan = plan(Map.of(), table);
    CellPlan.Grouped kind = (CellPlan.Grouped) cell(table(plan, "t"), "kind");
    assertThat(kind.grouping().sizes()).containsExactly(2);
    assertThat(kind.grouping().last()).isEqualTo(500);
  }

  @Test
  void rowsAreCappedByTheRoomOfAKeyAndTheUserIsTold() {
    SeedPlan plan = plan(
        1000,
        TableSketch.of("flags").column("a", "boolean").column("b", "boolean").primary("a", "b"));
    assertThat(table(plan, "flags").rows()).isEqualTo(4);
    assertThat(plan.notices())
        .containsExactly(
            "public.flags gets 4 of 1000 rows: unique key flags_pkey has room for no more");
  }

  @Test
  void childrenAreCappedByTheRoomThatParentsHave() {
    TableSketch child = TableSketch.of("child")
        .column("parent_id", "bigint")
        .column("flag", "boolean")
        .primary("parent_id", "flag")
        .references("parent", "parent_id")
        .values("flag", 2, Models.category("f", "t"));
    SeedPlan plan = plan(Map.of("parent", TableSettings.ofRows(10L)), PARENT, child);
    assertThat(table(plan, "child").rows()).isEqualTo(20);
  }

  @Test
  void aColumnThatDifferedInFewRowsIsNotTakenForAKeyOfMany() {
    TableSketch child = TableSketch.of("child")
        .column("parent_id", "bigint")
        .column("flag", "boolean")
        .primary("parent_id", "flag")
        .references("parent", "parent_id")
        .rows(2)
        .values("flag", 2, Models.category("f", "t"));
    assertThat(table(plan(Map.of("child", TableSettings.ofRows(500L)), PARENT, child), "child")
            .rows())
        .isEqualTo(500);
  }

  @Test
  void aTableWhoseParentHasNoRowsGetsNoneAndTheUserIsTold() {
    TableSketch child = TableSketch.of("child")
        .identity("id")
        .column("parent_id", "bigint")
        .references("parent", "parent_id");
    SeedPlan plan = plan(Map.of("parent", TableSettings.ofRows(0L)), PARENT, child);
    assertThat(table(plan, "child").rows()).isZero();
    assertThat(plan.notices())
        .anyMatch(notice ->
            notice.startsWith("public.child gets no rows") && notice.contains("public.parent"));
  }

  @Test
  void aNullableReferenceToATableWithoutRowsStaysNull() {
    TableSketch child = TableSketch.of("child")
        .identity("id")
        .nullable("parent_id", "bigint")
        .references("parent", "parent_id");
    TablePlan plan =
        table(plan(Map.of("parent", TableSettings.ofRows(0L)), PARENT, child), "child");
    assertThat(plan.rows()).isEqualTo(1000);
    assertThat(cell(plan, "parent_id")).isInstanceOf(CellPlan.Omitted.class);
  }

  @Test
  void referencesThatOthersImplyFollowThem() {
    TableSketch project = TableSketch.of("project")
        .column("tenant", "bigint")
        .column("id", "integer")
        .primary("tenant", "id")
        .references("parent", "tenant");
    TableSketch task = TableSketch.of("task")
        .identity("id")
        .column("tenant", "bigint")
        .column("project", "integer")
        .references("parent", "tenant")
        .references("project", List.of("tenant", "id"), false, "tenant", "project");
    TablePlan plan = table(plan(100, PARENT, project, task), "task");
    assertThat(plan.references())
        .extracting(ReferencePlan::strategy)
        .containsExactly(ReferencePlan.Strategy.IMPLIED, ReferencePlan.Strategy.FAN_OUT);
    assertThat(((CellPlan.Referring) cell(plan, "tenant")).reference()).isEqualTo(1);
  }

  @Test
  void negativeOrAbsurdRowsAndScalesAreRefused() {
    for (long rows : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> new PlanOptions(rows, 1, Map.of(), false, 0))
          .isInstanceOf(ReplicaException.class)
          .hasMessageContaining("replica.rows is " + rows);
      assertThatThrownBy(() -> TableSettings.ofRows(rows))
          .isInstanceOf(ReplicaException.class)
          .hasMessageContaining(String.valueOf(rows));
    }
    for (double scale : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e7}) {
      assertThatThrownBy(() -> new PlanOptions(null, scale, Map.of(), false, 0))
          .isInstanceOf(ReplicaException.class)
          .hasMessageContaining("replica.scale is " + scale);
    }
    assertThatThrownBy(() -> scaled(Double.NaN)).isInstanceOf(ReplicaException.class);
  }

  @Test
  void rowsAreTheScannedOnesScaledOrThoseAskedFor() {
    TableSketch few = TableSketch.of("few").identity("id").rows(3);
    TableSketch none = TableSketch.of("none").identity("id").rows(0);
    Schema schema =
        TableSketch.schema(PARENT, few, none, TableSketch.of("unknown").identity("id"));
    Genome genome = TableSketch.genome(PARENT, few, none);
    assertThat(rows(genome, schema, new PlanOptions(null, .1, Map.of(), false, 0)))
        .containsExactlyInAnyOrder(100L, 1L, 0L, 100L);
    assertThat(rows(
            genome,
            schema,
            new PlanOptions(7L, 1, Map.of(TableSketch.name("few"), scaled(2)), false, 0)))
        .containsExactlyInAnyOrder(7L, 6L, 7L, 7L);
  }

  private static List<Long> rows(Genome genome, Schema schema, PlanOptions options) {
    return Planner.plan(genome, schema, TargetState.EMPTY, options).tables().stream()
        .map(TablePlan::rows)
        .toList();
  }

  @Test
  void keptRowsCountUnlessRowsAreAppended() {
    TargetState state = new TargetState(Map.of(
        TableSketch.name("parent"), new TargetState.Kept(30, Map.of("id", List.of("1", "50")))));
    Schema schema = TableSketch.schema(PARENT);
    TablePlan kept = Planner.plan(
            Genome.empty(), schema, state, new PlanOptions(100L, 1, Map.of(), false, 0))
        .tables()
        .get(0);
    assertThat(kept.rows()).isEqualTo(70);
    assertThat(kept.total()).isEqualTo(100);
    assertThat(((KeyDomain.Grid) ((CellPlan.Numbered) kept.cells().get(0)).domain()).first())
        .isEqualTo(51);
    assertThat(
            Planner.plan(Genome.empty(), schema, state, new PlanOptions(100L, 1, Map.of(), true, 0))
                .tables()
                .get(0)
                .rows())
        .isEqualTo(100);
    assertThat(
            Planner.plan(Genome.empty(), schema, state, new PlanOptions(10L, 1, Map.of(), false, 0))
                .tables()
                .get(0)
                .rows())
        .isZero();
  }

  @Test
  void childrenWithKeysLeadPastKeptParentsWhereSomeOfThemAreKept() {
    TableSketch detail = TableSketch.of("detail")
        .column("parent_id", "bigint")
        .primary("parent_id")
        .references("parent", "parent_id");
    TargetState.Kept five = new TargetState.Kept(
        5,
        Map.of(
            "id", List.of("1", "2", "3", "4", "5"), "parent_id", List.of("1", "2", "3", "4", "5")));
    TargetState state =
        new TargetState(Map.of(TableSketch.name("parent"), five, TableSketch.name("detail"), five));
    PlanOptions options = new PlanOptions(20L, 1, Map.of(), false, 0);
    TablePlan plan = table(
        Planner.plan(Genome.empty(), TableSketch.schema(PARENT, detail), state, options), "detail");
    assertThat(plan.references().get(0).firstParent()).isEqualTo(5);
    assertThat(plan.rows()).isEqualTo(15);
    TargetState parents = new TargetState(Map.of(TableSketch.name("parent"), five));
    TablePlan fresh = table(
        Planner.plan(Genome.empty(), TableSketch.schema(PARENT, detail), parents, options),
        "detail");
    assertThat(fresh.references().get(0).firstParent()).isZero();
    assertThat(fresh.rows()).isEqualTo(20);
  }

  @Test
  void driftIsToldBothWays() {
    TableSketch gone = TableSketch.of("gone").identity("id");
    TableSketch emptyAndGone = TableSketch.of("empty_and_gone").identity("id").rows(0);
    TableSketch added = TableSketch.of("added").identity("id");
    SeedPlan plan = Planner.plan(
        TableSketch.genome(PARENT, gone, emptyAndGone),
        TableSketch.schema(PARENT, added),
        TargetState.EMPTY,
        PlanOptions.DEFAULTS);
    assertThat(plan.notices())
        .containsExactly(
            "the genome knows 1 tables that the target lacks, skipped: public.gone",
            "the genome does not know 1 tables of the target, seeded from their types: public.added");
    assertThat(table(plan, "added").rows()).isEqualTo(PlanOptions.DEFAULT_ROWS);
  }

  @Test
  void anEmptyGenomeHasNoDrift() {
    assertThat(plan(10, PARENT).notices()).isEmpty();
  }

  @Test
  void theDayIsShiftedInDatesAndNotInTimesOfDay() {
    TableSketch table = TableSketch.of("t")
        .column("day", "date")
        .column("at", "time")
        .column("ts", "timestamp")
        .values("day", 10, Models.time("86400", "2020-01-01", "2020-01-11"))
        .values("at", 10, Models.time("1", "10:00:00", "11:00:00"))
        .values("ts", 10, Models.time("1", "2020-01-01T10:00", "2020-01-01T12:00:00.5"));
    SeedPlan plan = Planner.plan(
        TableSketch.genome(table),
        TableSketch.schema(table),
        TargetState.EMPTY,
        new PlanOptions(null, 1, Map.of(), false, 366));
    assertThat(plan.tables().get(0).cells())
        .extracting(
            cell -> ((ValueModel.Time) ((CellPlan.Drawn) cell).model()).at().get(0))
        .containsExactly("2021-01-01", "10:00:00", "2021-01-01T10:00");
  }

  @Test
  void columnsOfOneReferenceAreNullTogether() {
    TableSketch room = TableSketch.of("room")
        .column("building", "text")
        .column("no", "integer")
        .primary("building", "no");
    TableSketch wish = TableSketch.of("wish")
        .identity("id")
        .nullable("building", "text")
        .nullable("note", "text")
        .nullable("no", "integer")
        .references("room", List.of("building", "no"), false, "building", "no");
    assertThat(table(plan(10, room, wish), "wish").nullMasks())
        .extracting(mask -> mask.columns())
        .containsExactly(List.of("building", "no"), List.of("note"));
  }

  @Test
  void aTableOnACycleThatGetsFewerRowsIsPromisedNoMoreToItsChildren() {
    TableSketch flag = TableSketch.of("flag")
        .column("on", "boolean")
        .nullable("last_entry", "bigint")
        .primary("on")
        .references("entry", "last_entry");
    TableSketch entry =
        TableSketch.of("entry").identity("id").column("flag", "boolean").references("flag", "flag");
    SeedPlan plan = plan(100, flag, entry);
    assertThat(table(plan, "flag").rows()).isEqualTo(2);
    assertThat(table(plan, "entry").rows()).isEqualTo(100);
  }

  @Test
  void aCycleThroughATableWithoutRowsHasNone() {
    TableSketch a = TableSketch.of("a").identity("id").column("b", "bigint").references("b", "b");
    TableSketch b = TableSketch.of("b")
        .identity("id")
        .column("a", "bigint")
        .column("odd", new SqlType.Scalar(70_000, TableSketch.name("odd"), 'U', List.of()))
        .references("a", "a");
    SeedPlan plan = plan(100, a, b);
    assertThat(table(plan, "a").rows()).isZero();
    assertThat(table(plan, "b").rows()).isZero();
    assertThat(plan.notices())
        .containsExactlyInAnyOrder(
            "public.a gets no rows: a_b_fkey needs a row of public.b, which has none",
            "public.b gets no rows: column odd is NOT NULL and of type \"public\".\"odd\", for which no values can be made. "
                + "Give the column a default, or leave the table out with replica.excludes");
  }
}
