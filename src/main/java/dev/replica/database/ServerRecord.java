package dev.replica.database;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a file outside of the server's own directory remembers of a running server, so that a server can be stopped even after
 * its build was killed and {@code mvn clean} has removed its data.
 *
 * @param work the server's directory
 * @param owner the process that started it and stops it
 * @param ownerStarted tells the owner from a later process with its number
 * @param server the server's process, or 0 while it starts
 */
record ServerRecord(Path work, long owner, Instant ownerStarted, long server) {

  /** Start times are derived from the clock, which may be set between two looks. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);

  /** A record of a server that this process starts. */
  static ServerRecord ofThisProcess(Path work, long server) {
    ProcessHandle current = ProcessHandle.current();
    return new ServerRecord(work, current.pid(), startOf(current), server);
  }

  static List<ServerRecord> all(Path home) throws IOException {
    Path directory = directory(home);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> listed = Files.list(directory)) {
      files = listed.toList();
    }
    List<ServerRecord> records = new ArrayList<>();
    for (Path file : files) {
      read(file).ifPresent(records::add);
    }
    return records;
  }

  boolean isOfThisProcess() {
    return owner == ProcessHandle.current().pid() && ownerLives();
  }

  boolean ownerLives() {
    return ProcessHandle.of(owner)
        .filter(ProcessHandle::isAlive)
        .filter(process ->
            Duration.between(startOf(process), ownerStarted).abs().compareTo(CLOCK_TOLERANCE) <= 0)
        .isPresent();
  }

  /** The server's process, if it runs. */
  Optional<ProcessHandle> process() throws IOException {
    Path data = work.resolve("data");
    return ProcessHandle.of(pid(data))
        .filter(ProcessHandle::isAlive)
        .filter(process -> serves(process, data));
  }

  void write(Path home) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("work", work.toString());
    properties.setProperty("owner", Long.toString(owner));
    properties.setProperty("ownerStarted", ownerStarted.toString());
    properties.setProperty("server", Long.toString(server));
    Path file = file(home);
    Files.createDirectories(file.getParent());
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      properties.store(writer, null);
    }
  }

  void delete(Path home) throws IOException {
    Files.deleteIfExists(file(home));
  }

  private static Optional<ServerRecord> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    if (!properties
        .stringPropertyNames()
        .containsAll(List.of("work", "owner", "ownerStarted", "server"))) {
      // Its writer is at work, or was killed before it had a server.
      return Optional.empty();
    }
    return Optional.of(new ServerRecord(
        Path.of(properties.getProperty("work")),
        Long.parseLong(properties.getProperty("owner")),
        Instant.parse(properties.getProperty("ownerStarted")),
        Long.parseLong(properties.getProperty("server"))));
  }

  /** The server's own file is the first to know its process. */
  private long pid(Path data) throws IOException {
    try (Stream<String> lines =
        Files.lines(data.resolve("postmaster.pid"), StandardCharsets.UTF_8)) {
      return lines.findFirst().map(line -> Long.parseLong(line.trim())).orElse(server);
    } catch (NoSuchFileException e) {
      return server;
    }
  }

  /** Process numbers are used again: a stranger must not be stopped. Windows tells no command line, but the program. */
  private static boolean serves(ProcessHandle process, Path data) {
    ProcessHandle.Info info = process.info();
    return info.commandLine()
        .map(line -> line.contains(data.toString()))
        .orElseGet(() -> info.command().orElse("").contains("postgres"));
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private Path file(Path home) {
    UUID name = UUID.nameUUIDFromBytes(work.toString().getBytes(StandardCharsets.UTF_8));
    return directory(home).resolve(name + ".properties");
  }

  private static Path directory(Path home) {
    return home.resolve("servers");
  }
}
