package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.ReplicaException;
import dev.replica.seed.plan.ColumnSettings;
import dev.replica.seed.plan.Place;
import dev.replica.seed.plan.TableSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {

  @TempDir
  Path folder;

  private final List<String> problems = new ArrayList<>();

  private Map<String, TableSettings> read(String yaml) throws IOException {
    return SettingsFile.read(
        Files.writeString(folder.resolve("tables.yaml"), yaml), "en", problems);
  }

  private Map<String, ColumnSettings> columns(String yaml) throws IOException {
    Map<String, ColumnSettings> columns =
        read("tables: {t: {columns: {" + yaml + "}}}").get("t").columns();
    assertThat(problems).isEmpty();
    return columns;
  }

  @Test
  void everySettingIsRead() throws IOException {
    Map<String, TableSettings> tables = read("""
        locale: de
        tables:
          a: {rows: 1_000, firstRows: sub/a.csv}
          b:
            scale: 0.5
            columns:
              c: {faker: "#{Name.fullName}", nullFraction: 0.25}
              d: {faker: "#{Name.fullName}", locale: fr}
          c: {skip: true}
        """);
    assertThat(problems).isEmpty();
    assertThat(tables.keySet()).containsExactly("a", "b", "c");
    assertThat(tables.get("a").rows()).isEqualTo(1000);
    assertThat(tables.get("a").firstRows()).isEqualTo(folder.resolve("sub/a.csv"));
    assertThat(tables.get("b").scale()).isEqualTo(.5);
    assertThat(tables.get("b").place()).isEqualTo(new Place("tables.yaml", 5));
    assertThat(tables.get("b").columns())
        .containsEntry(
            "c",
            new ColumnSettings(
                new Place("tables.yaml", 7),
                new ColumnSettings.Faker("#{Name.fullName}", "de"),
                .25))
        .containsEntry(
            "d",
            new ColumnSettings(
                new Place("tables.yaml", 8),
                new ColumnSettings.Faker("#{Name.fullName}", "fr"),
                null));
    assertThat(tables.get("c").skip()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no      | no",
        "1.10    | 1.10",
        "010     | 010",
        "2026-01-31 | 2026-01-31",
        "'null'  | null",
        "''      | ``",
        "'{1,2}' | {1,2}"
      })
  void aConstantIsTheTextThatIsWritten(String written, String text) throws IOException {
    assertThat(columns("c: {constant: " + written + "}").get("c").content())
        .isEqualTo(new ColumnSettings.Constant(text));
  }

  @Test
  void aConstantThatIsNullIsNull() throws IOException {
    assertThat(columns("c: {constant: null}, d: {constant: ~}, e: {constant: }").values())
        .extracting(ColumnSettings::content)
        .containsOnly(new ColumnSettings.Constant(null));
  }

  @Test
  void valuesAreAListOrHaveWeights() throws IOException {
    assertThat(columns("c: {values: [no, 1.0]}, d: {values: {no: 3, 1.0: 0.5}}").values())
        .extracting(ColumnSettings::content)
        .containsExactly(
            new ColumnSettings.Values(List.of("no", "1.0"), List.of(1.0, 1.0)),
            new ColumnSettings.Values(List.of("no", "1.0"), List.of(3.0, .5)));
  }

  @Test
  void anEmptyFileSaysNothing() throws IOException {
    assertThat(read("")).isEmpty();
    assertThat(read("# nothing\ntables:\n")).isEmpty();
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "table: {}                        | there is no setting table; did you mean tables?",
        "tables: [a]                      | tables: expected names, each with a colon behind it, found a list",
        "tables: {a: 5}                   | table a: expected one of rows, scale,",
        "tables: {a: {row: 5}}            | there is no setting row; did you mean rows",
        "tables: {a: {rows: 5, rows: 6}}  | rows is there twice",
        "tables: {a: {rows: many}}        | rows is many, which is no whole number",
        "tables: {a: {rows: }}            | rows needs a value",
        "tables: {a: {rows: -1}}          | rows is -1; it has to be between 0",
        "tables: {a: {rows: 1, scale: 1}} | it asks for both rows and scale",
        "tables: {a: {skip: yes}}         | skip is yes; it has to be true or false",
        "tables: {a: {rows: 1, skip: true}} | it asks for skip, and for rows",
        "tables: {a: {columns: {c: {}}}}  | column a.c: it says nothing",
        "tables: {a: {columns: {c: {constant: 1, sql: 2}}}} | it gives several of constant,",
        "tables: {a: {columns: {c: {constant: [1]}}}} | '{1,2}' for an array",
        "tables: {a: {columns: {c: {values: 1}}}} | values needs a list, [open, paid]",
        "tables: {a: {columns: {c: {values: []}}}} | values has none",
        "tables: {a: {columns: {c: {values: [a, null]}}}} | values takes single values that are not NULL",
        "tables: {a: {columns: {c: {values: [a, a]}}}} | values has a twice",
        "tables: {a: {columns: {c: {values: {a: x}}}}} | the weight of a is x, which is no number",
        "tables: {a: {columns: {c: {values: {a: 0}}}}} | the weight of value a is 0.0; it has to be positive",
        "tables: {a: {columns: {c: {nullFraction: 2}}}} | nullFraction is 2.0; it has to be a share",
        "tables: {a                       | it is no YAML"
      })
  void whatIsWrongIsToldWithItsLine(String yaml, String problem) throws IOException {
    read("# a comment\n" + yaml);
    assertThat(problems)
        .isNotEmpty()
        .anySatisfy(told -> assertThat(told).startsWith("tables.yaml, line ").contains(problem));
    assertThat(problems.get(0)).matches("(?s)tables.yaml, line [23].*");
  }

  @Test
  void allThatIsWrongIsTold() throws IOException {
    read("tables:\n  a: {rows: x}\n  b: {rowz: 1}\n  c: {skip: no}\n");
    assertThat(problems)
        .hasSize(3)
        .satisfiesExactly(
            a -> assertThat(a).startsWith("tables.yaml, line 2"),
            b -> assertThat(b).startsWith("tables.yaml, line 3"),
            c -> assertThat(c).startsWith("tables.yaml, line 4"));
  }

  @Test
  void aFileThatIsNotThereIsAnError() throws IOException {
    assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.yaml"), "en", problems))
        .isInstanceOf(ReplicaException.class)
        .hasMessageContainingAll("none.yaml", "replica.tablesFile");
    Path latin = folder.resolve("latin.yaml");
    Files.write(latin, "tables: {ä: {rows: 1}}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> SettingsFile.read(latin, "en", problems))
        .isInstanceOf(ReplicaException.class)
        .hasMessageContaining("UTF-8");
  }
}
