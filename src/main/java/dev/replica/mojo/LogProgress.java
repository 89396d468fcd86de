package dev.replica.mojo;

import dev.replica.Progress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;

/** Progress as lines of Maven's log: rows done of rows expected, rows a second, time left. Safe for threads. */
final class LogProgress implements Progress {

  private static final long WATCHED_NANOS = 2_000_000_000L;
  private static final long BATCH_NANOS = 30_000_000_000L;

  private final Log log;
  private final String verb;
  private final long every;
  private final Map<String, Work> open = new HashMap<>();
  private long told = System.nanoTime();

  private record Work(long expected, long started) {}

  /**
   * @param verb {@code "Seeding"}, say
   * @param watched whether somebody sits before the screen
   */
  LogProgress(Log log, String verb, boolean watched) {
    this.log = log;
    this.verb = verb;
    this.every = watched ? WATCHED_NANOS : BATCH_NANOS;
  }

  @Override
  public synchronized void started(String table, long rows) {
    open.put(table, new Work(rows, System.nanoTime()));
  }

  @Override
  public synchronized void advanced(String table, long rows) {
    long now = System.nanoTime();
    Work work = open.get(table);
    if (now - told < every || work == null) {
      return;
    }
    told = now;
    double speed = rows / Math.max((now - work.started()) / 1e9, 1e-9);
    String line = String.format(Locale.ROOT, "%s %s: %,d", verb, table, rows);
    if (work.expected() > 0) {
      double left = Math.max(0, work.expected() - rows) / Math.max(speed, 1);
      long percent = Math.min(100, 100 * rows / work.expected());
      line += String.format(
          Locale.ROOT,
          " of %,d rows (%d %%), %,.0f rows/s, %.0f s left",
          work.expected(),
          percent,
          speed,
          left);
    } else {
      line += String.format(Locale.ROOT, " rows, %,.0f rows/s", speed);
    }
    log.info(line);
  }

  @Override
  public synchronized void finished(String table, long rows) {
    open.remove(table);
    log.debug(String.format(Locale.ROOT, "%s %s: %,d rows", verb, table, rows));
  }
}
