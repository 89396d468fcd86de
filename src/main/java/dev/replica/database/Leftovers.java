package dev.replica.database;

import dev.replica.ReplicaException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Servers whose build was killed before it could stop them. */
final class Leftovers {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Leftovers() {}

  /**
   * Stops all left-over servers and removes their data. A build may not start a server in {@code work} while another process
   * runs one there.
   */
  static void stop(Path home, Path work) {
    try {
      for (ServerRecord record : ServerRecord.all(home)) {
        boolean same = record.work().equals(work);
        if (!record.ownerLives() || (same && record.isOfThisProcess())) {
          stop(record, home);
        } else if (same) {
          throw ReplicaException.configuration("Can't start PostgreSQL in " + work + ": process "
              + record.owner() + " runs one there; wait for that build to end, or stop it");
        }
      }
    } catch (IOException e) {
      throw ReplicaException.environment(
          "Can't clear away the servers of killed builds, recorded in " + home + ": " + e, e);
    }
  }

  private static void stop(ServerRecord record, Path home) throws IOException {
    ProcessHandle process = record.process().orElse(null);
    if (process != null) {
      stop(process);
    }
    Directories.delete(record.work());
    record.delete(home);
  }

  /** Asks the process to end, then ends it: the data is not worth a recovery. */
  static void stop(ProcessHandle process) {
    process.destroy();
    if (!Waiting.ended(process, PATIENCE)) {
      process.destroyForcibly();
      Waiting.ended(process, PATIENCE);
    }
  }
}
