package dev.replica.database;

import dev.replica.ReplicaException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs that come with a server; what they print goes to a log file. */
final class Programs {

  private static final int TOLD_LINES = 15;

  private final Path binaries;
  private final Path log;
  private final List<String> prefix;

  /**
   * @param binaries as unpacked
   * @param log which each program adds to
   */
  Programs(Path binaries, Path log) {
    this.binaries = binaries;
    this.log = log;
    this.prefix = prefix();
  }

  /** Runs a program of {@code bin} to its end; any exit status but 0 is a failure that tells the log's last lines. */
  void run(String name, Duration timeout, String... arguments) {
    int status = status(name, timeout, arguments);
    if (status != 0) {
      throw ReplicaException.environment(
          "PostgreSQL's " + name + " failed with status " + status + "; the end of " + log + ":\n"
              + logEnd(),
          null);
    }
  }

  /** Runs a program of {@code bin} to its end and returns its exit status. */
  int status(String name, Duration timeout, String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(binaries.resolve("bin").resolve(name).toString());
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
      process.getOutputStream().close();
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw ReplicaException.environment(
            "PostgreSQL's " + name + " did not end within " + timeout.toSeconds() + " s; see "
                + log,
            null);
      }
      return process.exitValue();
    } catch (IOException e) {
      throw ReplicaException.environment("Can't run PostgreSQL's " + name + ": " + e, e);
    } catch (InterruptedException e) {
      throw Waiting.interrupted(e);
    }
  }

  /** The last lines that the programs and the server have printed. */
  String logEnd() {
    try {
      // In the encoding of whichever system printed it.
      List<String> lines =
          new String(Files.readAllBytes(log), Charset.defaultCharset()).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TOLD_LINES), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }

  /**
   * PostgreSQL refuses to run as root. In a user namespace of its own the same process is nobody, and still reads and writes
   * root's files.
   */
  private static List<String> prefix() {
    if (!isRoot()) {
      return List.of();
    }
    List<String> unshare = List.of("unshare", "--user");
    if (!works(unshare)) {
      throw ReplicaException.configuration(
          "PostgreSQL does not run as root, and `unshare --user` is not permitted here, as in"
              + " a container without that right: run the build as another user (docker run --user), or run a server of your own"
              + " and set replica.url");
    }
    return unshare;
  }

  private static boolean isRoot() {
    Path self = Path.of("/proc/self");
    try {
      return Files.exists(self) && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return "root".equals(System.getProperty("user.name"));
    }
  }

  private static boolean works(List<String> prefix) {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw Waiting.interrupted(e);
    }
  }
}
