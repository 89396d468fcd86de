package dev.replica.quickstart;

import dev.replica.Progress;
import dev.replica.database.Connector;
import dev.replica.database.EmbeddedServer;
import dev.replica.database.ServerOptions;
import dev.replica.genome.GenomeFile;
import dev.replica.scan.Scan;
import dev.replica.scan.ScanOptions;
import dev.replica.scan.ScanResult;
import dev.replica.seed.Seed;
import dev.replica.seed.SeedOptions;
import dev.replica.seed.SeedResult;
import dev.replica.seed.load.Loader;
import dev.replica.support.TestServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shows in a minute what the plugin is for: makes a shop's "production" database, scans it, seeds an empty copy of its schema and
 * puts the two side by side. Run by {@code mvn verify -Pquickstart}.
 */
public final class Quickstart {

  private static final Path SCRIPTS = Path.of("src/test/resources/quickstart");
  private static final Path SCHEMA = SCRIPTS.resolve("shop-schema.sql");
  private static final Path DIRECTORY = Path.of("target/quickstart");
  private static final Path GENOME = DIRECTORY.resolve("genome.json");
  private static final int SHOWN_LINES = 14;

  private final PrintStream out;

  private Quickstart(PrintStream out) {
    this.out = out;
  }

  /** Takes no arguments. */
  public static void main(String[] arguments) throws SQLException, IOException {
    new Quickstart(new PrintStream(System.out, true, StandardCharsets.UTF_8)).run();
  }

  private void run() throws SQLException, IOException {
    title("1. A production database of our own making");
    ServerOptions options = new ServerOptions(
        TestServer.newestBinaries(),
        Path.of("target/postgresql-binaries"),
        DIRECTORY.resolve("postgresql"),
        0,
        "production",
        Map.of("max_wal_size", "2GB"),
        List.of(SCHEMA, SCRIPTS.resolve("shop.sql")),
        Duration.ofSeconds(60));
    try (EmbeddedServer server = EmbeddedServer.start(options)) {
      out.println("A shop, in an embedded PostgreSQL: see " + SCRIPTS);
      Connector production = connector(server, "production");
      Connector test = connector(server, "test");
      scan(production);
      createEmptyCopy(production, test);
      seed(test);
      try (Connection left = production.open();
          Connection right = test.open()) {
        SideBySide sideBySide = new SideBySide(left, right, out);
        title("4. Rows of both, made by different hands");
        showRows(sideBySide);
        title("5. What a query notices");
        showFigures(sideBySide);
      }
    }
    title("Where to look next");
    out.println("  " + GENOME + "   all that the seeding knew of production");
    out.println(
        "  README.md   the same for your own database: one command to scan it, one goal in your pom to seed");
  }

  private void scan(Connector production) throws IOException {
    title("2. replica:scan");
    long start = System.nanoTime();
    ScanResult scanned = Scan.run(production, ScanOptions.defaults(), Progress.NONE);
    GenomeFile.write(scanned.genome(), GENOME);
    long rows = 0;
    for (ScanResult.TableSummary table : scanned.tables()) {
      print(
          "  %-20s %,10d rows %8.2f s%n",
          table.table(), table.rows(), seconds(table.time().toNanos()));
      rows += table.rows();
    }
    scanned.notices().forEach(notice -> out.println("  " + notice));
    print("  %,d rows in %.1f s%n%n", rows, seconds(System.nanoTime() - start));
    print(
        "The genome is %s, %,d bytes: statistics, and no row. It begins%n%n",
        GENOME, Files.size(GENOME));
    try (var lines = Files.lines(GENOME)) {
      lines.limit(SHOWN_LINES).forEach(line -> out.println("  " + line));
    }
  }

  private void createEmptyCopy(Connector production, Connector test)
      throws SQLException, IOException {
    try (Connection connection = production.open();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE test");
    }
    try (Connection connection = test.open();
        Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(SCHEMA));
    }
  }

  private void seed(Connector test) throws SQLException {
    title("3. replica:seed, into an empty copy of the schema");
    long start = System.nanoTime();
    SeedResult seeded;
    try (Connection connection = test.open()) {
      seeded = Seed.run(connection, GenomeFile.read(GENOME), SeedOptions.defaults(), Progress.NONE);
    }
    long rows = 0;
    for (Loader.Loaded table : seeded.loaded()) {
      print("  %-20s %,10d rows %8.2f s%n", table.table(), table.rows(), seconds(table.nanos()));
      rows += table.rows();
    }
    seeded.notices().forEach(notice -> out.println("  " + notice));
    print(
        "  %,d rows in %.1f s, and PostgreSQL took every one with all constraints in place%n",
        rows, seconds(System.nanoTime() - start));
  }

  private static void showRows(SideBySide sideBySide) throws SQLException {
    sideBySide.rows(
        "customer",
        "SELECT segment, born_on, newsletter AS news, company IS NOT NULL AS firm, credit_limit, interests"
            + " FROM customer ORDER BY md5(id::text) LIMIT 6");
    sideBySide.rows(
        "product",
        "SELECT sku, weight, price, cost, active, attributes ->> 'colour' AS colour"
            + " FROM product ORDER BY md5(id::text) LIMIT 6");
    sideBySide.rows(
        "orders",
        "SELECT id, status, discount, ordered_at::timestamp(0), shipped_at - ordered_at AS shipped_after"
            + " FROM orders ORDER BY md5(id::text) LIMIT 6");
    sideBySide.rows(
        "order_line",
        "SELECT order_id, line_no, product, quantity, unit_price"
            + " FROM order_line ORDER BY md5(order_id::text || line_no) LIMIT 6");
  }

  private static void showFigures(SideBySide sideBySide) throws SQLException {
    sideBySide.figure("order lines", "SELECT count(*) FROM order_line");
    sideBySide.figure(
        "customers of segment reseller",
        "SELECT round(100.0 * avg((segment = 'reseller')::int), 1) || ' %' FROM customer");
    sideBySide.figure(
        "their mean discount",
        "SELECT round(avg(discount), 3) FROM orders JOIN customer c ON c.id = customer WHERE segment = 'reseller'");
    sideBySide.figure(
        "correlation of price and weight (logarithms)",
        "SELECT round(corr(ln(price), ln(weight))::numeric, 2) FROM product");
    sideBySide.figure(
        "median price", "SELECT percentile_disc(.5) WITHIN GROUP (ORDER BY price) FROM product");
    sideBySide.figure(
        "customers with no birthday",
        "SELECT round(100.0 * avg((born_on IS NULL)::int), 1) || ' %' FROM customer");
    sideBySide.figure(
        "company without VAT number, or the reverse",
        "SELECT count(*) FROM customer WHERE (company IS NULL) <> (vat_number IS NULL)");
    sideBySide.figure(
        "customers that never ordered",
        "SELECT round(100.0 * avg((NOT EXISTS (SELECT FROM orders WHERE customer = c.id))::int), 1) || ' %' FROM customer c");
    sideBySide.figure(
        "orders of the best customer",
        "SELECT max(n) FROM (SELECT count(*) n FROM orders GROUP BY customer) o");
    sideBySide.figure(
        "lines of the longest order",
        "SELECT max(n) FROM (SELECT count(*) n FROM order_line GROUP BY order_id) o");
    sideBySide.figure(
        "median time to ship",
        "SELECT percentile_disc(.5) WITHIN GROUP (ORDER BY date_trunc('minute', shipped_at - ordered_at)) FROM orders");
    sideBySide.figure(
        "shipped before ordered", "SELECT count(*) FROM orders WHERE shipped_at <= ordered_at");
    sideBySide.figure(
        "constraints, and those validated",
        "SELECT count(*) || ', ' || count(*) FILTER (WHERE convalidated) FROM pg_constraint"
            + " WHERE connamespace = 'public'::regnamespace");
  }

  private static Connector connector(EmbeddedServer server, String database) {
    String url = server.url().replaceAll("/[^/]*$", "/" + database);
    return () -> DriverManager.getConnection(url, server.username(), server.password());
  }

  private void title(String text) {
    out.println();
    out.println(text);
    out.println("-".repeat(text.length()));
  }

  private void print(String format, Object... values) {
    out.print(String.format(Locale.ROOT, format, values));
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
