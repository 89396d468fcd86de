package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.CatalogFilter;
import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random schemas, the same at each run: keys of all kinds, references that share columns, nest and close cycles, unique
 * constraints across them. Each is filled from nothing, scanned, filled from the genome, and filled up; no table is ever refused.
 */
class SeedRandomSchemasIT {

  private static final List<String> TYPES = List.of(
      "int",
      "bigint",
      "smallint",
      "text",
      "varchar(12)",
      "char(4)",
      "uuid",
      "date",
      "timestamptz",
      "numeric(8,2)",
      "boolean",
      "double precision",
      "jsonb",
      "text[]",
      "mood",
      "bytea",
      "inet",
      "interval",
      "percent");

  private record Made(String name, List<String> key) {}

  private static String schema(SplittableRandom random) {
    StringBuilder script = new StringBuilder(
        "CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy'); CREATE DOMAIN percent AS int CHECK (VALUE BETWEEN 0 AND 100);\n");
    List<Made> tables = new ArrayList<>();
    List<String> later = new ArrayList<>();
    int count = 2 + random.nextInt(6);
    for (int t = 0; t < count; t++) {
      tables.add(table("t" + t, tables, script, later, random));
    }
    // References to tables that come later, and to the table itself: some of them close cycles.
    for (int i = random.nextInt(4); i > 0; i--) {
      Made child = tables.get(random.nextInt(count));
      Made parent = tables.get(random.nextInt(count));
      String columns = "";
      String names = "";
      for (int k = 0; k < parent.key().size(); k++) {
        String name = "later" + i + "_" + k;
        columns += (k > 0 ? ", " : "") + "ADD COLUMN " + name + " "
            + parent.key().get(k).split(" ", 2)[1];
        names += (k > 0 ? ", " : "") + name;
      }
      later.add("ALTER TABLE " + child.name() + " " + columns + ";\nALTER TABLE " + child.name()
          + " ADD FOREIGN KEY (" + names + ") REFERENCES " + parent.name()
          + (random.nextBoolean() ? " DEFERRABLE" : "") + ";\n");
    }
    later.forEach(script::append);
    return script.toString();
  }

  private static Made table(
      String name,
      List<Made> parents,
      StringBuilder script,
      List<String> later,
      SplittableRandom random) {
    List<String> lines = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    List<String> key = new ArrayList<>();
    int references = parents.isEmpty() ? 0 : random.nextInt(3);
    List<List<String>> referring = new ArrayList<>();
    for (int r = 0; r < references; r++) {
      Made parent = parents.get(random.nextInt(parents.size()));
      List<String> names = new ArrayList<>();
      for (int k = 0; k < parent.key().size(); k++) {
        names.add("ref" + r + "_" + k + " " + parent.key().get(k).split(" ", 2)[1]);
      }
      boolean nullable = random.nextInt(3) == 0;
      names.forEach(column -> lines.add(column + (nullable ? "" : " NOT NULL")));
      lines.add("FOREIGN KEY (" + names(names) + ") REFERENCES " + parent.name());
      referring.add(nullable ? List.of() : names);
    }
    for (int c = random.nextInt(5); c > 0; c--) {
      String column = "c" + c + " " + TYPES.get(random.nextInt(TYPES.size()));
      columns.add(column);
      lines.add(column + (random.nextBoolean() ? " NOT NULL" : ""));
    }
    switch (random.nextInt(5)) {
      case 0 -> {
        lines.add("id bigint GENERATED ALWAYS AS IDENTITY");
        key.add("id bigint");
      }
      case 1 -> {
        String type = List.of("uuid", "text", "varchar(9)", "int", "date", "timestamp")
            .get(random.nextInt(6));
        lines.add("id " + type);
        key.add("id " + type);
      }
      case 2 -> {
        lines.add("a smallint");
        lines.add("b varchar(8)");
        key.addAll(List.of("a smallint", "b varchar(8)"));
      }
      default -> {
        referring.forEach(key::addAll);
        if (key.isEmpty() || random.nextBoolean()) {
          lines.add("no int");
          key.add("no int");
        }
      }
    }
    lines.add("PRIMARY KEY (" + names(key) + ")");
    List<String> plain = columns.stream()
        .filter(column ->
            !column.endsWith("jsonb") && !column.endsWith("boolean") && !column.endsWith("mood"))
        .toList();
    if (!plain.isEmpty() && random.nextInt(3) == 0) {
      lines.add("UNIQUE (" + names(plain.subList(0, 1 + random.nextInt(plain.size()))) + ")");
    }
    if (!plain.isEmpty()
        && !referring.isEmpty()
        && !referring.get(0).isEmpty()
        && random.nextInt(3) == 0) {
      List<String> mixed = new ArrayList<>(referring.get(0));
      mixed.add(plain.get(0));
      lines.add("UNIQUE (" + names(mixed) + ")");
    }
    script
        .append("CREATE TABLE ")
        .append(name)
        .append(" (")
        .append(String.join(", ", lines))
        .append(");\n");
    return new Made(name, key);
  }

  private static String names(List<String> columns) {
    return String.join(
        ", ", columns.stream().map(column -> column.split(" ", 2)[0]).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 22})
  void noTableIsRefused(int run) throws SQLException {
    String script = schema(new SplittableRandom(run));
    TestDatabase source = TestDatabase.of(script);
    assertFilled(run, script, source, source.seed(60));
    Genome genome = source.scan();
    TestDatabase target = TestDatabase.of(script);
    assertFilled(
        run,
        script,
        target,
        target.seed(GenomeFile.parse(GenomeFile.print(genome)), TestDatabase.options(null)));
    assertFilled(
        run,
        script,
        target,
        target.seed(
            genome,
            new SeedOptions(
                CatalogFilter.all(), 150L, 1, Map.of(), 3, SeedOptions.Existing.KEEP, null, 1)));
  }

  private static void assertFilled(int run, String script, TestDatabase database, SeedResult result)
      throws SQLException {
    assertThat(result.notices())
        .as("schema %d:%n%s", run, script)
        .noneMatch(notice -> notice.contains("refuse") || notice.contains("SQLSTATE"));
    if (result.notices().isEmpty()) {
      for (Map.Entry<String, List<String>> table : database.content().entrySet()) {
        assertThat(table.getValue())
            .as("%s of schema %d:%n%s", table.getKey(), run, script)
            .hasSizeGreaterThanOrEqualTo(60);
      }
    }
  }
}
