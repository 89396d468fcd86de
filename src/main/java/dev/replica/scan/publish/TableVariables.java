package dev.replica.scan.publish;

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

/** The columns of a table, and their parts, as what may depend on each other. */
final class TableVariables {

  /** Categories of more levels than this are drawn on their own. */
  private static final int LEVELS = 128;

  private final TableProfile profile;
  private final List<Lineage.Inherited> inherited;
  private final String sequence;
  private final PublishingPolicy policy;
  private final Findings findings;
  private final Map<String, ValueModel> models;
  private final NullMasks masks;

  /**
   * @param inherited what the rows have from their ancestors
   * @param sequence column of times that follow each other, which seeding has before anything is drawn; null for none
   * @param models of the columns, by name; null for those that have none
   */
  TableVariables(
      TableProfile profile,
      List<Lineage.Inherited> inherited,
      String sequence,
      PublishingPolicy policy,
      Findings findings,
      Map<String, ValueModel> models,
      NullMasks masks) {
    this.profile = profile;
    this.inherited = inherited;
    this.sequence = sequence;
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
        keys.add(given(name, (Numbers) column.values()));
      }
      if (name.equals(sequence)) {
        keys.add(given(name, (Numbers) column.values()));
        continue;
      }
      if (!findings.dependable(column) || model == null || findings.decided(name)) {
        continue;
      }
      boolean key =
          profile.table().keys().stream().anyMatch(each -> each.columns().contains(name));
      List<List<Ranked>> into = key ? keys : columns;
      if (column.values() instanceof Numbers values) {
        into.add(variables(name, values));
      } else if (findings.formed(column) != null) {
        into.add(findings.formed(column).variables());
      } else if (model instanceof ValueModel.Category category) {
        into.add(List.of(ranked(column, category)));
      } else if (column.values() instanceof Values.Documents documents) {
        columns.add(DocumentVariables.of(name, documents, (ValueModel.Json) model, policy));
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

  private List<Ranked> given(String name, Numbers values) {
    return findings.values(name, values).variables().stream()
        .map(ranked -> ranked.asPart(ranked.part(), false))
        .toList();
  }

  /** Whether rows may have something from the rows that they refer to, or in common with others that refer to these. */
  boolean haveParents() {
    return !inherited.isEmpty() || !profile.table().foreignKeys().isEmpty();
  }

  /** Of a column that follows others: what it exceeds them by. */
  private List<Ranked> variables(String name, Numbers values) {
    if (findings.formula(name) != null) {
      return findings.rest(name).variables();
    }
    return findings.follower(name) != null
        ? findings.differences(name).variables()
        : findings.values(name, values).variables();
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
      String name = column.column().name();
      List<Ranked> found = findings.formed(column) != null
          ? findings.formed(column).variables()
          : column.values() instanceof Numbers values
              ? findings.values(name, values).variables()
              : List.of();
      if (!found.isEmpty()) {
        found.stream()
            .filter(each -> each.part() == null)
            .findFirst()
            .ifPresent(each -> ranked.put(name, each));
      } else if (model instanceof ValueModel.Category category) {
        ranked.put(name, ranked(column, category));
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
