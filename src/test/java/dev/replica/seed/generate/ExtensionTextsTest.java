package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Spatial;
import dev.replica.catalog.SqlType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionTextsTest {

  private static SqlType.Scalar type(String name, char category, Integer... modifiers) {
    return new SqlType.Scalar(0, new QualifiedName("ext", name), category, List.of(modifiers));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Geometry; POINT(1.5 2)",
        "Point; POINT(1.5 2)",
        "LineString; LINESTRING(1 1.5, 2 2.5)",
        "Polygon; POLYGON((1 1.5, 2 1.5, 2 2.5, 1 2.5, 1 1.5))",
        "MultiPoint; MULTIPOINT(1.5 2)",
        "MultiLineString; MULTILINESTRING((1 1.5, 2 2.5))",
        "MultiPolygon; MULTIPOLYGON(((1 1.5, 2 1.5, 2 2.5, 1 2.5, 1 1.5)))",
        "GeometryCollection; GEOMETRYCOLLECTION(POINT(1.5 2))",
        "CircularString; CIRCULARSTRING(1 1.5, 2 1.5, 2 2.5)",
        "CurvePolygon; CURVEPOLYGON((1 1.5, 2 1.5, 2 2.5, 1 2.5, 1 1.5))",
        "Triangle; TRIANGLE((1 1.5, 2 1.5, 2 2.5, 1 1.5))"
      })
  void shapesOfEachKindAreValid(String kind, String expected) {
    assertThat(SpatialTexts.of(new Spatial(kind, false, false, 0), 1.5, 2, .5)).isEqualTo(expected);
  }

  @Test
  void shapesHaveTheDimensionsAndTheReferenceSystemOfTheirColumn() {
    assertThat(SpatialTexts.of(new Spatial("Point", true, true, 4326), 8.54, 47.37, 1))
        .isEqualTo("SRID=4326;POINT ZM(8.54 47.37 0 0)");
    assertThat(SpatialTexts.of(new Spatial("GeometryCollection", false, true, 0), 1, 2, 1))
        .isEqualTo("GEOMETRYCOLLECTION M(POINT M(1 2 0))");
  }

  @Test
  void otherNumbersGiveOtherShapesOnEarth() {
    SqlType.Scalar geography = type("geography", 'U');
    assertThat(IntStream.range(0, 10_000).mapToObj(n -> ExtensionTexts.of(geography, n)))
        .doesNotHaveDuplicates()
        .allMatch(text -> text.startsWith("SRID=4326;POINT("));
  }

  @Test
  void articleNumbersEndInTheirCheckDigit() {
    assertThat(ExtensionTexts.of(type("isbn", 'U'), 30640615)).isEqualTo("9780306406157");
    assertThat(ExtensionTexts.of(type("upc", 'U'), 3600029145L)).isEqualTo("0036000291452");
    assertThat(ExtensionTexts.of(type("issn", 'U'), 16_777_215)).hasSize(13).startsWith("977");
  }

  @Test
  void vectorsHaveTheDimensionsOfTheirColumn() {
    assertThat(ExtensionTexts.of(type("vector", 'U', 4), 7).split(",")).hasSize(4);
    assertThat(ExtensionTexts.of(type("sparsevec", 'U', 10), 7)).endsWith("}/10");
  }

  @Test
  void aTypeThatNobodyKnowsIsMadeByItsCategory() {
    assertThat(ExtensionTexts.of(type("uint8", 'N'), 7)).isEqualTo("7");
    assertThat(ExtensionTexts.of(type("email", 'S'), 7)).isEqualTo("v7");
    assertThatThrownBy(() -> ExtensionTexts.of(type("tdigest", 'U'), 7))
        .hasMessageContaining("ext");
  }
}
