package dev.replica.mojo;

import dev.replica.Progress;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/** Progress as lines of Maven's log: rows done of rows expected, rows a second, time left. Not thread-safe. */
final class LogProgress implements Progress {

  private static final long WATCHED_NANOS = 2_000_000_000L;
  private static final long BATCH_NANOS = 30_000_000_000L;

  private final Log log;
  private final String verb;
  private final long every;
  private String table;
  private long expected;
  private long started;
  private long told;

  /** @param verb {@code "Seeding"}, say */
  LogProgress(Log log, String verb, boolean watched) {
    this.log = log;
    this.verb = verb;
    this.every = watched ? WATCHED_NANOS : BATCH_NANOS;
  }

  @Override
  public void started(String name, long rows) {
    table = name;
    expected = rows;
    started = System.nanoTime();
    told = started;
  }

  @Override
  public void advanced(long rows) {
    long now = System.nanoTime();
    if (now - told < every) {
      return;
    }
    told = now;
    double seconds = (now - started) / 1e9;
    double speed = rows / seconds;
    String line = String.format(Locale.ROOT, "%s %s: %,d", verb, table, rows);
    if (expected > 0) {
      double left = Math.max(0, expected - rows) / Math.max(speed, 1);
      line += String.format(Locale.ROOT, " of %,d rows (%d %%), %,.0f rows/s, %.0f s left", expected, Math.min(100, 100 * rows / expected), speed, left);
    } else {
      line += String.format(Locale.ROOT, " rows, %,.0f rows/s", speed);
    }
    log.info(line);
  }

  @Override
  public void finished(String name, long rows) {
    log.debug(String.format(Locale.ROOT, "%s %s: %,d rows", verb, name, rows));
  }
}
