package dev.replica.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to start an embedded server.
 *
 * @param binaries the jar that {@link PostgresBinaries} names
 * @param home where the binaries are unpacked, once for all servers of a version, and where running servers are recorded;
 *     best a directory that outlives the build
 * @param work the server's own directory, for its data and its log; whatever an earlier server left in it is removed
 * @param port to listen on, or 0 for any free one
 * @param database created if the server has no such database
 * @param settings of {@code postgresql.conf}
 * @param initScripts SQL files, run in this order in the database
 * @param timeout for the server to accept connections
 */
public record ServerOptions(
    Path binaries,
    Path home,
    Path work,
    int port,
    String database,
    Map<String, String> settings,
    List<Path> initScripts,
    Duration timeout) {

  public ServerOptions {
    binaries = binaries.toAbsolutePath().normalize();
    home = home.toAbsolutePath().normalize();
    work = work.toAbsolutePath().normalize();
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: expected 0 to 65535, found " + port);
    }
    settings = Map.copyOf(settings);
    initScripts = List.copyOf(initScripts);
  }

  Path data() {
    return work.resolve("data");
  }

  Path log() {
    return work.resolve("postgresql.log");
  }
}
