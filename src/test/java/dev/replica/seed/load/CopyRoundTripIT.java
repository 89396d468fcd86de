package dev.replica.seed.load;

import static dev.replica.seed.load.CopyTables.NULL;
import static dev.replica.seed.load.CopyTables.cell;

import dev.replica.catalog.SqlType;
import dev.replica.seed.generate.RowWriter;
import dev.replica.seed.load.CopyTables.Cell;
import dev.replica.support.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Texts, bytes and arrays arrive at the server as the values of their literals, and are printed as it prints them. */
final class CopyRoundTripIT {

  private static CopyTables tables;

  @BeforeAll
  static void connect() throws SQLException {
    tables = new CopyTables(TestServer.database());
  }

  @AfterAll
  static void disconnect() throws SQLException {
    tables.close();
  }

  @Test
  void textArrivesWhateverItHolds() throws SQLException, IOException {
    List<Cell> cells = new ArrayList<>(List.of(NULL));
    for (String text : List.of(
        "",
        " ",
        "plain",
        "\\N",
        "\\.",
        "a\tb",
        "a\nb\r\n",
        "\b\f\u000b\u0001\u007f",
        "back\\slash\\",
        "\"quoted\"",
        "NULL",
        "äöü ÿ",
        "日本語",
        "😀 emoji",
        "x".repeat(1000),
        "ä".repeat(1000),
        "{a,b}",
        "(1,2)")) {
      byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
      cells.add(cell(text, w -> w.text(text)));
      cells.add(cell(text, w -> w.utf8(bytes, 1, bytes.length - 2)));
    }
    for (String type : List.of("text", "varchar", "bpchar")) {
      tables.assertArrives(type, cells);
    }
    tables.assertArrives("name", cell("n", w -> w.text("n")));
    tables.assertArrives("char(3)", cell("n  ", w -> w.text("n  ")));
    tables.assertArrives(
        "json", cell("{\"a\":  [1, \"\\n\"]}", w -> w.text("{\"a\":  [1, \"\\n\"]}")));
    tables.assertArrives(
        "jsonb", cell("{\"a\": [1, \"\\né\"]}", w -> w.jsonb("{\"a\": [1, \"\\né\"]}")), NULL);
    tables.assertArrives("xml", cell("<a>b</a>", w -> w.text("<a>b</a>")));
  }

  @Test
  void bytesAndIdentifiersArrive() throws SQLException, IOException {
    tables.assertArrives(
        "bytea",
        cell("\\x", w -> w.bytea(new byte[0])),
        cell("\\x00ff5c0a", w -> w.bytea(new byte[] {0, -1, 92, 10})),
        NULL);
    List<Cell> cells = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 100; i++) {
      UUID uuid = new UUID(random.nextLong(), random.nextLong());
      cells.add(cell(
          uuid.toString(),
          w -> w.uuid(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits())));
    }
    tables.assertArrives("uuid", cells);
  }

  @Test
  void arraysArriveWithNullsAndQuotes() throws SQLException, IOException {
    SqlType.Array ints = (SqlType.Array) tables.type("int4[]");
    tables.assertArrives(
        "int4[]",
        NULL,
        cell("{}", w -> array(w, ints)),
        cell("{1,2}", w -> array(w, ints, e -> e.int4(1), e -> e.int4(2))),
        cell("{NULL,2}", w -> array(w, ints, RowWriter::nullValue, e -> e.int4(2))),
        cell("{NULL}", w -> array(w, ints, RowWriter::nullValue)));
    SqlType.Array texts = (SqlType.Array) tables.type("text[]");
    List<String> elements =
        List.of("", "NULL", "nulL", "a", "a b", "{", "\"\\", "tab\there", "é", "a,b");
    tables.assertArrives(
        "text[]",
        cell(
            "{\"\",\"NULL\",\"nulL\",a,\"a b\",\"{\",\"\\\"\\\\\",\"tab\there\",é,\"a,b\",NULL}",
            w -> {
              w.beginArray(texts, elements.size() + 1);
              elements.forEach(w::text);
              w.nullValue();
              w.end();
            }));
    SqlType.Array times = (SqlType.Array) tables.type("timestamptz[]");
    tables.assertArrives(
        "timestamptz[]",
        cell(
            "{\"2000-01-01 00:00:00+00\",infinity}",
            w -> array(w, times, e -> e.timestamptz(0), e -> e.timestamptz(Long.MAX_VALUE))));
    SqlType.Array bytes = (SqlType.Array) tables.type("bytea[]");
    tables.assertArrives(
        "bytea[]", cell("{\"\\\\x01\"}", w -> array(w, bytes, e -> e.bytea(new byte[] {1}))));
  }

  @SafeVarargs
  private static void array(RowWriter writer, SqlType.Array type, Consumer<RowWriter>... elements) {
    writer.beginArray(type, elements.length);
    for (Consumer<RowWriter> element : elements) {
      element.accept(writer);
    }
    writer.end();
  }
}
