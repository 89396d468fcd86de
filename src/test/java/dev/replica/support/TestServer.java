package dev.replica.support;

import dev.replica.database.EmbeddedServer;
import dev.replica.database.PostgresBinaries;
import dev.replica.database.ServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An embedded PostgreSQL for all tests of a JVM; each test takes a database of its own. The static methods speak to the newest
 * version; {@link #oldest()} is for tests that must hold on all.
 */
public final class TestServer {

  private static final Path TARGET = Path.of("target");
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final EmbeddedServer server;

  private TestServer(Path binaries, String name) {
    this.server = EmbeddedServer.start(new ServerOptions(
        binaries,
        TARGET.resolve("postgresql-binaries"),
        TARGET.resolve("postgresql-" + name + "-" + ProcessHandle.current().pid()),
        0,
        "postgres",
        Map.of("max_connections", "60"),
        List.of(),
        Duration.ofSeconds(60)));
  }

  private static final class Newest {
    static final TestServer SERVER = new TestServer(newestBinaries(), "newest");
  }

  private static final class Oldest {
    static final TestServer SERVER = new TestServer(oldestBinaries(), "oldest");
  }

  /** The newest version that is supported. */
  public static TestServer newest() {
    return Newest.SERVER;
  }

  /** The oldest version that is supported; the build puts it under {@code target}. */
  public static TestServer oldest() {
    return Oldest.SERVER;
  }

  /** All versions that tests run on. */
  public static Stream<TestServer> all() {
    return Stream.of(newest(), oldest());
  }

  /** Creates an empty database on the newest server and returns its URL, user {@code postgres} with no password. */
  public static String database() throws SQLException {
    return newest().createDatabase();
  }

  /** Creates a database on the newest server, runs the script in it and returns its URL. */
  public static String database(String script) throws SQLException {
    return newest().createDatabase(script);
  }

  /** Runs a script of statements. */
  public static void execute(String url, String script) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    }
  }

  /** The jar with PostgreSQL's newest version for this machine. */
  public static Path newestBinaries() {
    String artifactId = PostgresBinaries.forThisMachine("18").artifactId();
    Pattern jar = Pattern.compile("jar:(file:.*/" + artifactId + "-\\d[^/]*\\.jar)!.*");
    return TestServer.class
        .getClassLoader()
        .resources("META-INF/MANIFEST.MF")
        .map(manifest -> jar.matcher(manifest.toString()))
        .filter(Matcher::matches)
        .map(found -> Path.of(URI.create(found.group(1))))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("expected " + artifactId + " on the class path"));
  }

  /** The jar with PostgreSQL's oldest supported version; the build copies it there. */
  private static Path oldestBinaries() {
    Path directory = Path.of(System.getProperty("replica.test.binaries", "target/postgres-oldest"));
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException(directory + " is empty: run mvn test-compile"));
    } catch (IOException e) {
      throw new UncheckedIOException("run mvn test-compile first", e);
    }
  }

  /** Creates an empty database on this server and returns its URL. */
  public String createDatabase() throws SQLException {
    String name = "test_" + DATABASES.incrementAndGet();
    execute(url("postgres"), "CREATE DATABASE " + name);
    return url(name);
  }

  /** The same in an encoding. */
  public String createDatabase(String encoding, String script) throws SQLException {
    String name = "test_" + DATABASES.incrementAndGet();
    execute(
        url("postgres"),
        "CREATE DATABASE " + name + " TEMPLATE template0 LOCALE 'C' ENCODING '" + encoding + "'");
    execute(url(name), script);
    return url(name);
  }

  /** Creates a database on this server, runs the script in it and returns its URL. */
  public String createDatabase(String script) throws SQLException {
    String url = createDatabase();
    execute(url, script);
    return url;
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database + "?user=postgres";
  }
}
