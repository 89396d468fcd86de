package dev.replica.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.ReplicaException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers are what {@code pg_attribute.atttypmod} of PostGIS 3.3 holds for such columns. */
class SpatialTest {

  private static SqlType.Scalar type(String name, int modifier) {
    QualifiedName qualified = new QualifiedName("gis", name);
    return new SqlType.Scalar(0, qualified, 'U', TypeNames.modifiers(qualified, modifier));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1107460; (Point,4326)",
        "987418; (MultiPolygonZ,3857)",
        "9; (LineStringM)",
        "1107463; (PointZM,4326)",
        "6613008; (MultiPoint,25832)",
        "28; (GeometryCollection)",
        "1107456; (Geometry,4326)",
        "62; (TinZ)"
      })
  void modifiersArePrintedAndReadAsPostgisPrintsThem(int modifier, String printed) {
    SqlType.Scalar type = type("geometry", modifier);
    assertThat(type.sql()).isEqualTo("\"gis\".\"geometry\"" + printed);
    assertThat(TypeParser.parse(type.sql(), name -> Optional.of(type("geometry", -1))))
        .isEqualTo(type);
  }

  @Test
  void aTypeWithoutModifierTakesAnyShape() {
    assertThat(Spatial.of(type("geometry", -1)))
        .isEqualTo(new Spatial("Geometry", false, false, 0));
    assertThat(Spatial.of(type("geography", -1)).srid()).isEqualTo(4326);
    assertThat(type("geometry", -1).sql()).isEqualTo("\"gis\".\"geometry\"");
  }

  @Test
  void aShapeThatPostgisDoesNotKnowIsNoType() {
    assertThatThrownBy(() -> TypeParser.parse(
            "\"gis\".\"geometry\"(Blob,4326)", name -> Optional.of(type("geometry", -1))))
        .isInstanceOf(ReplicaException.class);
  }

  @Test
  void ofOtherExtensionsOnlyVectorsTellWhatTheirModifierMeans() {
    assertThat(type("vector", 3).modifiers()).isEqualTo(List.of(3));
    assertThat(type("vector", 3).sql()).isEqualTo("\"gis\".\"vector\"(3)");
    assertThat(type("citext", 44).modifiers()).isEmpty();
  }
}
