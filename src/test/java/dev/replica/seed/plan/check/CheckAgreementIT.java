package dev.replica.seed.plan.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.SqlType;
import dev.replica.support.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds our verdict on rows to PostgreSQL's own. */
final class CheckAgreementIT {

  private static final int ROWS = 120;

  /** Columns with their types and the values that rows have, NULL besides. */
  private static final Map<String, List<String>> COLUMNS = new LinkedHashMap<>();

  static {
    column("a", "int4", "0", "1", "2", "3", "5", "7", "-4", "100");
    column("b", "int4", "0", "1", "2", "5", "9", "-1");
    column("c", "int8", "0", "3", "-7", "9999999999", "10000000000");
    column("s", "int2", "0", "1", "2", "-3");
    column("price", "numeric", "0.00", "0.50", "1.00", "12.50", "12.55", "-3.10", "99999.99");
    column("tax", "numeric", "0", "0.5", "1", "3.333333333333333333", "12.50");
    column("total", "numeric", "0", "1.00", "1.5", "2", "25.000", "13.0", "1e3");
    column("f", "float8", "0", "-0", "0.5", "1", "12.5", "-90", "NaN", "Infinity", "1e-9", "0.1");
    column("r", "float4", "0", "0.1", "0.5", "1", "-1", "NaN");
    column("net", "varchar", "", "a", "b", "ccc", "aa", "A", "x");
    column(
        "name", "text", "", "a", "aa", "bb", "Bb", " a ", "a%", "b_", "aa bb", "A.b-c+d", "x",
        "ccc", "]a[", "a{", "2024", "aa\nb");
    column("code", "bpchar", "a", "bb", "ccc", "bb   ", "", "abcde");
    column(
        "zip", "text", "12345", "12345-6789", "0012", "abc", "x@y.com", "", "éàü", "1e2", "00000");
    column("mood", "mood", "sad", "ok", "happy");
    column("ok", "bool", "t", "f");
    column("flag", "bool", "t", "f");
    column(
        "d",
        "date",
        "2020-01-01",
        "2024-02-29",
        "2023-05-01",
        "1999-12-31",
        "infinity",
        "2021-01-03");
    column("e", "date", "2020-01-01", "2024-03-01", "2023-05-09", "2025-01-01");
    column("t", "time", "00:00:00", "08:00:00", "12:30:15.25", "23:59:59.999999");
    column(
        "ts",
        "timestamp",
        "2020-01-01 00:00:00",
        "2024-02-29 13:00:00",
        "2023-05-01 08:15:30.123456",
        "1999-12-31 23:59:59",
        "-infinity");
    column(
        "ts2",
        "timestamp",
        "2020-01-01 00:00:00",
        "2024-02-29 15:00:00.5",
        "2024-02-28 12:00:00",
        "infinity",
        "2023-05-01 08:15:31");
    column(
        "tz",
        "timestamptz",
        "2020-01-01 00:00:00+00",
        "2024-03-31 00:30:00+00",
        "2023-05-01 08:15:30+00",
        "1999-12-31 23:59:59+00");
    column(
        "tz2",
        "timestamptz",
        "2020-01-01 00:00:00+00",
        "2024-03-31 02:30:00+00",
        "2020-01-03 12:00:00+00",
        "infinity");
    column(
        "iv",
        "interval",
        "00:00:00",
        "1 hour",
        "30 days",
        "1 mon",
        "-1 day",
        "1 year 2 mons -3 days 04:05:06.789",
        "-00:00:01");
    column(
        "tags",
        "text[]",
        "{}",
        "{x}",
        "{x,y}",
        "{x,NULL}",
        "{q}",
        "{\"a b\",\"c\\\"d\"}",
        "{\"\"}");
    column("nums", "int4[]", "{}", "{1}", "{1,2,3}", "{3,2}", "{1,NULL,9}", "{4,5,6}");
    column(
        "j",
        "jsonb",
        "{}",
        "{\"k\": \"v\"}",
        "{\"k\": \"w\", \"n\": 2}",
        "{\"n\": 1.50, \"o\": {\"p\": \"q\"}}",
        "[]",
        "[1, 2]",
        "\"k\"",
        "null",
        "{\"n\": \"z\"}",
        "{\"n\": 7}");
    column(
        "u",
        "uuid",
        "00000000-0000-0000-0000-000000000000",
        "11111111-1111-1111-1111-111111111112",
        "f0000000-0000-0000-0000-000000000000");
    column("by", "bytea", "\\x", "\\x00", "\\x01ff", "\\xdeadbeef");
    column("m", "money", "$0.00", "$1.50", "$100.50", "-$2.00", "$1,234.00");
    column("Weird Col", "int4", "0", "1", "2", "-2");
    column("key", "int4", "0", "1");
    column("value", "int4", "3", "4");
    column("type", "text", "x");
    column("date", "date", "2020-01-01", "2021-01-01");
    column("end", "date", "2020-01-01", "2020-06-01");
    column("year", "int4", "1999", "2000");
    column("user", "text", "x");
  }

  private static Connection connection;
  private static final List<Object[]> rows = new ArrayList<>();

  private static void column(String name, String type, String... values) {
    List<String> column = new ArrayList<>(List.of(type));
    column.addAll(List.of(values));
    COLUMNS.put(name, column);
  }

  @BeforeAll
  static void createRows() throws SQLException {
    connection = DriverManager.getConnection(
        TestServer.database("CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')"));
    StringBuilder definitions = new StringBuilder("CREATE TABLE public.t (row_id int");
    StringBuilder places = new StringBuilder("?");
    StringBuilder texts = new StringBuilder();
    for (Map.Entry<String, List<String>> column : COLUMNS.entrySet()) {
      String type = column.getValue().get(0);
      String declared = type.equals("bpchar")
          ? "char(5)"
          : column.getKey().equals("price") ? "numeric(10,2)" : type;
      definitions.append(", \"").append(column.getKey()).append("\" ").append(declared);
      places.append(", ?::").append(declared);
      texts
          .append(texts.isEmpty() ? "" : ", ")
          .append('"')
          .append(column.getKey())
          .append("\"::text");
    }
    execute("SET TimeZone = 'Europe/Berlin'", definitions.append(')').toString());
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO public.t VALUES (" + places + ")")) {
      for (int row = 0; row < ROWS; row++) {
        insert.setInt(1, row);
        int parameter = 2;
        for (List<String> column : COLUMNS.values()) {
          insert.setString(parameter, cell(column, row, parameter));
          parameter++;
        }
        insert.executeUpdate();
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT " + texts + " FROM public.t ORDER BY row_id")) {
      while (result.next()) {
        Object[] row = new Object[COLUMNS.size()];
        int index = 0;
        for (String name : COLUMNS.keySet()) {
          String text = result.getString(index + 1);
          row[index] = text == null ? null : Literals.parse(ValueType.of(type(name)), text);
          assertThat(text == null || row[index] != null).as(name + " " + text).isTrue();
          index++;
        }
        rows.add(row);
      }
    }
    // As the catalog reads: every name that is not PostgreSQL's own is qualified.
    execute("SET search_path = ''");
  }

  /** A row of the first sixty has all columns at their n-th values; the others mix them, with a fifth of NULLs. */
  private static String cell(List<String> column, int row, int place) {
    int values = column.size() - 1;
    long mixed = (row * 2654435761L + place * 40503L) * 0x9E3779B97F4A7C15L >>> 20;
    if (row >= 20 && mixed % 5 == 0) {
      return null;
    }
    return column.get(1 + (int) ((row < 20 ? row : mixed / 5) % values));
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  @Test
  void commonChecksAreUnderstoodAndJudgedAsPostgresJudges() throws SQLException {
    Map<String, String> problems = new TreeMap<>();
    List<String> unknown = new ArrayList<>();
    List<String> checks = CheckExpressions.common();
    for (String check : checks) {
      compare(check, problems, unknown);
    }
    assertThat(problems).isEmpty();
    assertThat(checks).hasSizeGreaterThan(350);
    assertThat(unknown).as(unknown::toString).hasSizeLessThanOrEqualTo(checks.size() / 100);
  }

  @Test
  void rareChecksAreJudgedAsPostgresJudgesOrNotAtAll() throws SQLException {
    Map<String, String> problems = new TreeMap<>();
    List<String> unknown = new ArrayList<>();
    for (String check : CheckExpressions.rare()) {
      compare(check, problems, unknown);
    }
    assertThat(problems).isEmpty();
    assertThat(unknown).isNotEmpty();
  }

  @Test
  void whatPostgresAcceptsObeysTheAnalysis() throws SQLException {
    Map<String, String> problems = new TreeMap<>();
    int restricting = 0;
    for (String check : CheckExpressions.common()) {
      String printed = printed(check);
      List<Expression> parsed = CheckParser.parse(printed).map(List::of).orElse(List.of());
      CheckAnalysis analysis = CheckAnalysis.of(parsed, CheckAgreementIT::type);
      restricting += analysis.restrictions().isEmpty() && analysis.facts().isEmpty() ? 0 : 1;
      List<Boolean> verdicts = verdicts(printed);
      for (int row = 0; row < ROWS; row++) {
        Object[] values = rows.get(row);
        boolean obeys = analysis.restrictions().entrySet().stream()
                .allMatch(each -> Obedience.obeys(each.getValue(), values[index(each.getKey())]))
            && analysis.facts().stream()
                .allMatch(fact ->
                    Obedience.obeys(fact, name -> values[index(name)], CheckAgreementIT::type));
        if (verdicts.get(row) && !obeys) {
          problems.put(printed, "row " + row + ": " + analysis);
        }
      }
    }
    assertThat(problems).isEmpty();
    assertThat(restricting).isGreaterThan(150);
  }

  private static void compare(String check, Map<String, String> problems, List<String> unknown)
      throws SQLException {
    String printed = printed(check);
    Optional<Predicate> predicate = CheckParser.parse(printed)
        .flatMap(expression ->
            Predicate.compile(expression, CheckAgreementIT::type, CheckAgreementIT::index));
    if (predicate.isEmpty()) {
      unknown.add(printed);
      return;
    }
    List<Boolean> verdicts = verdicts(printed);
    for (int row = 0; row < ROWS; row++) {
      Object[] values = rows.get(row);
      boolean holds = predicate.get().holds(column -> values[column]);
      if (holds != verdicts.get(row)) {
        problems.put(printed, "row " + row + ": " + holds);
      }
    }
  }

  /** The check as the catalog tells it, after it has been a constraint. */
  private static String printed(String check) throws SQLException {
    execute(
        "SET search_path = public",
        "ALTER TABLE public.t ADD CONSTRAINT probe CHECK (" + check + ") NOT VALID",
        "SET search_path = ''");
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(
            "SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE conname = 'probe'")) {
      result.next();
      return result.getString(1);
    } finally {
      execute("ALTER TABLE public.t DROP CONSTRAINT probe");
    }
  }

  private static List<Boolean> verdicts(String printed) throws SQLException {
    try {
      return query("SELECT (" + printed + ") IS NOT FALSE FROM public.t ORDER BY row_id");
    } catch (SQLException e) {
      // A row that raises an error is not accepted; the others are asked one by one.
      List<Boolean> verdicts = new ArrayList<>();
      for (int row = 0; row < ROWS; row++) {
        verdicts.add(verdict(printed, row));
      }
      return verdicts;
    }
  }

  private static Boolean verdict(String printed, int row) {
    try {
      return query("SELECT (" + printed + ") IS NOT FALSE FROM public.t WHERE row_id = " + row)
          .get(0);
    } catch (SQLException e) {
      return false;
    }
  }

  private static List<Boolean> query(String sql) throws SQLException {
    List<Boolean> answers = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        answers.add(result.getBoolean(1));
      }
    }
    return answers;
  }

  private static void execute(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static int index(String name) {
    return List.copyOf(COLUMNS.keySet()).indexOf(name);
  }

  private static SqlType type(String name) {
    return COLUMNS.containsKey(name) ? SqlTypes.named(COLUMNS.get(name).get(0)) : null;
  }
}
