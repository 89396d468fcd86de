package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.Schema;
import dev.replica.catalog.SqlType;
import dev.replica.genome.Dependence;
import dev.replica.genome.Genome;
import dev.replica.genome.ValueModel;
import dev.replica.seed.plan.PlanOptions;
import dev.replica.seed.plan.Planner;
import dev.replica.seed.plan.TargetState;
import dev.replica.support.Models;
import dev.replica.support.TableSketch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Law 4: each cell is a function of genome, seed, table and row alone. */
class RowsTest {

  private static final long ROWS = 5000;

  private static final SqlType MOOD =
      new SqlType.Enumeration(0, TableSketch.name("mood"), List.of("sad", "ok", "happy"));

  private static final SqlType PAIR = new SqlType.Composite(
      0,
      TableSketch.name("pair"),
      List.of(
          new SqlType.Attribute("a", TableSketch.type("integer")),
          new SqlType.Attribute("mood", MOOD)));

  /** Every kind of model, every kind of key, nulls, checks and dependence. */
  private static List<TableSketch> sketches() {
    TableSketch person = TableSketch.of("person")
        .identity("id")
        .column("code", "text")
        .unique("code")
        .values("code", 1000, Models.text("A{2}-9{4}"))
        .column("token", "uuid")
        .unique("token")
        .column("lat", "double precision")
        .values("lat", 900, Models.number("0.0001", "-12.5", "60.25"))
        .column("price", "numeric(10,2)")
        .values("price", 900, Models.number("0.05", "0", "999.95"))
        .nullable("born", "date")
        .values("born", 900, Models.time("86400", "1950-01-01", "2005-12-31"))
        .column("seen", "timestamp with time zone")
        .values("seen", 900, Models.time("0.000001", "2024-01-01", "2024-12-31T12:00:00.5"))
        .column("mood", MOOD)
        .values("mood", 3, Models.category("sad", "ok", "happy"))
        .column("city", "text")
        .values(
            "city",
            50,
            new ValueModel.Category(
                List.of("Ulm", "Bonn"), List.of(.5, .25), Models.text("Aa{4,9}")))
        .column("nick", "text")
        .values(
            "nick",
            90,
            new ValueModel.Text(
                90,
                Models.number("0.01", "0", "1"),
                List.of(new ValueModel.Shape("a{3,8}9", .6)),
                Models.whole(3, 30)))
        .nullable("tags", "text[]")
        .values("tags", 90, new ValueModel.Array(Models.whole(0, 4), Models.category("a", "b")))
        .column("doc", "jsonb")
        .values("doc", 90, document())
        .column("raw", "bytea")
        .values("raw", 90, new ValueModel.Bytes(Models.whole(0, 9)))
        .column("spot", "point")
        .values(
            "spot",
            90,
            new ValueModel.Parts(
                "point", List.of(Models.whole(0, 9), Models.number("0.1", "0", "5"))))
        .column("span", "int4range")
        .values(
            "span",
            90,
            new ValueModel.Parts("range", List.of(Models.whole(0, 99), Models.whole(0, 9))))
        .column("pair", PAIR)
        .column("took", "interval")
        .values("took", 90, Models.number("0.5", "0", "90000"))
        .column("spans", "datemultirange")
        .column("untold", "real")
        .column("address", "inet")
        .nulls(.2, "born")
        .nulls(.4, "tags")
        .dependence(new Dependence.Gaussian(
            true,
            List.of(0),
            List.of("lat", "price", "seen"),
            List.of(
                List.of(300), List.of(-200, 500), List.of(0, 100, 300), List.of(600, 0, 0, 100))))
        .rows(ROWS);
    TableSketch visit = TableSketch.of("visit")
        .column("person_id", "bigint")
        .column("no", "integer")
        .primary("person_id", "no")
        .references("person", "person_id")
        .fanOut("person_id", List.of(0.0, .3, 1.0), List.of(0.0, 0.5, 20.0))
        .nullable("code", "text")
        .references("person", List.of("code"), false, "code")
        .nulls(.3, "code")
        .column("a", "integer")
        .values("a", 100, Models.whole(0, 100))
        .column("b", "integer")
        .values("b", 100, Models.whole(0, 100))
        .check("(a <= b)")
        .rows(ROWS);
    TableSketch friend = TableSketch.of("friend")
        .column("a", "bigint")
        .column("b", "bigint")
        .primary("a", "b")
        .references("person", "a")
        .references("person", "b")
        .rows(ROWS);
    TableSketch node = TableSketch.of("node")
        .identity("id")
        .nullable("parent", "bigint")
        .references("node", "parent")
        .nulls(.1, "parent")
        .rows(ROWS);
    TableSketch seat = TableSketch.of("seat")
        .column("coach", "text")
        .values("coach", 3, Models.category("x", "y", "z"))
        .column("number", "integer")
        .values("number", 4000, Models.whole(1, 4000))
        .primary("coach", "number")
        .rows(ROWS);
    TableSketch owner = TableSketch.of("owner")
        .column("token", "uuid")
        .primary("token")
        .references("person", List.of("token"), false, "token")
        .rows(ROWS / 2);
    return new ArrayList<>(List.of(person, visit, friend, node, seat, owner, trip()));
  }

  /** Conditional trees over the position, null masks, categories, numbers and times. */
  private static TableSketch trip() {
    return TableSketch.of("trip")
        .column("kind", "text")
        .values("kind", 3, Models.category("bus", "tram", "ferry"))
        .nullable("fare", "numeric(8,2)")
        .values("fare", 900, Models.number("0.05", "0", "90"))
        .column("at", "timestamp without time zone")
        .values("at", 900, Models.time("60", "2024-01-01", "2024-12-31"))
        .nullable("note", "text")
        .values("note", 2, Models.category("late", "early"))
        .nulls(.3, "fare")
        .nulls(.5, "note")
        .dependence(new Dependence.Trees(
            List.of(
                new Dependence.NullPattern(List.of(), .4),
                new Dependence.NullPattern(List.of(1), .3),
                new Dependence.NullPattern(List.of(0, 1), .2),
                new Dependence.NullPattern(List.of(0), .1)),
            List.of(
                new Dependence.Variable(null, List.of(.5), List.of()),
                new Dependence.Variable("at", List.of(.5), List.of("0<1", "9 1", "1 9")),
                new Dependence.Variable(
                    "kind", List.of(), List.of("1<1", "n1", "1 1 8", "5 2:1", "+7")),
                new Dependence.Variable(
                    "fare", List.of(.2, .6), List.of("2=0-2", "0 8 +2", "1 1 9")),
                new Dependence.Variable(
                    "note", List.of(), List.of("3<0", "3 7", "3<2", "9 1", "")))))
        .check("(fare is null or fare < 80 or kind <> 'bus')")
        .rows(ROWS);
  }

  private static ValueModel.Json document() {
    ValueModel.Json list = new ValueModel.Json(
        "array",
        List.of(),
        Models.whole(0, 3),
        Models.scalar("number", Models.number("0.1", "0", "9")),
        null);
    return Models.object(
        new ValueModel.Json.Field(
            "channel", .9, Models.scalar("string", Models.category("web", "shop"))),
        new ValueModel.Json.Field(
            "flag", .5, Models.scalar("boolean", Models.category("false", "true"))),
        new ValueModel.Json.Field("list", .7, list),
        new ValueModel.Json.Field(
            "none", .1, new ValueModel.Json("null", List.of(), null, null, null)));
  }

  private static Map<String, TableGenerator> generators(List<TableSketch> sketches, long seed) {
    TableSketch[] tables = sketches.toArray(TableSketch[]::new);
    return generators(TableSketch.genome(tables), TableSketch.schema(tables), seed);
  }

  private static Map<String, TableGenerator> generators(Genome genome, Schema schema, long seed) {
    Map<String, TableGenerator> generators = new TreeMap<>();
    Generator.of(
            Planner.plan(genome, schema, TargetState.EMPTY, PlanOptions.DEFAULTS),
            TargetState.EMPTY,
            seed)
        .tables()
        .forEach(table -> generators.put(table.table().name().name(), table));
    return generators;
  }

  private static String sha256(Map<String, TableGenerator> generators)
      throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    generators.forEach((name, table) -> {
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      RecordingWriter.rows(table)
          .forEach(row -> digest.update(row.toString().getBytes(StandardCharsets.UTF_8)));
    });
    return HexFormat.of().formatHex(digest.digest());
  }

  @Test
  void tablesAreFull() {
    generators(sketches(), 0)
        .forEach((name, table) -> assertThat(RecordingWriter.rows(table))
            .as(name)
            .hasSize(name.equals("owner") ? (int) ROWS / 2 : (int) ROWS));
  }

  /** The same bytes on every platform and of every version; a change of this digest is a change of everybody's test data. */
  @Test
  void allRowsHaveTheDigestThatTheyAlwaysHad() throws NoSuchAlgorithmException {
    assertThat(sha256(generators(sketches(), 42)))
        .isEqualTo("1156d2df7e51e4109c698f7f7379683decb10b8b83977d1a0fc3679439166a15");
  }

  @Test
  void rowsMadeAloneAreThoseOfTheWhole() {
    SplittableRandom random = new SplittableRandom(3);
    generators(sketches(), 1).forEach((name, table) -> {
      List<List<String>> whole = RecordingWriter.rows(table);
      for (int run = 0; run < 40; run++) {
        int from = random.nextInt((int) table.rows());
        int count = random.nextInt(Math.min(1500, (int) table.rows() - from) + 1);
        assertThat(RecordingWriter.rows(table, from, count))
            .as("%s from %d", name, from)
            .isEqualTo(whole.subList(from, from + count));
      }
    });
  }

  @Test
  void rowsMadeInAnyOrderByOneCursorAreThoseOfTheWhole() {
    generators(sketches(), 1).forEach((name, table) -> {
      List<List<String>> whole = RecordingWriter.rows(table);
      List<Integer> starts = new ArrayList<>(
          Stream.iterate(0, from -> from < table.rows(), from -> from + 250).toList());
      Collections.shuffle(starts, new Random(name.length()));
      Cursor cursor = table.cursor();
      for (int from : starts) {
        RecordingWriter writer = new RecordingWriter();
        cursor.write(from, 250, writer);
        assertThat(writer.rows())
            .as("%s from %d", name, from)
            .isEqualTo(whole.subList(from, from + 250));
      }
    });
  }

  @Test
  void generatorsMadeAgainGiveTheSameRows() throws NoSuchAlgorithmException {
    assertThat(sha256(generators(sketches(), 7))).isEqualTo(sha256(generators(sketches(), 7)));
  }

  @Test
  void anotherSeedGivesOtherRowsOfEveryTable() {
    Map<String, TableGenerator> other = generators(sketches(), 2);
    generators(sketches(), 1)
        .forEach((name, table) -> assertThat(RecordingWriter.rows(table))
            .as(name)
            .isNotEqualTo(RecordingWriter.rows(other.get(name))));
  }

  @Test
  void anotherTableLeavesAllRowsAsTheyWere() {
    List<TableSketch> more = sketches();
    more.add(0, TableSketch.of("aaa").identity("id").column("x", "text").rows(100));
    more.add(TableSketch.of("zzz")
        .identity("id")
        .column("person_id", "bigint")
        .references("person", "person_id")
        .rows(100));
    TableSketch[] tables = more.toArray(TableSketch[]::new);
    TableSketch[] scanned = sketches().toArray(TableSketch[]::new);
    Map<String, TableGenerator> grown = generators(more, 1);
    Map<String, TableGenerator> drifted =
        generators(TableSketch.genome(scanned), TableSketch.schema(tables), 1);
    generators(sketches(), 1).forEach((name, table) -> {
      List<List<String>> rows = RecordingWriter.rows(table);
      assertThat(RecordingWriter.rows(grown.get(name))).as(name).isEqualTo(rows);
      assertThat(RecordingWriter.rows(drifted.get(name))).as(name).isEqualTo(rows);
    });
  }

  @Test
  void anotherColumnLeavesAllOtherCellsAsTheyWere() {
    TableSketch[] scanned = sketches().toArray(TableSketch[]::new);
    List<TableSketch> more = sketches();
    more.forEach(sketch -> sketch
        .nullable("added", "integer")
        .column("added_too", "text")
        .column("owner_id", "bigint")
        .references("person", "owner_id"));
    // A self-reference would have person wait for itself: that is fine, and its rows stay.
    Map<String, TableGenerator> drifted = generators(
        TableSketch.genome(scanned), TableSketch.schema(more.toArray(TableSketch[]::new)), 1);
    generators(sketches(), 1).forEach((name, table) -> {
      int width = table.table().columns().size();
      List<List<String>> rows = RecordingWriter.rows(drifted.get(name)).stream()
          .map(row -> row.subList(0, width))
          .toList();
      assertThat(rows).as(name).isEqualTo(RecordingWriter.rows(table));
    });
  }

  @Test
  void theOrderOfTablesDoesNotMatter() {
    List<TableSketch> backwards = sketches();
    Collections.reverse(backwards);
    Map<String, TableGenerator> other = generators(backwards, 1);
    generators(sketches(), 1)
        .forEach((name, table) -> assertThat(RecordingWriter.rows(other.get(name)))
            .as(name)
            .isEqualTo(RecordingWriter.rows(table)));
  }

  @Test
  void keysAreDistinctAndChecksHold() {
    Map<String, TableGenerator> generators = generators(sketches(), 1);
    for (String name : List.of("visit", "friend", "seat")) {
      assertThat(RecordingWriter.rows(generators.get(name)).stream()
              .map(row -> row.subList(0, 2))
              .distinct()
              .count())
          .as(name)
          .isEqualTo(ROWS);
    }
    assertThat(RecordingWriter.rows(generators.get("person")).stream()
            .map(row -> row.get(1))
            .distinct()
            .count())
        .isEqualTo(ROWS);
    assertThat(RecordingWriter.rows(generators.get("person")).stream()
            .map(row -> row.get(2))
            .distinct()
            .count())
        .isEqualTo(ROWS);
    assertThat(RecordingWriter.rows(generators.get("owner")).stream().distinct().count())
        .isEqualTo(ROWS / 2);
    assertThat(RecordingWriter.rows(generators.get("visit")))
        .allMatch(row -> number(row.get(3)) <= number(row.get(4)));
    assertThat(RecordingWriter.rows(generators.get("friend")))
        .noneMatch(row -> row.get(0).equals(row.get(1)));
  }

  private static int number(String cell) {
    return Integer.parseInt(cell.substring("int4 ".length()));
  }

  @Test
  void nullsHaveTheirShare() {
    Map<String, TableGenerator> generators = generators(sketches(), 1);
    // Five standard errors of a share of .2 among 5,000 rows are .028.
    assertThat(RecordingWriter.rows(generators.get("person")).stream()
                .filter(row -> row.get(5).equals("null "))
                .count()
            / (double) ROWS)
        .isBetween(.172, .228);
  }
}
