package dev.replica.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.ReplicaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TypeParserTest {

  private static final SqlType MOOD =
      new SqlType.Enumeration(0, new QualifiedName("public", "mood"), List.of("sad", "happy"));
  private static final SqlType ODD = new SqlType.Composite(
      0,
      new QualifiedName("A \"b\".c", "x[](1)\"\""),
      List.of(new SqlType.Attribute("mood", MOOD)));
  private static final SqlType CITEXT =
      new SqlType.Scalar(0, new QualifiedName("ext", "citext"), 'S', List.of());
  private static final Map<QualifiedName, SqlType> USER_TYPES =
      Map.of(MOOD.name(), MOOD, ODD.name(), ODD, CITEXT.name(), CITEXT);

  static Stream<SqlType> types() {
    List<SqlType> types = new ArrayList<>(SystemTypes.all());
    types.addAll(USER_TYPES.values());
    types.addAll(List.of(
        scalar("numeric", 10, 2),
        scalar("numeric", 5, -3),
        scalar("varchar", 40),
        scalar("bpchar", 1),
        scalar("bit", 8),
        scalar("varbit", 8),
        scalar("interval", 3),
        scalar("time", 0),
        scalar("timetz", 3),
        scalar("timestamp", 3),
        scalar("timestamptz", 6)));
    return types.stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void parsingWhatATypePrintsGivesTheType(SqlType type) {
    assertThat(parse(type.sql())).isEqualTo(type);
  }

  @ParameterizedTest
  @MethodSource("types")
  void parsingWhatAnArrayPrintsGivesAnArrayOfTheType(SqlType type) {
    SqlType parsed = parse(type.sql() + "[]");

    assertThat(parsed).isInstanceOfSatisfying(SqlType.Array.class, array -> {
      assertThat(array.element()).isEqualTo(type);
      assertThat(array.name())
          .isEqualTo(new QualifiedName(type.name().schema(), "_" + type.name().name()));
      assertThat(array.sql()).isEqualTo(type.sql() + "[]");
    });
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "integer | int4",
        "double precision | float8",
        "timestamp(3) with time zone | timestamptz",
        "time without time zone | time",
        "timestamp | timestamp",
        "\"char\" | char",
        "bpchar | bpchar",
        "int4multirange | int4multirange",
      })
  void aTypeIsKnownByEitherOfItsNames(String sql, String internalName) {
    assertThat(parse(sql).name()).isEqualTo(new QualifiedName(SqlType.SYSTEM, internalName));
  }

  @ParameterizedTest
  @CsvSource({"char, bpchar", "character, bpchar", "bit, bit"})
  void aBareTypeOfFixedLengthHasLengthOne(String sql, String internalName) {
    assertThat(parse(sql)).isEqualTo(scalar(internalName, 1));
  }

  @Test
  void multirangesLeadToTheirSubtype() {
    assertThat(parse("tstzmultirange"))
        .isInstanceOfSatisfying(
            SqlType.Multirange.class,
            multirange -> assertThat(multirange.range().subtype().sql())
                .isEqualTo("timestamp with time zone"));
  }

  @Test
  void arrayTypesOfTheSystemHaveTheirOwnOid() {
    assertThat(parse("text[]").oid()).isEqualTo(1009);
    assertThat(parse("\"public\".\"mood\"[]").oid()).isZero();
  }

  @Test
  void theNameOfAnArrayTypeIsCutAsTheServerCutsIt() {
    QualifiedName long63 = new QualifiedName("public", "ü".repeat(31) + "x");
    SqlType type = new SqlType.Enumeration(0, long63, List.of());

    assertThat(TypeParser.parse(type.sql() + "[]", name -> Optional.of(type))
            .name()
            .name())
        .isEqualTo("_" + "ü".repeat(31));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "``",
        "number",
        "\"public\".\"gone\"",
        "integer(",
        "int4range(3)",
        "public.mood",
        "integer; drop",
        "[]"
      })
  void whatIsNoTypeIsRejectedByName(String sql) {
    assertThatThrownBy(() -> parse(sql))
        .isInstanceOfSatisfying(
            ReplicaException.class,
            e -> assertThat(e.kind()).isEqualTo(ReplicaException.Cause.CONFIGURATION))
        .hasMessageContaining("found " + (sql.equals("[]") ? "" : sql));
  }

  private static SqlType scalar(String internalName, Integer... modifiers) {
    SqlType.Scalar plain = (SqlType.Scalar) SystemTypes.find(internalName).orElseThrow();
    return new SqlType.Scalar(plain.oid(), plain.name(), plain.category(), List.of(modifiers));
  }

  private static SqlType parse(String sql) {
    return TypeParser.parse(sql, name -> Optional.ofNullable(USER_TYPES.get(name)));
  }
}
