package dev.replica.mojo;

import dev.replica.ReplicaException;
import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.seed.SeedOptions;
import dev.replica.seed.fake.FakeText;
import dev.replica.seed.plan.PlanOptions;
import dev.replica.seed.plan.TableSettings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that make rows: how many, which, and when. */
abstract class AbstractSeedMojo extends AbstractDatabaseMojo {

  private static final String DEFAULT_TABLES = "src/test/resources/replica/tables.yaml";

  /** Rows for each table; the scanned numbers, times <code>scale</code>, where it is not given. */
  @Parameter(property = "replica.rows")
  private String rows;

  /** Factor of the scanned row counts. */
  @Parameter(property = "replica.scale", defaultValue = "1")
  private String scale;

  /** What single tables ask for: <code>&lt;table&gt;&lt;name&gt;public.orders&lt;/name&gt;&lt;rows&gt;50&lt;/rows&gt;&lt;/table&gt;</code>. */
  @Parameter
  private List<TableParameter> tables;

  /**
   * A YAML file that says what single tables ask for; <code>src/test/resources/replica/tables.yaml</code> of the project, if there
   * is one, where it is not given. A table that <code>tables</code> speaks of is taken from there alone.
   */
  @Parameter(property = "replica.tablesFile")
  private File tablesFile;

  /**
   * The share of the rows in which columns hold values that tests forget: the longest and the shortest strings, letters beyond ASCII, the
   * ends of numbers, leap days, NULL wherever it is allowed. Rows that break a check get none.
   */
  @Parameter(property = "replica.edgeCases", defaultValue = "0")
  private String edgeCases;

  /**
   * The locale of names, places and whatever else Datafaker makes, <code>de</code> for one. Where it is not given, names and places are
   * made in the language that the scanned ones were written in, if their letters or countries told, and all else in English.
   */
  @Parameter(property = "replica.locale")
  private String locale;

  /** Another seed gives other rows; the same one gives the same rows on every machine. */
  @Parameter(property = "replica.seed", defaultValue = "0")
  private long seed;

  /** The day on which the data's last day falls: <code>scan</code>, <code>now</code>, or a date such as 2026-01-31. */
  @Parameter(property = "replica.asOf", defaultValue = "scan")
  private String asOf;

  final SeedOptions options(String existing) {
    return new SeedOptions(
            filter(),
            rowsAsked(),
            number("replica.scale", scale),
            tables(),
            seed,
            existing(existing),
            day(),
            threads())
        .in(locale())
        .withEdgeCases(number("replica.edgeCases", edgeCases));
  }

  private Long rowsAsked() {
    if (rows == null || rows.isBlank()) {
      return null;
    }
    try {
      return Long.valueOf(rows.strip().replace("_", ""));
    } catch (NumberFormatException e) {
      throw ReplicaException.configuration(
          "replica.rows is " + rows
              + ", which is no whole number. Give the rows for each table, 1000 for one.",
          e);
    }
  }

  private static double number(String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw ReplicaException.configuration(
          name + " is " + text + ", which is no number. Give a factor, 0.1 for one.", e);
    }
  }

  private String locale() {
    if (locale == null || locale.isBlank()) {
      return null;
    }
    FakeText.problem(locale).ifPresent(problem -> {
      throw ReplicaException.configuration("replica.locale " + problem);
    });
    return locale;
  }

  private Map<String, TableSettings> tables() {
    Path standard = inProject(DEFAULT_TABLES);
    Path file = tablesFile != null
        ? tablesFile.toPath().toAbsolutePath()
        : Files.exists(standard) ? standard : null;
    List<String> notices = new ArrayList<>();
    Map<String, TableSettings> settings =
        TablesParameter.of(tables, file, locale() == null ? PlanOptions.ENGLISH : locale, notices);
    warn(notices);
    return settings;
  }

  private static SeedOptions.Existing existing(String name) {
    return choice("replica.existing", name, SeedOptions.Existing.values());
  }

  /** The value of that name, in lower case as users write it. */
  static <E extends Enum<E>> E choice(String parameter, String name, E[] values) {
    return Arrays.stream(values)
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> ReplicaException.configuration(parameter
            + " is "
            + name
            + "; it has to be one of "
            + Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "))));
  }

  private LocalDate day() {
    if (asOf.equals("scan")) {
      return null;
    }
    try {
      return asOf.equals("now") ? LocalDate.now(ZoneOffset.UTC) : LocalDate.parse(asOf);
    } catch (DateTimeException e) {
      throw ReplicaException.configuration(
          "replica.asOf is " + asOf + "; it has to be scan, now, or a date such as 2026-01-31.", e);
    }
  }

  /** The genome; of nothing where there is none, the user named none, and said how many rows to make. */
  final Genome readGenome() {
    if (!genomeGiven() && rows != null && !Files.exists(genome())) {
      getLog().info("No genome at " + genome() + ": rows are made from the schema alone");
      return Genome.empty();
    }
    return GenomeFile.read(genome());
  }
}
