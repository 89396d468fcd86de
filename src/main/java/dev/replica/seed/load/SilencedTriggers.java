package dev.replica.seed.load;

import dev.replica.catalog.Table;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The triggers of tables that none of their rows get past: those tables are loaded without them, where they may be. */
final class SilencedTriggers {

  private final SuspendedTriggers triggers;
  private final Replanning plans;
  private final Triggers firing;

  SilencedTriggers(SuspendedTriggers triggers, Replanning plans, Triggers firing) {
    this.triggers = triggers;
    this.plans = plans;
    this.firing = firing;
  }

  /** Disables what is to be disabled from the beginning. */
  void begin(List<Table> planned) throws SQLException {
    if (firing == Triggers.DISABLE) {
      triggers.disable(planned);
      return;
    }
    for (Table table : planned) {
      if (plans.silenced().containsKey(table.name())) {
        triggers.disableNow(table);
      }
    }
  }

  /** Whether a table whose rows are all refused may take them without its triggers. */
  boolean worthwhile(Table table) {
    return firing == Triggers.AUTO
        && table.owned()
        && TriggeredRows.fires(table)
        && !plans.silenced().containsKey(table.name());
  }

  /**
   * Disables the triggers of a table from now on.
   *
   * @throws Refusal if that is possible only before anything is loaded
   */
  void silence(Table table, String reason) throws SQLException {
    plans.silence(table.name(), reason);
    if (!triggers.disableNow(table)) {
      throw new Refusal(table.name(), Refusal.Kind.LATER, reason);
    }
  }

  /** What loads a table that triggers keep empty; empty where nothing more is to be tried. */
  String cure(Table table) {
    if (!TriggeredRows.fires(table) || firing == Triggers.DISABLE) {
      return "";
    }
    if (!table.owned()) {
      return ". Its owner can load it, with replica.triggers=auto";
    }
    return firing == Triggers.FIRE ? ". replica.triggers=auto loads it without them" : "";
  }

  /** Tells of the tables that are loaded without their triggers. */
  void tell(Collection<Table> loaded, List<String> notices) {
    for (Table table : loaded) {
      String reason = plans.silenced().get(table.name());
      if (reason != null) {
        notices.add(
            table.name() + " is loaded with its triggers disabled, for no row gets past them: "
                + reason + ". replica.triggers=fire leaves it empty instead");
      }
    }
  }
}
