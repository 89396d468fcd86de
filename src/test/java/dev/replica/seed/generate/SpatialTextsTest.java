package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.Spatial;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpatialTextsTest {

  @Test
  void ringsHaveAsManyPointsAsAskedForAndAreClosed() {
    String text = SpatialTexts.of(new Spatial("Polygon", false, false, 4326), 10, 50, 1, 9);
    assertThat(text).startsWith("SRID=4326;POLYGON((11 50, ").endsWith(", 11 50))");
    assertThat(points(text)).hasSize(9).element(8).isEqualTo("11 50");
  }

  @Test
  void linesStayWithinTheirReachAndMeetThemselvesNowhere() {
    String text = SpatialTexts.of(new Spatial("LineString", true, false, 0), 0, 0, 2, 7);
    List<String> points = points(text);
    assertThat(points).hasSize(7).allMatch(point -> point.endsWith(" 0"));
    double last = Double.NEGATIVE_INFINITY;
    for (String point : points) {
      double across = Double.parseDouble(point.split(" ")[0]);
      assertThat(across).isGreaterThan(last).isBetween(-2.0, 2.0);
      last = across;
    }
  }

  @Test
  void whatHasNoExtentIsStillAnArea() {
    assertThat(points(SpatialTexts.of(new Spatial("Polygon", false, false, 0), 1, 1, 0, 400)))
        .hasSizeBetween(5, 12);
  }

  private static List<String> points(String text) {
    return Arrays.stream(text.replaceAll("SRID=\\d+;|[^-0-9., ]", "").split(","))
        .map(String::strip)
        .toList();
  }
}
