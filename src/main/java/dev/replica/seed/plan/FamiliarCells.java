package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.NameWords;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.ValueModel;
import dev.replica.seed.plan.check.Restriction;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns whose names say what they hold get names and places, where nothing that was learned speaks against it; those of one person or
 * one address fit each other.
 */
final class FamiliarCells {

  private static final String COUNTRY = "country";

  /** What a row is called by, as far as columns' names tell. */
  private static final String TITLE = "title";

  /** Of which the table's name tells what it names: a state may be one of health. */
  private static final String NAME = "name";

  private static final Set<String> TITLES =
      Set.of("title", NAME, "headline", "subject", "label", "caption");

  /** Characters of an alphabet: strings that differ in digits alone are no names. */
  private static final int LETTERS = 26;

  private FamiliarCells() {}

  /** Turns drawn cells into familiar ones, but those that decide others. */
  static void replace(TableDraft draft, List<CellPlan> cells) {
    Set<Integer> deciding = cells.stream()
        .filter(CellPlan.Looked.class::isInstance)
        .map(cell -> ((CellPlan.Looked) cell).by())
        .collect(Collectors.toSet());
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i) instanceof CellPlan.Drawn drawn && !deciding.contains(i)) {
        Optional<Sense> sense = sense(draft, drawn.column(), drawn.limits());
        if (sense.isPresent()) {
          boolean once = sense.get().listed()
              && draft.rows() <= LookupTables.MOST
              && draft.genome(drawn.column().name()) != null
              && !repeats(draft, drawn.column().name());
          cells.set(i, familiar(draft, drawn, sense.get(), once ? 0 : CellPlan.Faked.REPEATED));
        }
      }
    }
    Map<List<String>, Map<String, Integer>> parts = parts(draft, cells);
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i) instanceof CellPlan.Familiar familiar) {
        List<String> whose =
            Sense.of(draft.table(), familiar.column()).orElseThrow().whose();
        Limits limits = familiar.drawn().limits();
        boolean free =
            familiar.sense() != Sense.FULL_NAME || composable(limits) && limits.letters() == null;
        CellPlan.Beside beside =
            free ? beside(parts, whose, familiar.sense()) : CellPlan.Beside.NOTHING;
        if (!national(draft, familiar)) {
          beside =
              new CellPlan.Beside(beside.givenName(), beside.familyName(), beside.fullName(), -1);
        }
        cells.set(
            i,
            new CellPlan.Familiar(
                familiar.column(),
                familiar.drawn(),
                familiar.sense(),
                familiar.locale(),
                familiar.charset(),
                beside,
                familiar.first()));
      }
    }
  }

  /** Has a name, or what is made of one, be another one in each row; false where the column holds something else. */
  static boolean distinguish(TableDraft draft, String name) {
    Column column = draft.table().column(name).orElseThrow();
    Limits limits = draft.limits(column);
    Optional<Sense> sense =
        sense(draft, column, limits).filter(found -> found != Sense.STREET && composable(limits));
    if (sense.isEmpty()
        || repeats(draft, name)
        || draft.assigned(name)
        || draft.references().fill(name)
        || draft.settings().column(name) != null) {
      return false;
    }
    List<String> kept = draft.keptValues(column);
    boolean numbered = sense.get().handle() || sense.get() == Sense.SLUG || !kept.isEmpty();
    long first = numbered ? 1 + SettledColumns.furthest(kept) : 0;
    int digits = BigDecimal.valueOf(first + draft.rows()).precision();
    if (ModelChoice.longest(column.type(), limits) < sense.get().room() + digits + 1) {
      return false;
    }
    ValueModel model = new ValueModel.Text(0, null, List.of(), null);
    draft.assign(
        name, familiar(draft, new CellPlan.Drawn(column, model, limits), sense.get(), first));
    return true;
  }

  private static boolean repeats(TableDraft draft, String name) {
    ColumnGenome known = draft.genome(name);
    return known != null && known.distinct() < .95 * draft.scannedRows();
  }

  private static CellPlan.Familiar familiar(
      TableDraft draft, CellPlan.Drawn drawn, Sense sense, long first) {
    ColumnGenome known = draft.genome(drawn.column().name());
    boolean seen = known != null && known.values() != null;
    CellPlan.Drawn own = seen
        ? drawn
        : new CellPlan.Drawn(
            drawn.column(), new ValueModel.Text(0, null, List.of(), null), drawn.limits());
    return new CellPlan.Familiar(
        drawn.column(),
        own,
        sense,
        sense == Sense.COUNTRY || sense == Sense.LANGUAGE
            ? draft.locale().ofWords(known)
            : draft.locale().of(known),
        draft.locale().charset(),
        CellPlan.Beside.NOTHING,
        first);
  }

  /** What the column holds; empty where its name does not tell, its limits forbid it, or what was learned looks otherwise. */
  private static Optional<Sense> sense(TableDraft draft, Column column, Limits limits) {
    ColumnGenome known = draft.genome(column.name());
    ValueModel seen = known == null ? null : known.values();
    boolean free = ModelChoice.isText(column.type())
        && column.writable()
        && limits.values() == null
        && limits.patterns().isEmpty()
        && limits.shortest() <= 1;
    if (!free) {
      return Optional.empty();
    }
    return Sense.of(draft.table(), column)
        .map(Sense.Found::sense)
        .filter(sense -> ModelChoice.longest(column.type(), limits) >= sense.room())
        .filter(sense -> !sense.handle() || composable(limits) && !upper(limits))
        .filter(sense ->
            seen == null ? !sense.listed() || NAME.equals(column.name()) : plausible(sense, seen));
  }

  /** Whether no check says more of the strings than their length: what is put together of other cells knows nothing of checks. */
  private static boolean composable(Limits limits) {
    return limits.hints().isEmpty() && limits.constants().isEmpty();
  }

  private static boolean upper(Limits limits) {
    return limits.letters() == Restriction.Letters.UPPER;
  }

  private static boolean plausible(Sense sense, ValueModel seen) {
    ValueModel.Text text = seen instanceof ValueModel.Text strings
        ? strings
        : seen instanceof ValueModel.Category category ? category.other() : null;
    if (text == null) {
      return false;
    }
    double told = 0;
    double alike = 0;
    for (ValueModel.Shape shape : text.shapes()) {
      told += shape.share();
      alike += alike(sense, StringPattern.of(shape)) ? shape.share() : 0;
    }
    return alike >= told / 2;
  }

  private static boolean alike(Sense sense, StringPattern pattern) {
    boolean at = pattern.runs().stream().anyMatch(run -> run.alphabet().equals("@"));
    boolean digits = pattern.runs().stream()
        .anyMatch(run -> run.alphabet().chars().anyMatch(Character::isDigit));
    boolean blank = pattern.runs().stream().anyMatch(run -> run.alphabet().equals(" "));
    // What a machine has numbered goes on being so.
    boolean named = pattern.runs().stream()
        .takeWhile(run -> !run.alphabet().equals("@"))
        .anyMatch(run -> run.alphabet().length() >= LETTERS);
    return named
        && switch (sense) {
          case EMAIL -> at;
          case USER_NAME -> !at && !blank;
          case STREET -> !at && blank;
          case COMPANY, JOB -> !at && pattern.length() > 3;
          case SLUG -> !at && !blank;
          case FULL_NAME -> !at && !digits && blank;
          // Cities have codes of three letters.
          case GIVEN_NAME, FAMILY_NAME, CITY, STATE, COUNTRY, LANGUAGE ->
            !at && !digits && pattern.length() > 3;
        };
  }

  /** For each person and address the places of its parts. */
  private static Map<List<String>, Map<String, Integer>> parts(
      TableDraft draft, List<CellPlan> cells) {
    Map<List<String>, Map<String, Integer>> parts = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      CellPlan cell = cells.get(i);
      int place = i;
      List<String> own = NameWords.of(cell.column().name());
      if (!own.isEmpty()
          && TITLES.contains(own.get(own.size() - 1))
          && ModelChoice.isText(cell.column().type())) {
        parts
            .computeIfAbsent(own.subList(0, own.size() - 1), whose -> new HashMap<>())
            .putIfAbsent(TITLE, place);
      }
      if (cell instanceof CellPlan.Familiar familiar) {
        Sense.of(draft.table(), cell.column())
            .ifPresent(found -> parts
                .computeIfAbsent(found.whose(), whose -> new HashMap<>())
                .putIfAbsent(
                    familiar.sense() == Sense.COUNTRY
                        ? COUNTRY
                        : familiar.sense().name(),
                    place));
      } else if (cell instanceof CellPlan.Drawn) {
        List<String> words = NameWords.of(cell.column().name());
        int country = words.lastIndexOf(COUNTRY);
        if (country >= 0 && country >= words.size() - 2) {
          parts
              .computeIfAbsent(words.subList(0, country), whose -> new HashMap<>())
              .putIfAbsent(COUNTRY, place);
        }
        // Names that many people share may be told by what they are.
        Sense.of(draft.table(), cell.column())
            .filter(found -> ModelChoice.isText(cell.column().type()))
            .ifPresent(found -> parts
                .computeIfAbsent(found.whose(), whose -> new HashMap<>())
                .putIfAbsent(found.sense().name(), place));
      }
    }
    return parts;
  }

  /** Whether strings are those of the row's country: places always, names where that is for the data to say. */
  private static boolean national(TableDraft draft, CellPlan.Familiar familiar) {
    return familiar.sense() == Sense.CITY
        || familiar.sense() == Sense.STATE
        || draft.locale().given() == null && draft.genome(familiar.column().name()) != null;
  }

  private static CellPlan.Beside beside(
      Map<List<String>, Map<String, Integer>> parts, List<String> whose, Sense sense) {
    Map<String, Integer> own = parts.getOrDefault(whose, Map.of());
    boolean named = own.containsKey(Sense.GIVEN_NAME.name())
        || own.containsKey(Sense.FAMILY_NAME.name())
        || own.containsKey(Sense.FULL_NAME.name());
    // A row with one person's name and someone's address: it is that person's.
    Map<String, Integer> names =
        named || !sense.handle() ? own : parts.getOrDefault(List.of(), Map.of());
    int title = Stream.of(TITLE, Sense.COMPANY.name(), Sense.FULL_NAME.name())
        .map(own::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(-1);
    return new CellPlan.Beside(
        names.getOrDefault(Sense.GIVEN_NAME.name(), -1),
        names.getOrDefault(Sense.FAMILY_NAME.name(), -1),
        sense == Sense.SLUG
            ? title
            : sense.handle() ? names.getOrDefault(Sense.FULL_NAME.name(), -1) : -1,
        own.getOrDefault(COUNTRY, -1));
  }
}
