package dev.replica.support;

import dev.replica.Progress;
import dev.replica.catalog.CatalogFilter;
import dev.replica.catalog.CatalogReader;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import dev.replica.genome.Genome;
import dev.replica.scan.Scan;
import dev.replica.scan.ScanOptions;
import dev.replica.seed.Seed;
import dev.replica.seed.SeedOptions;
import dev.replica.seed.SeedResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A database of a test: seeds it and asks it questions, each on a connection of its own. */
public record TestDatabase(String url) {

  /** A new database with the script's schema. */
  public static TestDatabase of(String script) throws SQLException {
    return new TestDatabase(TestServer.database(script));
  }

  public Connection open() throws SQLException {
    return DriverManager.getConnection(url);
  }

  public void execute(String sql) throws SQLException {
    TestServer.execute(url, sql);
  }

  /** Seeds every table with so many rows, from nothing but its types. */
  public SeedResult seed(long rows) throws SQLException {
    return seed(Genome.empty(), options(rows));
  }

  public SeedResult seed(Genome genome, SeedOptions options) throws SQLException {
    try (Connection connection = open()) {
      return Seed.run(connection, genome, options, Progress.NONE);
    }
  }

  /** So many rows for each table, the scanned number for null, made on two threads. */
  public static SeedOptions options(Long rows) {
    return new SeedOptions(
        CatalogFilter.all(), rows, 1, Map.of(), 0, SeedOptions.Existing.KEEP, null, 2);
  }

  /** The genome of all tables, with the defaults of a scan. */
  public Genome scan() {
    return Scan.run(this::open, ScanOptions.defaults(), Progress.NONE).genome();
  }

  public Schema schema() throws SQLException {
    try (Connection connection = open()) {
      return CatalogReader.read(connection, CatalogFilter.all());
    }
  }

  /**
   * Loads a script as psql does: a statement ends with a line's semicolon, the lines behind a COPY up to {@code \.} are its
   * input.
   */
  public void load(byte[] script) throws SQLException, IOException {
    String[] lines = new String(script, StandardCharsets.UTF_8).split("\n", -1);
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
      int at = 0;
      while (at < lines.length) {
        String line = lines[at++];
        if (line.isEmpty() || line.startsWith("--") || line.startsWith("\\set")) {
          continue;
        }
        StringBuilder sql = new StringBuilder(line);
        while (!lines[at - 1].endsWith(";")) {
          sql.append('\n').append(lines[at++]);
        }
        if (!line.startsWith("COPY ")) {
          statement.execute(sql.toString());
          continue;
        }
        StringBuilder rows = new StringBuilder();
        while (!lines[at].equals("\\.")) {
          rows.append(lines[at++]).append('\n');
        }
        at++;
        copies.copyIn(
            line, new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  /** The first column of the answer, as text. */
  public List<String> strings(String sql) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        strings.add(rows.getString(1));
      }
    }
    return strings;
  }

  /** The one number that answers. */
  public double number(String sql) throws SQLException {
    return Double.parseDouble(strings(sql).get(0));
  }

  public long count(String sql) throws SQLException {
    return Long.parseLong(strings("SELECT count(*) FROM " + sql).get(0));
  }

  /** All rows of all tables as text, sorted: where a row stands in a file is the server's business. */
  public Map<String, List<String>> content() throws SQLException {
    Map<String, List<String>> content = new TreeMap<>();
    for (Table table : schema().tables()) {
      content.put(
          table.name().sql(),
          strings(
              "SELECT t::text FROM " + table.name().sql() + " t ORDER BY t::text COLLATE \"C\""));
    }
    return content;
  }

  /** Where all sequences stand. */
  public List<String> sequences() throws SQLException {
    return strings(
        "SELECT schemaname || '.' || sequencename || ' ' || coalesce(last_value::text, 'new') FROM pg_sequences ORDER BY 1");
  }
}
