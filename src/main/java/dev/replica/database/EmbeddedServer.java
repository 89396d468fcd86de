package dev.replica.database;

import dev.replica.ReplicaException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A PostgreSQL server for one build, on this machine's loopback address. It ends with {@link #close()} or with this process;
 * where this process is killed, the next server that is started with the same {@link ServerOptions#home() home} stops it.
 *
 * <p>Data is not flushed to disk: the server is fast, and worth nothing after a crash. Text sorts by code point and times are
 * UTC, the same on every machine. Whoever reaches the port is trusted, so any password will do. Thread-safe.
 */
public final class EmbeddedServer implements AutoCloseable {

  private static final String USERNAME = "postgres";
  private static final String HOST = "127.0.0.1";
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
  /** Between finding a free port and taking it, another process may take it. */
  private static final int PORT_ATTEMPTS = 3;

  /** The first version with a locale that is the same on all platforms and knows all letters. */
  private static final int BUILTIN_LOCALE_SINCE = 17;

  /**
   * Loaded before they are needed: by the time that a shutdown hook runs, Maven has closed the class loader of its plugins.
   */
  private static final List<Class<?>> USED_AT_EXIT = List.of(
      Waiting.class,
      Directories.class,
      Directories.Deletion.class,
      Leftovers.class,
      ReplicaException.class);

  private static final Map<String, String> DEFAULT_SETTINGS = Map.of(
      "fsync", "off",
      "synchronous_commit", "off",
      "full_page_writes", "off",
      "timezone", "UTC",
      "listen_addresses", HOST,
      "unix_socket_directories", "");

  private final ServerOptions options;
  private final Programs programs;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread closing = new Thread(this::close, "replica-postgresql-stop");
  private int port;

  private EmbeddedServer(ServerOptions options, Programs programs) {
    this.options = options;
    this.programs = programs;
  }

  /** Starts a server, creates its database and runs the init scripts; on a failure no server is left. */
  public static EmbeddedServer start(ServerOptions options) {
    checkPort(options.port());
    Path binaries = Unpacking.unpack(options.binaries(), options.home());
    Leftovers.stop(options.home(), options.work());
    prepare(options.work());
    EmbeddedServer server = new EmbeddedServer(options, new Programs(binaries, options.log()));
    Runtime.getRuntime().addShutdownHook(server.closing);
    try {
      server.record(0);
      server.initialise(binaries);
      server.listen();
      server.record(server.postmaster().pid());
      server.createDatabase();
      server.runInitScripts();
      return server;
    } catch (IOException e) {
      server.close();
      throw ReplicaException.environment(
          "Can't start PostgreSQL in " + options.work() + ": " + e, e);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The database's JDBC URL, without credentials. */
  public String url() {
    return url(options.database());
  }

  public String username() {
    return USERNAME;
  }

  /** Any would do; some programs insist on one. */
  public String password() {
    return USERNAME;
  }

  public int port() {
    return port;
  }

  /** Stops the server at once, whoever is connected, and removes its directory. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      stop();
      Directories.delete(options.work());
      ServerRecord.ofThisProcess(options.work(), 0).delete(options.home());
    } catch (IOException e) {
      throw ReplicaException.environment("Can't remove " + options.work() + ": " + e, e);
    } finally {
      if (Thread.currentThread() != closing) {
        Runtime.getRuntime().removeShutdownHook(closing);
      }
    }
  }

  private static void checkPort(int port) {
    if (port == 0) {
      return;
    }
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      socket.getLocalPort();
    } catch (IOException e) {
      throw ReplicaException.configuration(
          "Can't start PostgreSQL on port " + port + ": " + e.getMessage()
              + "; choose another with replica.port, or 0 for any free one",
          e);
    }
  }

  private static void prepare(Path work) {
    try {
      Directories.delete(work);
      Files.createDirectories(work);
    } catch (IOException e) {
      throw ReplicaException.environment("Can't prepare " + work + " for PostgreSQL: " + e, e);
    }
  }

  private void record(long server) throws IOException {
    ServerRecord.ofThisProcess(options.work(), server).write(options.home());
  }

  private void initialise(Path binaries) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(
        "-D",
        options.data().toString(),
        "-U",
        USERNAME,
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
        "--no-sync"));
    if (majorVersion(binaries) >= BUILTIN_LOCALE_SINCE) {
      arguments.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    }
    programs.run("initdb", options.timeout(), arguments.toArray(String[]::new));
    Map<String, String> settings = new TreeMap<>(DEFAULT_SETTINGS);
    settings.putAll(options.settings());
    StringBuilder lines = new StringBuilder();
    settings.forEach((name, value) -> lines
        .append(name)
        .append(" = '")
        .append(value.replace("\\", "\\\\").replace("'", "''"))
        .append("'\n"));
    Files.writeString(options.data().resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
  }

  /** The system catalog's description begins with its version, as in "# PostgreSQL 17". */
  private static int majorVersion(Path binaries) throws IOException {
    Path share = binaries.resolve("share");
    Path catalog =
        Files.exists(share.resolve("postgres.bki")) ? share : share.resolve("postgresql");
    try (var lines = Files.lines(catalog.resolve("postgres.bki"), StandardCharsets.ISO_8859_1)) {
      return lines
          .findFirst()
          .map(line -> Integer.parseInt(line.replaceAll("\\D", "")))
          .orElseThrow();
    }
  }

  private void listen() throws IOException {
    for (int attempt = 1; ; attempt++) {
      port = options.port() == 0 ? freePort() : options.port();
      int status = programs.status(
          "pg_ctl",
          options.timeout().plusSeconds(5),
          "start",
          "-w",
          "-s",
          "-D",
          options.data().toString(),
          "-t",
          Long.toString(options.timeout().toSeconds()),
          "-l",
          options.log().toString(),
          "-o",
          "-p " + port);
      if (status == 0) {
        return;
      }
      if (options.port() != 0
          || attempt == PORT_ATTEMPTS
          || !programs.logEnd().contains("could not bind")) {
        throw ReplicaException.environment(
            "PostgreSQL did not start; the end of " + options.log() + ":\n" + programs.logEnd(),
            null);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private ProcessHandle postmaster() throws IOException {
    return ServerRecord.ofThisProcess(options.work(), 0)
        .process()
        .orElseThrow(() -> new IOException("the server ended; see " + options.log()));
  }

  private void createDatabase() {
    try (Connection connection = DriverManager.getConnection(url(USERNAME), USERNAME, USERNAME);
        PreparedStatement query =
            connection.prepareStatement("SELECT FROM pg_catalog.pg_database WHERE datname = ?");
        Statement creation = connection.createStatement()) {
      query.setString(1, options.database());
      try (ResultSet found = query.executeQuery()) {
        if (!found.next()) {
          creation.execute("CREATE DATABASE \"" + options.database().replace("\"", "\"\"") + '"');
        }
      }
    } catch (SQLException e) {
      throw ReplicaException.environment(
          "Can't create the database " + options.database() + ": " + e.getMessage() + " (SQLSTATE "
              + e.getSQLState() + ")",
          e);
    }
  }

  private void runInitScripts() {
    if (options.initScripts().isEmpty()) {
      return;
    }
    try (Connection connection = DriverManager.getConnection(url(), USERNAME, USERNAME)) {
      for (Path script : options.initScripts()) {
        InitScript.run(script, connection);
      }
    } catch (SQLException e) {
      throw ReplicaException.environment("Can't connect to " + url() + ": " + e.getMessage(), e);
    }
  }

  private String url(String database) {
    String encoded = URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    return "jdbc:postgresql://" + HOST + ":" + port + "/" + encoded;
  }

  private void stop() throws IOException {
    ProcessHandle process =
        ServerRecord.ofThisProcess(options.work(), 0).process().orElse(null);
    if (process == null) {
      return;
    }
    programs.status(
        "pg_ctl",
        STOP_TIMEOUT,
        "stop",
        "-w",
        "-s",
        "-m",
        "immediate",
        "-D",
        options.data().toString());
    Leftovers.stop(process);
  }
}
