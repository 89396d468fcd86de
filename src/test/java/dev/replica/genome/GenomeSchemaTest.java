package dev.replica.genome;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the published JSON Schema to the records. */
final class GenomeSchemaTest {

  private final JsonNode schema = schema();

  @Test
  void everyComponentIsAPropertyAndEveryPropertyAComponent() {
    for (Class<?> record : records()) {
      Set<String> expected = new LinkedHashSet<>();
      if (discriminated(record)) {
        expected.add("kind");
      }
      Arrays.stream(record.getRecordComponents())
          .map(RecordComponent::getName)
          .forEach(expected::add);
      JsonNode definition = definition(record);
      assertThat(definition.path("properties").propertyNames())
          .as(record.getSimpleName())
          .containsExactlyElementsOf(expected);
      assertThat(definition.path("additionalProperties").booleanValue(true))
          .as(record.getSimpleName())
          .isFalse();
    }
  }

  @Test
  void typesOfPropertiesAreThoseOfTheComponents() {
    for (Class<?> record : records()) {
      for (RecordComponent component : record.getRecordComponents()) {
        JsonNode property = definition(record).path("properties").path(component.getName());
        assertThat(type(property))
            .as(record.getSimpleName() + "." + component.getName())
            .isEqualTo(type(component.getGenericType()));
      }
    }
  }

  @Test
  void nothingIsDefinedTwiceOrForNoRecord() {
    Set<String> expected = new TreeSet<>(Set.of("TypeName", "ValueModel", "Dependence"));
    records().stream()
        .map(Class::getSimpleName)
        .filter(name -> !name.equals("Genome"))
        .forEach(expected::add);
    assertThat(new TreeSet<>(schema.path("$defs").propertyNames())).isEqualTo(expected);
  }

  @Test
  void everyVariantIsAnAlternative() {
    for (Class<?> variants : new Class<?>[] {ValueModel.class, Dependence.class}) {
      assertThat(
              schema.path("$defs").path(variants.getSimpleName()).path("oneOf").values())
          .extracting(alternative -> alternative.path("$ref").stringValue())
          .containsExactlyElementsOf(Arrays.stream(variants.getPermittedSubclasses())
              .map(variant -> "#/$defs/" + variant.getSimpleName())
              .toList());
    }
  }

  @Test
  void theFormatIsTheOneThatIsWritten() {
    assertThat(schema.path("properties").path("format").path("const").intValue())
        .isEqualTo(Genome.FORMAT);
  }

  private JsonNode definition(Class<?> record) {
    return record == Genome.class ? schema : schema.path("$defs").path(record.getSimpleName());
  }

  private static boolean discriminated(Class<?> record) {
    return Arrays.stream(record.getInterfaces())
        .anyMatch(parent -> parent.isAnnotationPresent(JsonTypeInfo.class));
  }

  private static String type(JsonNode property) {
    if (property.has("$ref")) {
      String name = property.path("$ref").stringValue().substring("#/$defs/".length());
      return name;
    }
    if (property.has("enum")) {
      return "string";
    }
    if (property.has("const")) {
      return "integer";
    }
    String type = property.path("type").stringValue("");
    return type.equals("array") ? "array of " + type(property.path("items")) : type;
  }

  private static String type(Type type) {
    if (type instanceof ParameterizedType list) {
      return "array of " + type(list.getActualTypeArguments()[0]);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class || plain.isEnum()) {
      return "string";
    }
    if (plain == int.class || plain == long.class || plain == Integer.class) {
      return "integer";
    }
    if (plain == boolean.class) {
      return "boolean";
    }
    return plain == double.class || plain == Double.class || plain == java.math.BigDecimal.class
        ? "number"
        : plain.getSimpleName();
  }

  /** All records that can be reached from the genome. */
  private static Set<Class<?>> records() {
    Set<Class<?>> found = new LinkedHashSet<>();
    collect(Genome.class, found);
    assertThat(found).hasSizeGreaterThan(20);
    return found;
  }

  private static void collect(Type type, Set<Class<?>> found) {
    if (type instanceof ParameterizedType list) {
      collect(list.getActualTypeArguments()[0], found);
    } else if (type instanceof Class<?> plain && plain.isSealed()) {
      Arrays.stream(plain.getPermittedSubclasses()).forEach(variant -> collect(variant, found));
    } else if (type instanceof Class<?> plain
        && plain.isRecord()
        && plain != TypeName.class
        && found.add(plain)) {
      Arrays.stream(plain.getRecordComponents())
          .forEach(component -> collect(component.getGenericType(), found));
    }
  }

  private static JsonNode schema() {
    try (InputStream stream = Genome.class.getResourceAsStream("genome-1.schema.json")) {
      return JsonMapper.builder().build().readTree(stream);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
