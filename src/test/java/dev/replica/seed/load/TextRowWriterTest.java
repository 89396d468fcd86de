package dev.replica.seed.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.SqlType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextRowWriterTest {

  private static final SqlType.Scalar TEXT =
      new SqlType.Scalar(25, new QualifiedName(SqlType.SYSTEM, "text"), 'S', List.of());
  private static final SqlType.Array TEXTS =
      new SqlType.Array(1009, new QualifiedName(SqlType.SYSTEM, "_text"), TEXT);
  private static final SqlType.Composite NOTE = new SqlType.Composite(
      7, new QualifiedName("public", "note"), List.of(new SqlType.Attribute("lines", TEXTS)));

  private final TextRowWriter writer = new TextRowWriter(0);

  @Test
  void cellsAreApartByTabsAndRowsByNewlines() {
    for (int i = 0; i < 2; i++) {
      writer.startRow();
      writer.int4(i);
      writer.nullValue();
      writer.text("a\tb\\");
      writer.endRow();
    }

    assertThat(written()).isEqualTo("0\t\\N\ta\\tb\\\\\n1\t\\N\ta\\tb\\\\\n");
  }

  @Test
  void quotesAreDoubledLevelByLevel() {
    writer.beginComposite(NOTE);
    writer.beginArray(TEXTS, 3);
    writer.text("say \"hi\"");
    writer.nullValue();
    writer.text("null");
    writer.end();
    writer.end();

    assertThat(written())
        .isEqualTo("(\"{\"\"say \\\\\\\\\"\"hi\\\\\\\\\"\"\"\",NULL,\"\"null\"\"}\")");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "-0.0,-0",
    "1,1",
    "0.1,0.1",
    "1e14,100000000000000",
    "1e15,1e+15",
    "1e23,9.999999999999999e+22",
    "0.0001,0.0001",
    "0.00001,1e-05",
    "1234567.25,1234567.25",
    "4.9e-324,5e-324",
    "1.7976931348623157e308,1.7976931348623157e+308",
    "NaN,NaN",
    "-Infinity,-Infinity",
    "0.30000000000000004,0.30000000000000004",
    "123456789.123456,123456789.123456",
    "9007199254740993,9.007199254740992e+15"
  })
  void aFloatIsItsShortestDecimal(double value, String expected) {
    writer.float8(value);

    assertThat(written()).isEqualTo(expected);
  }

  @Test
  void everyFloatReadsBackAsItself() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      writer.clear();
      writer.float8(value);
      assertThat(Double.valueOf(written())).isEqualTo(Double.valueOf(value));
    }
  }

  @Test
  void moneyIsAPlainNumber() {
    writer.money(-1_234_505);

    assertThat(written()).isEqualTo("-12345.05");
  }

  @Test
  void aRangeHasNoNull() {
    SqlType.Range range = new SqlType.Range(9, new QualifiedName("public", "textrange"), TEXT);
    writer.beginRange(range, false, true, true, false, true);

    assertThatThrownBy(writer::nullValue).isInstanceOf(IllegalStateException.class);
  }

  private String written() {
    return new String(writer.buffer(), 0, writer.length(), StandardCharsets.UTF_8);
  }
}
