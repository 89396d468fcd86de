package dev.replica.scan.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class ShapeReaderTest {

  private final ShapeReader reader = new ShapeReader();

  @Test
  void aPointIsItsOwnMiddle() {
    // SRID=4326;POINT Z (1.5 2.25 9)
    accept("01010000A0E6100000000000000000F83F00000000000002400000000000002240");
    assertMiddle(1.5, 2.25, 0, 1);
    assertThat(kind()).isEqualTo("4326;PointZ");
  }

  @Test
  void bytesMayStandInEitherOrder() {
    // LINESTRING (0 0, 2 4), the largest byte first
    accept("0000000002" + "00000002" + "0000000000000000" + "0000000000000000" + "4000000000000000"
        + "4010000000000000");
    assertMiddle(1, 2, 2, 2);
    assertThat(kind()).isEqualTo("0;LineString");
  }

  @Test
  void ringsAndPartsCountTogether() {
    // MULTIPOLYGON (((0 0, 2 0, 2 2, 0 0)))
    String ring = "00000000000000000000000000000000" + "00000000000000400000000000000000"
        + "00000000000000400000000000000040" + "00000000000000000000000000000000";
    accept("0106000000" + "01000000" + "0103000000" + "01000000" + "04000000" + ring);
    assertMiddle(1, 1, 1, 4);
    assertThat(kind()).isEqualTo("0;MultiPolygon");
  }

  @Test
  void whatIsEmptyOrCutTellsWhatItCan() {
    accept("0107000000" + "00000000");
    Values.Shapes nothing = (Values.Shapes) reader.values();
    assertThat(((Numbers) nothing.x()).units()).containsExactly(Values.ABSENT);
    ShapeReader cut = new ShapeReader();
    byte[] line = HexFormat.of()
        .parseHex("0102000000" + "05000000" + "000000000000F03F000000000000F03F" + "0000");
    cut.accept(line, 0, line.length, 200);
    Values.Shapes found = (Values.Shapes) cut.values();
    assertThat(value(found.x())).isEqualTo(1);
    assertThat(value(found.points())).isEqualTo(1);
  }

  private void accept(String hex) {
    byte[] padded = HexFormat.of().parseHex("FFFF" + hex);
    reader.accept(padded, 2, padded.length - 2, padded.length - 2);
  }

  private void assertMiddle(double x, double y, double reach, int points) {
    Values.Shapes shapes = (Values.Shapes) reader.values();
    assertThat(value(shapes.x())).isEqualTo(x);
    assertThat(value(shapes.y())).isEqualTo(y);
    assertThat(value(shapes.reach())).isEqualTo(reach);
    assertThat(value(shapes.points())).isEqualTo(points);
  }

  private String kind() {
    return ((Texts) ((Values.Shapes) reader.values()).kinds()).texts()[0];
  }

  private static double value(Values values) {
    Numbers numbers = (Numbers) values;
    return numbers.units()[0] * numbers.unit().doubleValue();
  }
}
