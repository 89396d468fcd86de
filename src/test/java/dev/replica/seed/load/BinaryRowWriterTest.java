package dev.replica.seed.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.SqlType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BinaryRowWriterTest {

  private static final SqlType.Scalar INT4 =
      new SqlType.Scalar(23, new QualifiedName(SqlType.SYSTEM, "int4"), 'N', List.of());
  private static final SqlType.Array INTS =
      new SqlType.Array(1007, new QualifiedName(SqlType.SYSTEM, "_int4"), INT4);
  private static final SqlType.Composite PAIR = new SqlType.Composite(
      7,
      new QualifiedName("public", "pair"),
      List.of(new SqlType.Attribute("a", INT4), new SqlType.Attribute("b", INTS)));

  private final BinaryRowWriter writer = new BinaryRowWriter(2, 0);

  @Test
  void aRowIsItsCountOfCellsAndTheCellsBehindTheirLengths() {
    writer.startRow();
    writer.int4(258);
    writer.nullValue();
    writer.endRow();

    assertThat(written()).isEqualTo("0002" + "00000004" + "00000102" + "ffffffff");
  }

  @Test
  void headerAndTrailerAreThoseOfTheFormat() {
    assertThat(hex(BinaryRowWriter.header()))
        .isEqualTo("5047434f50590aff0d0a00" + "00000000" + "00000000");
    assertThat(hex(BinaryRowWriter.trailer())).isEqualTo("ffff");
  }

  @Test
  void aClearedWriterStartsAnew() {
    writer.bool(true);
    writer.clear();
    writer.bool(false);

    assertThat(written()).isEqualTo("00000001" + "00");
  }

  @Test
  void anArrayTellsWhetherItHasNulls() {
    writer.beginArray(INTS, 1);
    writer.nullValue();
    writer.end();
    writer.beginArray(INTS, 1);
    writer.int4(5);
    writer.end();

    String dimension = "00000001" + "00000001";
    assertThat(written())
        .isEqualTo(
            "00000018" + "00000001" + "00000001" + "00000017" + dimension + "ffffffff" + "0000001c"
                + "00000001" + "00000000" + "00000017" + dimension + "00000004" + "00000005");
  }

  @Test
  void aNullWithinACompositeIsNotOneOfTheArrayAround() {
    SqlType.Array pairs = new SqlType.Array(8, new QualifiedName("public", "_pair"), PAIR);
    writer.beginArray(pairs, 1);
    writer.beginComposite(PAIR);
    writer.nullValue();
    writer.nullValue();
    writer.end();
    writer.end();

    assertThat(written())
        .isEqualTo("0000002c" + "00000001" + "00000000" + "00000007" + "00000001" + "00000001"
            + "00000014" + "00000002" + "00000017" + "ffffffff" + "000003ef" + "ffffffff");
  }

  @Test
  void aRowThatEndsInsideAValueIsRefused() {
    writer.startRow();
    writer.beginArray(INTS, 0);

    assertThatThrownBy(writer::endRow)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("missing 1");
  }

  @Test
  void bothNumericsHaveTheSameBytes() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      long unscaled = random.nextLong() >> random.nextInt(64);
      int scale = random.nextInt(19);
      writer.clear();
      writer.numeric(unscaled, scale);
      String fast = written();
      writer.clear();
      writer.numeric(BigDecimal.valueOf(unscaled, scale));
      assertThat(fast).as("%d at scale %d", unscaled, scale).isEqualTo(written());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "äß",
        "日本語",
        "😀",
        "a\uD800b",
        "\uDC00",
        "\uD800",
        "ÿ\u0080\u07FF\u0800\uFFFF"
      })
  void textIsEncodedAsTheJdkDoes(String text) {
    writer.text(text);

    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    assertThat(written()).isEqualTo("%08x".formatted(encoded.length) + hex(encoded));
  }

  @Test
  void aMalformedLiteralIsRefusedWithoutQuotingIt() {
    for (SqlType type : List.of(INT4, INTS, PAIR)) {
      assertThatThrownBy(() -> writer.parsed(type, "secret"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasNoCause()
          .hasMessageContaining("Expected")
          .hasMessageNotContaining("secret");
    }
  }

  private String written() {
    return hex(Arrays.copyOf(writer.buffer(), writer.length()));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
