package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.catalog.CatalogFilter;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.genome.ValueModel;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table as files are read into: everything is text, most of it numbers and times, and some of it neither. */
class StagingTextIT {

  private static final String SCHEMA = """
      CREATE TABLE staging (
        line int PRIMARY KEY, price text, paid text, weight varchar(9), vat text, lap text, took text, starts text,
        month text, version text, place text, "when" text, client text, body text, state text NOT NULL);
      """;

  private static final String ROWS = """
      SELECT setseed(.3);
      INSERT INTO staging
        SELECT n,
               CASE WHEN state = 'draft' THEN 'n/a' WHEN n % 211 = 0 THEN 'ask ' || n ELSE to_char(p, 'FM$9,999,990.00') END,
               CASE WHEN n % 25 = 0 THEN '' WHEN n % 26 = 0 THEN 'NULL' ELSE to_char(p * .9, 'FM99990.00') END,
               to_char(p / 100, 'FM990.0') || ' kg',
               CASE WHEN p < 600 THEN '7 %' ELSE 5 + (n % 16) || ' %' END,
               to_char(floor(lap / 60), 'FM90') || ':' || to_char(lap - 60 * floor(lap / 60), 'FM00.0'),
               '00:' || to_char(n % 50, 'FM00') || ':' || to_char((n * 7) % 60, 'FM00'),
               to_char(t, 'HH24:MI'), to_char(t, 'YYYY-MM'), '2.' || n / 400 || '.' || (n * 13) % 29,
               CASE WHEN n % 40 = 0 THEN 'unknown' ELSE round((52 + a)::numeric, 4) || ', ' || round((4 + a / 2)::numeric, 4) END,
               CASE WHEN n % 50 = 0 THEN '0000-00-00' ELSE to_char(t, 'FMMM/FMDD/YYYY') END,
               CASE WHEN n % 20 = 0 THEN '-' ELSE '10.7.' || n % 200 || '.' || (n * 31) % 251 END,
               CASE WHEN n % 10 = 0 THEN 'none' ELSE '{"state":"' || state || '","n":' || n || '}' END,
               state
        FROM (SELECT n, exp(4 + 3 * random()) AS p, 60 + 40 * random() AS lap, random() AS a,
                     timestamp '2022-01-31 06:00' + n * interval '301 minutes' AS t,
                     (ARRAY['draft', 'open', 'done', 'done'])[1 + n % 4] AS state
              FROM generate_series(1, 4000) n OFFSET 0) r;
      """;

  private static final String PRICE =
      "SELECT percentile_disc(.5) WITHIN GROUP (ORDER BY translate(price, '$,', '')::numeric)"
          + " FROM staging WHERE price LIKE '$%'";

  private static final String LAP =
      "SELECT avg(extract(epoch FROM ('00:' || lap)::interval)) FROM staging";

  private static TestDatabase of(TestServer server, String script) throws SQLException {
    return new TestDatabase(server.createDatabase(script));
  }

  @ParameterizedTest
  @MethodSource("dev.replica.support.TestServer#all")
  void stringsOfAFormKeepItAndOthersKeepTheirRows(TestServer server) throws SQLException {
    TestDatabase source = of(server, SCHEMA + ROWS);
    Genome genome = GenomeFile.parse(GenomeFile.print(source.scan()));
    TestDatabase target = of(server, SCHEMA);
    target.seed(genome, TestDatabase.options(null));

    assertForms(genome);
    assertThat(target.count("staging")).isEqualTo(4000);
    assertLooks(target);
    for (String sql : List.of(PRICE, LAP)) {
      assertThat(target.number(sql)).isCloseTo(source.number(sql), within(.1 * source.number(sql)));
    }
    assertOthers(target);
    assertDependences(source, target);
    assertAsOfMovesDays(genome, of(server, SCHEMA));
  }

  private static void assertForms(Genome genome) {
    Map<String, String> forms = new HashMap<>();
    for (ColumnGenome column : genome.tables().get(0).columns()) {
      if (column.values() instanceof ValueModel.Written written) {
        forms.put(column.name(), written.form());
      }
    }
    assertThat(forms)
        .containsEntry("price", "'$'#,##0.00")
        .containsEntry("paid", "0.00")
        .containsEntry("weight", "0.0' kg'")
        .containsEntry("lap", "m:ss.S")
        .containsEntry("took", "HH:mm:ss")
        .containsEntry("starts", "HH:mm")
        .containsEntry("month", "yyyy-MM")
        .containsEntry("version", "{10}.{20}.{50}")
        .containsEntry("place", "0.0000', '0.0000")
        .containsEntry("when", "M/d/yyyy")
        .containsEntry("client", ValueModel.Written.ADDRESS)
        .containsEntry("body", ValueModel.Written.DOCUMENT);
  }

  private static void assertLooks(TestDatabase target) throws SQLException {
    Map<String, String> looks = Map.ofEntries(
        Map.entry("price", "n/a|[a-z]{3} [0-9]+|[$]([1-9][0-9]{0,2}(,[0-9]{3})*|0)[.][0-9]{2}"),
        Map.entry("paid", "|NULL|[0-9]+[.][0-9]{2}"),
        Map.entry("weight", "[0-9]+[.][0-9] kg"),
        Map.entry("vat", "[0-9]{1,2} %"),
        Map.entry("lap", "1:[0-5][0-9][.][0-9]"),
        Map.entry("took", "00:[0-4][0-9]:[0-5][0-9]"),
        Map.entry("starts", "[0-2][0-9]:[0-5][0-9]"),
        Map.entry("month", "202[2-4]-(0[1-9]|1[0-2])"),
        Map.entry("version", "2[.]([0-9]|1[0-9])[.][0-4]?[0-9]"),
        Map.entry("place", "unknown|5[23][.][0-9]{4}, 4[.][0-9]{4}"),
        Map.entry("when", "0000-00-00|1?[0-9]/[1-3]?[0-9]/202[2-4]"),
        Map.entry("client", "-|10[.]7([.][0-9]{1,3}){2}"),
        Map.entry("body", "none|[{].*[}]"));
    for (Map.Entry<String, String> look : looks.entrySet()) {
      assertThat(target.strings("SELECT DISTINCT \"" + look.getKey() + "\" FROM staging WHERE \""
              + look.getKey() + "\" !~ '^(" + look.getValue() + ")$' LIMIT 3"))
          .as(look.getKey())
          .isEmpty();
    }
    assertThat(target.count(
            "staging WHERE \"when\" LIKE '%/%' AND to_date(\"when\", 'MM/DD/YYYY') IS NULL"))
        .isZero();
    assertThat(target.count("staging WHERE body LIKE '{%' AND body::jsonb ->> 'state' IS NULL"))
        .isZero();
  }

  private static void assertOthers(TestDatabase target) throws SQLException {
    assertThat(target.count("staging WHERE paid = ''")).isBetween(110L, 210L);
    assertThat(target.count("staging WHERE paid = 'NULL'")).isBetween(110L, 210L);
    assertThat(target.count("staging WHERE place = 'unknown'")).isBetween(70L, 130L);
    assertThat(target.count("staging WHERE \"when\" = '0000-00-00'")).isBetween(50L, 115L);
    assertThat(target.count("staging WHERE client = '-'")).isBetween(150L, 250L);
    assertThat(target.count("staging WHERE body = 'none'")).isBetween(330L, 470L);
    // What stands in few rows each is told by its looks, and never as it was.
    assertThat(target.count("staging WHERE price ~ '^[a-z]{3} '")).isBetween(5L, 35L);
  }

  private static void assertDependences(TestDatabase source, TestDatabase target)
      throws SQLException {
    assertThat(target.count("staging WHERE (price = 'n/a') <> (state = 'draft')"))
        .isLessThan(60);
    String paid =
        "SELECT corr(ln(translate(price, '$,', '')::float8), ln(paid::float8)) FROM staging"
            + " WHERE price LIKE '$%' AND paid ~ '^[0-9]'";
    assertThat(source.number(paid)).isGreaterThan(.99);
    assertThat(target.number(paid)).isGreaterThan(.95);
    String place =
        "SELECT corr(split_part(place, ', ', 1)::float8, split_part(place, ', ', 2)::float8)"
            + " FROM staging WHERE place <> 'unknown'";
    assertThat(target.number(place)).isGreaterThan(.95);
    assertThat(target.count("staging WHERE body LIKE '{%' AND body::jsonb ->> 'state' <> state"))
        .isLessThan(60);
    String release = "SELECT corr(line, split_part(version, '.', 2)::int) FROM staging";
    assertThat(target.number(release)).isGreaterThan(.95);
  }

  private static void assertAsOfMovesDays(Genome genome, TestDatabase later) throws SQLException {
    LocalDate day = LocalDate.of(2030, 6, 1);
    later.seed(
        genome,
        new SeedOptions(
            CatalogFilter.all(), null, 1, Map.of(), 0, SeedOptions.Existing.KEEP, day, 2));
    assertThat(later.strings("SELECT max(month) BETWEEN '2030-04' AND '2030-07' FROM staging"))
        .containsExactly("t");
    assertThat(later.strings(
            "SELECT max(to_date(\"when\", 'MM/DD/YYYY')) BETWEEN '2030-04-20' AND '2030-07-01'"
                + " FROM staging WHERE \"when\" LIKE '%/%'"))
        .containsExactly("t");
  }
}
