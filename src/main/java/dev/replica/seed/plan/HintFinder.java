package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.Routine;
import dev.replica.catalog.Table;
import dev.replica.catalog.Trigger;
import dev.replica.genome.TableGenome;
import dev.replica.seed.plan.check.HintMiner;
import dev.replica.seed.plan.check.Predicate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what is worth trying in columns that checks and triggers ask for in a way that only the server can judge: by the texts of
 * the checks, and of the functions that they and the triggers call.
 */
final class HintFinder {

  /** Functions that call functions that call functions. */
  private static final int DEEPEST = 3;

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*(?=\\s*\\()");

  private final Map<String, List<Routine>> routines = new HashMap<>();

  HintFinder(List<Routine> all) {
    all.forEach(routine -> routines
        .computeIfAbsent(routine.name().name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
        .add(routine));
  }

  /**
   * Adds hints to the limits of columns.
   *
   * @param genome null where nothing is known of the table: what is demanded of whole strings is then what they are made by
   */
  Map<String, Limits> add(
      Map<String, Limits> limits, Table table, List<RowCheck> checks, TableGenome genome) {
    Map<String, HintMiner> miners = new LinkedHashMap<>();
    for (RowCheck check : checks) {
      if (tells(table, check)) {
        continue;
      }
      Set<String> bodies = bodies(check.text());
      for (Column column : table.columns()) {
        if (column.writable() && check.mentionsAny(List.of(column.name()))) {
          HintMiner miner = miners.computeIfAbsent(column.name(), name -> new HintMiner());
          miner.read(check.text());
          bodies.forEach(miner::read);
        }
      }
    }
    for (Trigger trigger : table.triggers()) {
      if (trigger.enabled() && trigger.onInsert()) {
        readTrigger(table, trigger, miners);
      }
    }
    Map<String, Limits> guessed = new HashMap<>(limits);
    miners.forEach((name, miner) -> {
      boolean known = genome != null
          && genome.columns().stream()
              .anyMatch(column -> column.name().equals(name) && column.values() != null);
      guessed.put(
          name,
          limits
              .getOrDefault(name, Limits.NONE)
              .guessed(miner.constants(), known ? List.of() : miner.likely(), miner.possible()));
    });
    return guessed;
  }

  /** Whether the check can be told without the server: its constants are known then for what they are. */
  private static boolean tells(Table table, RowCheck check) {
    return check
        .expression()
        .flatMap(expression -> Predicate.compile(
            expression,
            name -> table
                .column(check.column() == null ? name : check.column())
                .map(Column::type)
                .orElse(null),
            name -> 0))
        .isPresent();
  }

  /** A trigger asks for the columns that its function calls {@code NEW.column}. */
  private void readTrigger(Table table, Trigger trigger, Map<String, HintMiner> miners) {
    Set<String> bodies = bodies(trigger.definition());
    if (bodies.isEmpty()) {
      return;
    }
    String own = bodies.iterator().next();
    for (Column column : table.columns()) {
      boolean asked = Pattern.compile(
              "\\bnew\\s*\\.\\s*\"?" + Pattern.quote(column.name()) + "\\b(?!\\s*:?=(?!=))",
              Pattern.CASE_INSENSITIVE)
          .matcher(own)
          .find();
      if (asked && column.writable()) {
        HintMiner miner = miners.computeIfAbsent(column.name(), name -> new HintMiner());
        bodies.forEach(miner::read);
      }
    }
  }

  /** The bodies of the functions that a text calls, and of those that they call; its own come first. */
  private Set<String> bodies(String text) {
    Set<String> bodies = new LinkedHashSet<>();
    Set<String> texts = Set.of(text);
    for (int depth = 0; depth < DEEPEST && !texts.isEmpty(); depth++) {
      Set<String> next = new LinkedHashSet<>();
      for (String each : texts) {
        Matcher matcher = WORD.matcher(each);
        while (matcher.find()) {
          routines
              .getOrDefault(matcher.group().toLowerCase(Locale.ROOT), List.of())
              .forEach(routine -> next.add(routine.source()));
        }
      }
      next.removeAll(bodies);
      bodies.addAll(next);
      texts = next;
    }
    return bodies;
  }
}
