package dev.replica.mojo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/** The short table at the end of a goal. Not thread-safe. */
final class Summary {

  /** More tables than this are not all told one by one. */
  private static final int LINES = 50;

  private final String[] header;
  private final List<String[]> rows = new ArrayList<>();

  Summary(String... header) {
    this.header = header;
  }

  void add(String... cells) {
    rows.add(cells);
  }

  /** First column to the left, the others to the right. */
  void print(Log log) {
    List<String[]> shown = new ArrayList<>(rows.subList(0, Math.min(rows.size(), LINES)));
    int[] widths = new int[header.length];
    for (String[] row : join(shown)) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (String[] row : join(shown)) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        String pad = " ".repeat(widths[i] - row[i].length());
        line.append(i == 0 ? row[i] + pad : "  " + pad + row[i]);
      }
      log.info(line.toString().stripTrailing());
    }
    if (rows.size() > shown.size()) {
      log.info("... and " + (rows.size() - shown.size()) + " tables more");
    }
  }

  private List<String[]> join(List<String[]> shown) {
    List<String[]> all = new ArrayList<>(Collections.singletonList(header));
    all.addAll(shown);
    return all;
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }

  /** Rows a second; nothing where it was too short to tell. */
  static String speed(long rows, long nanos) {
    return nanos < 10_000_000
        ? ""
        : String.format(Locale.ROOT, "%,.0f rows/s", rows / (nanos / 1e9));
  }
}
