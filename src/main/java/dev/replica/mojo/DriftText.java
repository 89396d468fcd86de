package dev.replica.mojo;

import dev.replica.seed.plan.Drift;
import dev.replica.seed.plan.Drift.Change;
import dev.replica.seed.plan.Drift.TableDrift;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A drift in words: a line for each table, and one for each of its changes. */
final class DriftText {

  private DriftText() {}

  static List<String> lines(Drift drift) {
    List<String> lines = new ArrayList<>();
    for (TableDrift table : drift.tables()) {
      lines.add(table.table() + heading(table));
      table.changes().forEach(change -> lines.add("  " + line(change)));
    }
    return lines;
  }

  private static String heading(TableDrift table) {
    return switch (table.kind()) {
      case NEW -> ": new; seeded from its types and names";
      case GONE -> ": gone; skipped";
      case RENAMED ->
        ": was " + table.scanned().orElseThrow() + "; its statistics are used"
            + (table.changes().isEmpty() ? "" : ", but");
      case CHANGED -> ":";
    };
  }

  private static String line(Change change) {
    String what = switch (change.subject()) {
      case COLUMN -> "column " + change.name();
      case TYPE -> "type of " + change.name();
      case NULLS -> "nulls of " + change.name();
      case GENERATION -> "generation of " + change.name();
      case KEY -> "key " + change.name();
      case REFERENCE -> "foreign key " + change.name();
      case CHECK -> "check " + change.name();
    };
    String told = switch (change.kind()) {
      case NEW -> ": " + change.now();
      case GONE -> ": " + change.before();
      case RENAMED -> ", was " + change.before();
      case CHANGED -> ": " + change.before() + " -> " + change.now();
    };
    String kind = String.format(Locale.ROOT, "%-7s", change.kind().name().toLowerCase(Locale.ROOT));
    return kind + " " + what + told + (change.effect().isEmpty() ? "" : "; " + change.effect());
  }
}
