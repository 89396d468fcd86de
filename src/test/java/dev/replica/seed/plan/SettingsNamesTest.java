package dev.replica.seed.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import dev.replica.support.TableSketch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsNamesTest {

  private static final ColumnSettings SAID =
      new ColumnSettings(new Place("tables.yaml", 9), new ColumnSettings.Constant("x"), null);

  private final Schema schema = TableSketch.schema(
      TableSketch.of("orders").column("id", "integer").column("Net Price", "integer"),
      TableSketch.of("Order Line").column("id", "integer"),
      TableSketch.of("a.b").column("id", "integer"),
      TableSketch.of("role").column("id", "integer"));
  private final List<String> problems = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  private static TableSettings settings(String source, String... columns) {
    Map<String, ColumnSettings> said = new LinkedHashMap<>();
    Arrays.stream(columns).forEach(column -> said.put(column, SAID));
    return new TableSettings(new Place(source, 4), 5L, null, false, null, said);
  }

  private Map<QualifiedName, TableSettings> resolve(Map<String, TableSettings> asked) {
    return SettingsNames.resolve(asked, schema, problems, notices);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "orders | orders",
        "public.orders | orders",
        "\"orders\" | orders",
        "public.\"orders\" | orders",
        "Order Line | Order Line",
        "\"Order Line\" | Order Line",
        "public.Order Line | Order Line",
        "\"public\".\"Order Line\" | Order Line",
        "a.b | a.b",
        "public.\"a.b\" | a.b"
      })
  void aTableIsFoundHoweverItIsWritten(String written, String table) {
    assertThat(resolve(Map.of(written, settings("tables.yaml"))))
        .containsOnlyKeys(TableSketch.name(table));
    assertThat(problems).isEmpty();
  }

  @Test
  void aWrongNameIsToldWithThoseThatAreNear() {
    resolve(Map.of("ordres", settings("tables.yaml")));
    resolve(Map.of("public.rol", settings("tables.yaml")));
    resolve(Map.of("nothing_like_it", settings("tables.yaml")));
    assertThat(problems)
        .containsExactly(
            "tables.yaml, line 4 names table ordres, which the target does not have; did you mean orders?",
            "tables.yaml, line 4 names table public.rol, which the target does not have; did you mean public.role or public.a.b?",
            "tables.yaml, line 4 names table nothing_like_it, which the target does not have");
  }

  @Test
  void aNameOfSeveralTablesHasToSayWhich() {
    List<Table> tables = new ArrayList<>(schema.tables());
    Table role = schema.table(TableSketch.name("role")).orElseThrow();
    tables.add(new Table(
        new QualifiedName("other", "role"),
        role.kind(),
        role.columns(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        role.partitionKey(),
        List.of(),
        List.of(),
        false,
        0,
        0,
        true,
        true));
    SettingsNames.resolve(
        Map.of("role", settings("tables.yaml")), new Schema(0, "", tables), problems, notices);
    assertThat(problems)
        .singleElement()
        .asString()
        .contains("of which there are several. Write public.role or other.role");
  }

  @Test
  void columnsAreFoundOrToldOf() {
    Map<QualifiedName, TableSettings> found =
        resolve(Map.of("orders", settings("tables.yaml", "\"id\"", "Net Price", "net price")));
    assertThat(found.get(TableSketch.name("orders")).columns()).containsOnlyKeys("id", "Net Price");
    assertThat(problems)
        .containsExactly(
            "tables.yaml, line 9 names column net price of public.orders, which it does not have; did you mean Net Price?");
    problems.clear();
    resolve(Map.of("orders", settings("tables.yaml", "id", "\"id\"")));
    assertThat(problems).singleElement().asString().contains("column public.orders.id again");
  }

  @Test
  void ofTwoSourcesThePomCounts() {
    Map<String, TableSettings> asked = new LinkedHashMap<>();
    asked.put("orders", settings("<tables>"));
    asked.put("public.orders", settings("tables.yaml"));
    assertThat(resolve(asked).get(TableSketch.name("orders")).place().source())
        .isEqualTo("<tables>");
    assertThat(problems).isEmpty();
    assertThat(notices).singleElement().asString().contains("is not followed for public.orders");
    asked.put("public.\"orders\"", settings("<tables>"));
    resolve(asked);
    assertThat(problems).singleElement().asString().contains("names table public.orders again");
  }
}
