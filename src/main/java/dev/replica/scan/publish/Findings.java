package dev.replica.scan.publish;

import dev.replica.catalog.Column;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.genome.ColumnGenome;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was found of a table's columns before any is published: what its categories are, and in which order, and which columns follow others. */
final class Findings {

  private final TableProfile profile;
  private final Table table;
  private final PublishingPolicy policy;
  private final Roles roles;
  private final List<Lineage> lineages;

  /** Columns of numbers that may depend on others, by name. */
  private final Map<String, Variable> numbers = new LinkedHashMap<>();

  /** Columns of numbers that follow others, by name. */
  private final Map<String, Differences.Follower> followers = new HashMap<>();

  /** Columns of numbers that others make up, by name. */
  private final Map<String, Formulas.Formula> formulas = new HashMap<>();

  /** Columns of numbers as they are published, and what is published of followers and of formulas, each once it is asked for. */
  private final Map<String, NumberColumn> values = new HashMap<>();

  private final Map<String, NumberColumn> differences = new HashMap<>();
  private final Map<String, NumberColumn> rests = new HashMap<>();

  /** Columns that others determine, by name. */
  private final Map<String, Lookups.Lookup> lookups = new HashMap<>();
  /** Columns of times that come after those of parents, by name. */
  private final Map<String, Successions.Succession> successions = new HashMap<>();

  private final Map<String, ColumnGenome.Copy> copies = new HashMap<>();

  /** Columns of categories, by name; in the order that they are published in. */
  private final Map<String, Literals> categories = new LinkedHashMap<>();

  /** Columns of text whose strings have a form, by name. */
  private final Map<String, TextForm> forms = new HashMap<>();

  /** The same as they are published, each once it is asked for. */
  private final Map<String, FormColumn> formed = new HashMap<>();

  private Findings(TableProfile profile, List<Lineage> lineages, PublishingPolicy policy) {
    this.profile = profile;
    this.lineages = lineages;
    this.policy = policy;
    table = profile.table();
    roles = new Roles(profile);
  }

  static Findings of(TableProfile profile, List<Lineage> lineages, PublishingPolicy policy) {
    Findings findings = new Findings(profile, lineages, policy);
    findings.findCopies();
    profile.columns().forEach(findings::collectCategories);
    findings.orderCategories();
    findings.findLookups();
    return findings;
  }

  Roles roles() {
    return roles;
  }

  /** What the column has of a parent's; null where it is no copy. */
  ColumnGenome.Copy copy(String column) {
    return copies.get(column);
  }

  /** What decides the column; null where nothing does. */
  Lookups.Lookup lookup(String column) {
    return lookups.get(column);
  }

  /** What the column follows in its row, or in its parent's; null where it follows nothing. */
  Differences.Follower follower(String column) {
    return followers.get(column);
  }

  /** What the column is made of; null where it is not made of others. */
  Formulas.Formula formula(String column) {
    return formulas.get(column);
  }

  /** Whether the column's rank tells nothing: its value is another's, or others' together. */
  boolean decided(String column) {
    return lookups.containsKey(column)
        || formulas.containsKey(column) && formulas.get(column).exact();
  }

  /** The parent's time that the column comes after; null for none. */
  Successions.Succession succession(String column) {
    return successions.get(column);
  }

  /** The categories of the column in their order; null where it has none. */
  Literals categories(String column) {
    return categories.get(column);
  }

  /** What the column's strings write, as it is published; null where they have no form. */
  FormColumn formed(ColumnProfile column) {
    TextForm form = forms.get(column.column().name());
    return form == null
        ? null
        : formed.computeIfAbsent(
            column.column().name(),
            name -> FormColumn.of(name, form, column.distinct(), roles.present(column), policy));
  }

  /** The column as a variable of numbers; null where it has none, or is not drawn. */
  Variable numbers(String column) {
    return numbers.get(column);
  }

  /** The values of a column of numbers. */
  NumberColumn values(String column, Numbers numbers) {
    return values.computeIfAbsent(column, name -> NumberColumn.of(name, numbers, policy));
  }

  /** What the column exceeds the one by that it follows; null where it follows none. */
  NumberColumn differences(String column) {
    Differences.Follower follower = followers.get(column);
    return follower == null
        ? null
        : differences.computeIfAbsent(
            column, name -> NumberColumn.ofDifferences(name, follower.numbers(), policy));
  }

  /** What the column's formula leaves of it; null where it has none. */
  NumberColumn rest(String column) {
    Formulas.Formula formula = formulas.get(column);
    return formula == null
        ? null
        : rests.computeIfAbsent(
            column,
            name -> formula.multiplied()
                ? NumberColumn.ofFactors(name, formula.rest(), policy)
                : NumberColumn.ofRest(name, formula.rest(), policy));
  }

  /** Whether the column's rank may depend on others: neither given by a parent nor by the row's number. */
  boolean dependable(ColumnProfile column) {
    return roles.drawn(column) && !copied(column) && !roles.serial(column);
  }

  private boolean copied(ColumnProfile column) {
    ColumnGenome.Copy copy = copies.get(column.column().name());
    return copy != null && copy.share() == 1;
  }

  private void findCopies() {
    profile.columns().stream().filter(roles::drawn).forEach(column -> {
      ColumnGenome.Copy copy = Copies.of(column, lineages, policy);
      if (copy != null) {
        copies.put(column.column().name(), copy);
      }
    });
  }

  private void collectCategories(ColumnProfile column) {
    String name = column.column().name();
    if (!(column.values() instanceof Texts texts) || roles.refers(name)) {
      return;
    }
    List<String> labels = labels(column.column());
    if (!labels.isEmpty()) {
      Literals literals = Literals.ofLabels(texts, labels, policy);
      if (literals.told() > 0) {
        categories.put(name, literals);
      }
      return;
    }
    if (policy.tellsValues(table, column.column())) {
      Literals literals = Literals.of(texts, policy);
      TextForm form =
          roles.keyed(name) || !TablePublisher.isText(column.column().type().base())
              ? null
              : TextForm.of(texts, literals, policy);
      if (form != null) {
        forms.put(name, form);
      } else if (Strings.categorical(literals)) {
        categories.put(name, literals);
      }
    }
  }

  /** Values that the type names: known to whoever knows the schema. */
  private static List<String> labels(Column column) {
    SqlType type = column.type().base();
    if (type instanceof SqlType.Enumeration enumeration) {
      return enumeration.labels();
    }
    return type instanceof SqlType.Scalar scalar && scalar.is("bool")
        ? List.of("f", "t")
        : List.of();
  }

  private void orderCategories() {
    Map<String, Variable> others = new LinkedHashMap<>();
    List<ColumnProfile> counted = profile.columns().stream()
        .filter(column -> column.values() instanceof Numbers && dependable(column))
        .toList();
    List<ColumnProfile> given = profile.columns().stream()
        .filter(column -> column.values() instanceof Numbers && copied(column))
        .toList();
    formulas.putAll(Formulas.of(counted, given, policy));
    followers.putAll(Differences.of(
        counted.stream().filter(column -> !composed(column.column().name())).toList()));
    profile.columns().stream().filter(this::dependable).forEach(this::findSuccession);
    for (ColumnProfile column : profile.columns()) {
      String name = column.column().name();
      if (column.values() instanceof Numbers values && dependable(column)) {
        numbers.put(name, Variable.ofNumbers(name, ranked(name, values).units()));
      } else if (forms.containsKey(name) && dependable(column)) {
        Variable variable = FormColumn.variable(name, forms.get(name));
        if (variable != null) {
          numbers.put(name, variable);
        }
      } else if (categories.containsKey(name)) {
        others.put(name, variable(name, (Texts) column.values()));
      }
    }
    Map<String, Literals> ordered = new LinkedHashMap<>();
    List<CategoryOrder.Scored> scored = categories.isEmpty()
        ? List.of()
        : numbers.values().stream().map(CategoryOrder.Scored::of).toList();
    categories.forEach((name, literals) -> {
      List<Variable> rest =
          others.values().stream().filter(other -> !other.name().equals(name)).toList();
      int[] order = CategoryOrder.of(
          others.get(name), literals.values().size(), literals.values(), scored, rest);
      ordered.put(name, literals.ordered(order));
    });
    categories.putAll(ordered);
  }

  /** What has the column's rank. */
  private Numbers ranked(String name, Numbers values) {
    return formulas.containsKey(name)
        ? formulas.get(name).rest()
        : followers.containsKey(name) ? followers.get(name).numbers() : values;
  }

  /** Whether the column is made of others, or others of it. */
  private boolean composed(String column) {
    return formulas.containsKey(column)
        || formulas.values().stream().anyMatch(formula -> formula.mentions(column));
  }

  private void findLookups() {
    Lookups found = new Lookups(policy);
    for (ColumnProfile column : profile.columns()) {
      String name = column.column().name();
      if (!dependable(column)) {
        continue;
      }
      if (categories.containsKey(name)) {
        found.add(name, (Texts) column.values(), categories.get(name));
      } else if (column.values() instanceof Numbers values
          && !followers.containsKey(name)
          && !composed(name)) {
        found.add(name, values);
      }
    }
    lookups.putAll(found.find());
  }

  /** A column follows one of its row, or else one of a parent. */
  private void findSuccession(ColumnProfile column) {
    String name = column.column().name();
    Successions.Succession found =
        followers.containsKey(name) ? null : Successions.of(column, lineages);
    if (found != null) {
      successions.put(name, found);
      if (found.differences() != null) {
        followers.put(name, new Differences.Follower(found.column(), found.differences()));
        // Times that are often the parent's are those at a difference of nothing.
        copies.remove(name);
      }
    }
  }

  /** The column as a variable of categories. */
  Variable variable(String name, Texts texts) {
    Literals literals = categories.get(name);
    boolean others = literals.others() > 0;
    return new Variable(name, literals.codes(texts), literals.values().size() + (others ? 1 : 0));
  }
}
