package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of a table, and their parts, as what may depend on each other. */
final class TableVariables {

  /** Categories of more levels than this are drawn on their own. */
  private static final int LEVELS = 128;

  /** Days over which days of the week may tell something of other columns. */
  private static final int WEEKS = 28;

  /** Days over which months may. */
  private static final int YEAR = 365;

  private final TableProfile profile;
  private final List<Lineage.Inherited> inherited;
  private final PublishingPolicy policy;
  private final Findings findings;
  private final Map<String, ValueModel> models;
  private final NullMasks masks;

  /**
   * @param inherited what the rows have from their ancestors
   * @param models of the columns, by name; null for those that have none
   */
  TableVariables(
      TableProfile profile,
      List<Lineage.Inherited> inherited,
      PublishingPolicy policy,
      Findings findings,
      Map<String, ValueModel> models,
      NullMasks masks) {
    this.profile = profile;
    this.inherited = inherited;
    this.policy = policy;
    this.findings = findings;
    this.models = models;
    this.masks = masks;
  }

  /** Trees that are grown and not yet pruned; null where there is nothing that might depend on anything. */
  Trees trees() {
    List<List<Ranked>> keys = new ArrayList<>();
    List<List<Ranked>> columns = new ArrayList<>();
    for (ColumnProfile column : profile.columns()) {
      String name = column.column().name();
      ValueModel model = models.get(name);
      if (findings.roles().naturalKey(column) && model != null) {
        keys.add(numbers(name, (Numbers) column.values(), model).stream()
            .map(ranked -> ranked.asPart(ranked.part(), false))
            .toList());
      }
      if (!findings.dependable(column) || model == null || findings.decided(name)) {
        continue;
      }
      boolean key =
          profile.table().keys().stream().anyMatch(each -> each.columns().contains(name));
      List<List<Ranked>> into = key ? keys : columns;
      if (column.values() instanceof Numbers values) {
        into.add(variables(name, values, model));
      } else if (model instanceof ValueModel.Category category) {
        into.add(List.of(ranked(column, category)));
      } else if (column.values() instanceof Values.Documents values) {
        columns.add(DocumentVariables.of(name, values, (ValueModel.Json) model, policy));
      } else if (model instanceof ValueModel.Text text) {
        into.add(ShapeVariable.of(name, (Texts) column.values(), text));
      } else {
        into.add(CompoundVariables.of(name, column.values(), model, policy));
      }
    }
    keys.removeIf(List::isEmpty);
    columns.removeIf(List::isEmpty);
    if (columns.isEmpty()) {
      return null;
    }
    return Trees.grow(
        Ranked.ofPosition(profile.sampled()),
        masks,
        keys,
        columns,
        inherited,
        new Latents(profile, policy),
        policy);
  }

  /** Of a column that follows others: what it exceeds them by. */
  private List<Ranked> variables(String name, Numbers values, ValueModel model) {
    Optional<Marginal.Placed> placed = findings.formula(name) != null
        ? Marginal.placeRest(findings.formula(name).rest(), policy)
        : findings.follower(name) != null
            ? Marginal.placeDifferences(findings.follower(name).numbers(), policy)
            : Optional.empty();
    return findings.formula(name) != null || findings.follower(name) != null
        ? placed.stream().map(each -> Ranked.ofNumbers(name, each)).toList()
        : numbers(name, values, model);
  }

  /** The variables of a column of numbers or times: of times, with their parts and what the days tell. */
  private List<Ranked> numbers(String name, Numbers values, ValueModel model) {
    Optional<Dates> dates = Dates.of(values, policy);
    Optional<Marginal.Placed> placed =
        dates.map(Dates::placed).or(() -> Marginal.place(values, policy));
    List<Ranked> parts = new ArrayList<>();
    if (placed.isEmpty()) {
      return parts;
    }
    parts.add(Ranked.ofNumbers(name, placed.get()));
    boolean dated =
        values.meaning() == Values.Meaning.DATE || values.meaning() == Values.Meaning.TIMESTAMP;
    if (!dated) {
      return parts;
    }
    int[] weekdays = Dates.weekdays(values);
    if (dates.isPresent() && dates.get().weekly()) {
      double[] ends = ((ValueModel.Time) model).weekdayEnds();
      parts.add(
          Ranked.ofCategories(name, ends, weekdays, false).asPart(Dependence.Part.WEEKDAY, true));
    } else if (Dates.span(values) > WEEKS) {
      parts.add(Ranked.ofCalendar(name, Dependence.Part.WEEKDAY, 7, weekdays));
    }
    if (Dates.span(values) > YEAR) {
      parts.add(Ranked.ofCalendar(name, Dependence.Part.MONTH, 12, Dates.months(values)));
    }
    if (dates.isPresent() && dates.get().clock() != null) {
      parts.add(Ranked.ofNumbers(name, dates.get().clock()).asPart(Dependence.Part.CLOCK, true));
    }
    return parts;
  }

  /** The columns whose ranks children may depend on, by name, once the table is published. */
  Map<String, Ranked> ranked() {
    Map<String, Ranked> ranked = new HashMap<>();
    for (ColumnProfile column : profile.columns()) {
      ValueModel model = models.get(column.column().name());
      if (model == null
          || !findings.dependable(column)
          || findings.decided(column.column().name())) {
        continue;
      }
      if (column.values() instanceof Numbers values) {
        numbers(column.column().name(), values, model).stream()
            .findFirst()
            .ifPresent(found -> ranked.put(column.column().name(), found));
      } else if (model instanceof ValueModel.Category category) {
        ranked.put(column.column().name(), ranked(column, category));
      }
    }
    return ranked;
  }

  private Ranked ranked(ColumnProfile column, ValueModel.Category category) {
    String name = column.column().name();
    Literals literals = findings.categories(name);
    int[] codes = literals.codes((Texts) column.values());
    boolean others = category.other() != null;
    for (int row = 0; row < codes.length; row++) {
      codes[row] = codes[row] == literals.values().size() && !others ? -1 : codes[row];
    }
    return Ranked.ofCategories(name, category.ends(), codes, others);
  }

  CopulaVariables copula() {
    List<Variable> columns = new ArrayList<>();
    for (ColumnProfile column : profile.columns()) {
      String name = column.column().name();
      ValueModel model = models.get(name);
      if (!findings.dependable(column) || findings.decided(name)) {
        continue;
      }
      if (findings.numbers(name) != null && model != null) {
        columns.add(findings.numbers(name));
      } else if (model instanceof ValueModel.Category category
          && category.values().size() <= LEVELS) {
        columns.add(findings.variable(name, (Texts) column.values()));
      }
    }
    return new CopulaVariables(Variable.ofPosition(profile.sampled()), masks.variables(), columns);
  }
}
