package dev.replica.seed.load;

import dev.replica.catalog.SqlType;
import dev.replica.seed.generate.RowWriter;
import dev.replica.support.TestServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random values of nested types, told to both writers. The server settles whether these said the same. */
final class CopyNestingIT {

  private static final int VALUES = 300;
  private static final List<String> TEXTS = List.of(
      "", "a", "NULL", "null", "a b", "\"", "\\", "{}", "(,)", "[1,2)", "x,y", "tab\t", "line\n",
      "é", "😀", "\\N", ";");

  private static CopyTables tables;

  @BeforeAll
  static void connect() throws SQLException {
    tables = new CopyTables(TestServer.database("""
                CREATE TYPE mood AS ENUM ('a', 'a b', 'NULL');
                CREATE DOMAIN label AS text;
                CREATE DOMAIN labels AS label[];
                CREATE TYPE textrange AS RANGE (subtype = label);
                CREATE TYPE pair AS (n int4, t text);
                CREATE TYPE middle AS (p pair, ps pair[], m mood, dropped int, l labels);
                ALTER TYPE middle DROP ATTRIBUTE dropped;
                CREATE TYPE outermost AS (ms middle[], r int4range, mr int4multirange, b bytea, x float8,
                    at timestamptz, d label);
                """));
  }

  @AfterAll
  static void disconnect() throws SQLException {
    tables.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pair",
        "pair[]",
        "labels",
        "labels[]",
        "middle",
        "middle[]",
        "outermost",
        "outermost[]",
        "int4range",
        "int4range[]",
        "textrange",
        "textrange[]",
        "int4multirange",
        "int4multirange[]",
        "textmultirange",
        "mood[]",
        "bytea[]",
        "box[]"
      })
  void bothWritersSayTheSame(String name) throws SQLException, IOException {
    SqlType type = tables.type(name);
    List<Consumer<RowWriter>> cells = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      int seed = i;
      cells.add(writer -> write(writer, type, new SplittableRandom(seed)));
    }
    tables.assertAgree(name, cells);
  }

  private static void nullable(RowWriter writer, SqlType type, SplittableRandom random) {
    if (random.nextInt(4) == 0) {
      writer.nullValue();
      return;
    }
    write(writer, type, random);
  }

  private static void write(RowWriter writer, SqlType type, SplittableRandom random) {
    SqlType base = type.base();
    if (base instanceof SqlType.Array array) {
      int length = random.nextInt(4);
      writer.beginArray(array, length);
      for (int i = 0; i < length; i++) {
        nullable(writer, array.element(), random);
      }
      writer.end();
    } else if (base instanceof SqlType.Composite composite) {
      writer.beginComposite(composite);
      composite.attributes().forEach(attribute -> nullable(writer, attribute.type(), random));
      writer.end();
    } else if (base instanceof SqlType.Range range) {
      range(writer, range, random, 0);
    } else if (base instanceof SqlType.Multirange multirange) {
      int length = random.nextInt(4);
      writer.beginMultirange(multirange, length);
      for (int i = 0; i < length; i++) {
        bounded(writer, multirange.range(), random, 10 * i);
      }
      writer.end();
    } else if (base instanceof SqlType.Enumeration enumeration) {
      writer.text(enumeration.labels().get(random.nextInt(enumeration.labels().size())));
    } else {
      scalar(writer, (SqlType.Scalar) base, random);
    }
  }

  private static void range(
      RowWriter writer, SqlType.Range type, SplittableRandom random, int from) {
    if (random.nextInt(5) == 0) {
      writer.beginRange(type, true, false, false, false, false);
      writer.end();
      return;
    }
    boolean lowerInfinite = random.nextInt(4) == 0;
    boolean upperInfinite = random.nextInt(4) == 0;
    // As PostgreSQL prints ranges of integers, which it does not keep as they were written.
    writer.beginRange(type, false, true, false, lowerInfinite, upperInfinite);
    if (!lowerInfinite) {
      bound(writer, type, from);
    }
    if (!upperInfinite) {
      bound(writer, type, from + 1 + random.nextInt(5));
    }
    writer.end();
  }

  private static void bounded(
      RowWriter writer, SqlType.Range type, SplittableRandom random, int from) {
    writer.beginRange(type, false, true, false, false, false);
    bound(writer, type, from);
    bound(writer, type, from + 1 + random.nextInt(5));
    writer.end();
  }

  private static void bound(RowWriter writer, SqlType.Range type, int value) {
    if (type.subtype() instanceof SqlType.Scalar) {
      writer.int4(value);
      return;
    }
    writer.text((char) ('A' + value) + TEXTS.get(value % TEXTS.size()));
  }

  private static void scalar(RowWriter writer, SqlType.Scalar type, SplittableRandom random) {
    switch (type.name().name()) {
      case "int4" -> writer.int4(random.nextInt());
      case "bytea" -> writer.bytea(new byte[] {(byte) random.nextInt(), 92});
      case "float8" -> writer.float8(random.nextDouble());
      case "timestamptz" -> writer.timestamptz(random.nextLong(1L << 50));
      case "box" -> writer.parsed(type, "(" + random.nextInt(1, 9) + ",1),(0,0)");
      case "text" -> writer.text(TEXTS.get(random.nextInt(TEXTS.size())));
      default -> throw new IllegalArgumentException(type.sql());
    }
  }
}
