package dev.replica.genome;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Finds everything in a genome that breaks what its records promise, each with the place where it is. */
final class GenomeValidation {

  private static final Set<String> TYPE_KINDS =
      Set.of("enum", "domain", "composite", "range", "multirange", "scalar");
  private static final Set<String> KEY_KINDS = Set.of("primary", "unique", "index");
  private static final Set<String> GENERATIONS =
      Set.of("identity always", "identity by default", "computed");

  private final Genome genome;
  private final List<String> problems = new ArrayList<>();

  GenomeValidation(Genome genome) {
    this.genome = genome;
  }

  /** Problems such as {@code public.trip.lat: the knots are not ascending}, in the order of the file. */
  List<String> problems() {
    problems.clear();
    checkSource();
    distinct(
        "types",
        genome.types().stream().map(type -> type.schema() + "." + type.name()).toList());
    genome.types().forEach(this::checkType);
    distinct(
        "tables",
        genome.tables().stream()
            .map(table -> table.schema() + "." + table.name())
            .toList());
    genome.tables().forEach(this::checkTable);
    return List.copyOf(problems);
  }

  private void checkSource() {
    Source source = genome.source();
    if (source == null || source.salt() == null || source.fingerprint() == null) {
      problems.add("source: salt or fingerprint is missing");
      return;
    }
    require(
        source.salt().matches("([0-9a-f]{32})?"),
        "source",
        "the salt is not 32 hexadecimal digits");
    require(
        source.fingerprint().matches("([0-9a-f]{32})?"),
        "source",
        "the fingerprint is not 32 hexadecimal digits");
    require(
        source.salt().isEmpty() ? source.fingerprint().isEmpty() : true,
        "source",
        "the fingerprint has no salt");
    require(
        source.lastDay() == null || source.lastDay().matches("[+-]?\\d{4,}-\\d\\d-\\d\\d"),
        "source",
        "lastDay is not a date");
  }

  private void checkType(TypeGenome type) {
    String where = "type " + type.schema() + "." + type.name();
    require(type.schema() != null && type.name() != null, where, "schema or name is missing");
    if (!oneOf(TYPE_KINDS, type.kind(), where, "kind")) {
      return;
    }
    boolean based = Set.of("domain", "range", "multirange").contains(type.kind());
    require(!based || named(type.base()), where, "base is missing");
    distinct(where + ".labels", type.labels());
    checkChecks(where, type.checks());
    for (TypeGenome.AttributeGenome attribute : type.attributes()) {
      require(
          attribute.name() != null && named(attribute.type()),
          where,
          "an attribute has no name or no type");
    }
  }

  private void checkTable(TableGenome table) {
    String where = table.schema() + "." + table.name();
    require(table.schema() != null && table.name() != null, where, "schema or name is missing");
    require(table.rows() >= 0, where, "rows are negative");
    List<String> names = table.columns().stream().map(ColumnGenome::name).toList();
    distinct(where + ".columns", names);
    Set<String> columns = new HashSet<>(names);
    table.columns().forEach(column -> checkColumn(where + "." + column.name(), column));
    new DerivationValidation(where, table.columns(), problems).check();
    checkLookups(where, table.columns());
    for (KeyGenome key : table.keys()) {
      String place = where + ".keys[" + key.name() + "]";
      require(key.name() != null, place, "name is missing");
      oneOf(KEY_KINDS, key.kind(), place, "kind");
      known(columns, key.columns(), place);
    }
    table.references().forEach(reference -> checkReference(where, columns, reference));
    checkChecks(where, table.checks());
    checkNullMasks(where, columns, table.nullMasks());
    if (table.dependence() instanceof Dependence.Gaussian gaussian) {
      checkGaussian(where + ".dependence", columns, table.nullMasks().size(), gaussian);
    } else if (table.dependence() instanceof Dependence.Trees) {
      new TreeValidation(where + ".dependence", table, problems).check();
    }
  }

  private void checkColumn(String where, ColumnGenome column) {
    require(column.name() != null, where, "name is missing");
    require(named(column.type()), where, "type is missing");
    require(column.distinct() >= 0, where, "distinct is negative");
    if (column.generation() != null) {
      oneOf(GENERATIONS, column.generation(), where, "generation");
    }
    ColumnGenome.SequenceGenome sequence = column.sequence();
    if (sequence != null) {
      require(
          sequence.schema() != null && sequence.name() != null,
          where,
          "the sequence's schema or name is missing");
      require(sequence.increment() != 0, where, "the sequence's increment is 0");
      require(
          sequence.minimum() <= sequence.maximum(),
          where,
          "the sequence's minimum is above its maximum");
    }
    ColumnGenome.Copy copy = column.copy();
    require(
        copy == null
            || copy.by() != null && copy.column() != null && copy.share() >= 0 && copy.share() <= 1,
        where + ".copy",
        "by or column is missing, or the share is outside 0 to 1");
    if (column.values() != null) {
      new ValueValidation(problems).check(where, column.values());
    }
  }

  private void checkLookups(String where, List<ColumnGenome> columns) {
    for (ColumnGenome column : columns) {
      ColumnGenome.Lookup lookup = column.lookup();
      if (lookup != null) {
        boolean fits = columns.stream()
            .filter(other -> other.name().equals(lookup.column()) && other.lookup() == null)
            .anyMatch(other -> other.values() instanceof ValueModel.Category category
                && category.values().size() == lookup.values().size());
        require(
            fits,
            where + "." + column.name() + ".lookup",
            lookup.column() + " is no column of as many categories, drawn itself");
      }
    }
  }

  private void checkReference(String table, Set<String> columns, ReferenceGenome reference) {
    String where = table + ".references[" + reference.name() + "]";
    require(reference.name() != null, where, "name is missing");
    require(
        reference.parentSchema() != null && reference.parentTable() != null,
        where,
        "the parent is missing");
    require(
        !reference.columns().isEmpty()
            && reference.columns().size() == reference.parentColumns().size(),
        where,
        "columns and parentColumns are not as many, or none");
    known(columns, reference.columns(), where);
    if (reference.condition() != null) {
      known(columns, List.of(String.valueOf(reference.condition().column())), where);
      require(
          reference.soft() && reference.condition().value() != null,
          where,
          "a condition has no value, or stands at a reference that is not soft");
    }
    ReferenceGenome.Agreement agreement = reference.agreement();
    require(
        agreement == null || agreement.with() != null && agreement.through() != null,
        where,
        "an agreement does not tell with what, or through what");
    for (ReferenceGenome.Total total : reference.totals()) {
      boolean counts = total.kind() == ReferenceGenome.Total.Kind.COUNT;
      require(
          total.column() != null && total.kind() != null && counts == (total.of() == null),
          where,
          "a total does not tell its column, or of what it is one");
      known(columns, total.of() == null ? List.of() : List.of(total.of()), where);
      require(
          total.plus().stream()
              .allMatch(term -> ValueValidation.plain(term.factor())
                  && !term.columns().isEmpty()
                  && !term.columns().contains(total.column())),
          where,
          "a total adds a term without a factor or columns, or of itself");
    }
    ReferenceGenome.FanOut fanOut = reference.fanOut();
    if (fanOut != null) {
      new ValueValidation(problems).checkFanOut(where + ".fanOut", fanOut);
      new ValueValidation(problems).checkLevels(where + ".fanOut.levels", fanOut);
      new TreeValidation(where + ".fanOut", fanOut.popularity(), problems).checkPopularity();
      require(
          fanOut.favourites().stream().allMatch(place -> place >= 0)
              && fanOut.favourites().stream().distinct().count()
                  == fanOut.favourites().size(),
          where + ".fanOut.favourites",
          "places are below 0, or told twice");
      ReferenceGenome.Sibling sibling = fanOut.sibling();
      require(
          sibling == null
              || sibling.table() != null
                  && sibling.reference() != null
                  && Math.abs(sibling.correlation()) <= 1,
          where + ".fanOut.sibling",
          "table or reference is missing, or the correlation is beyond -1 to 1");
      if (fanOut.choice() != null) {
        new TreeValidation(where + ".fanOut.choice", fanOut.choice().variables(), problems)
            .checkChoice();
      }
      if (fanOut.events() != null) {
        checkEvents(where + ".fanOut.events", columns, fanOut.events());
      }
    }
  }

  private void checkEvents(String where, Set<String> columns, ReferenceGenome.Events events) {
    require(
        events.column() != null && columns.contains(events.column()),
        where,
        "the table has no column " + events.column());
    require(
        Math.abs(events.order()) <= 1 && Math.abs(events.drift()) <= 1,
        where,
        "order or drift is beyond -1 to 1");
    checkSpan(where + ".first", events.first(), false);
    checkSpan(where + ".pace", events.pace(), true);
    if (events.reach() != null) {
      checkSpan(where + ".reach", events.reach(), true);
    }
    checkSpan(where + ".gap", events.gap(), true);
  }

  private void checkSpan(String where, ReferenceGenome.Span span, boolean steps) {
    if (span == null || span.values() == null) {
      problems.add(where + ": the values are missing");
      return;
    }
    new ValueValidation(problems).check(where + ".values", span.values());
    BigDecimal least = span.values().step().negate();
    require(
        span.values().at().stream().allMatch(at -> at.compareTo(least) >= 0),
        where + ".values",
        "a length of time is negative");
    new TreeValidation(where + ".variables", span.variables(), problems).checkEvents(steps);
  }

  private void checkChecks(String where, List<CheckGenome> checks) {
    for (CheckGenome check : checks) {
      require(
          check.name() != null && check.expression() != null,
          where,
          "a check has no name or no expression");
    }
  }

  private void checkNullMasks(String where, Set<String> columns, List<TableGenome.NullMask> masks) {
    Set<String> seen = new HashSet<>();
    for (int index = 0; index < masks.size(); index++) {
      TableGenome.NullMask mask = masks.get(index);
      String place = where + ".nullMasks[" + index + "]";
      require(!mask.columns().isEmpty(), place, "has no columns");
      require(
          mask.fraction() > 0 && mask.fraction() <= 1,
          place,
          "the fraction is outside 0 (exclusive) to 1");
      known(columns, mask.columns(), place);
      for (String column : mask.columns()) {
        require(seen.add(column), place, "column " + column + " is in another mask too");
      }
    }
  }

  private void checkGaussian(
      String where, Set<String> columns, int masks, Dependence.Gaussian gaussian) {
    known(columns, gaussian.columns(), where);
    distinct(where + ".columns", gaussian.columns());
    require(
        gaussian.nullMasks().stream().allMatch(mask -> mask >= 0 && mask < masks)
            && new HashSet<>(gaussian.nullMasks()).size()
                == gaussian.nullMasks().size(),
        where,
        "nullMasks are no distinct indices into the table's " + masks + " masks");
    int variables = (gaussian.position() ? 1 : 0)
        + gaussian.nullMasks().size()
        + gaussian.columns().size();
    List<List<Integer>> rows = gaussian.correlation();
    boolean triangle = rows.size() == Math.max(0, variables - 1);
    for (int row = 0; triangle && row < rows.size(); row++) {
      triangle = rows.get(row).size() == row + 1;
    }
    require(
        triangle,
        where,
        "the correlation is not a triangle of " + Math.max(0, variables - 1)
            + " rows, one for each variable but the first");
    require(
        rows.stream().flatMap(List::stream).allMatch(value -> value >= -999 && value <= 999),
        where,
        "a correlation is outside -999 to 999");
  }

  private void known(Set<String> columns, List<String> names, String where) {
    for (String name : names) {
      require(columns.contains(name), where, "the table has no column " + name);
    }
  }

  private void distinct(String where, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      require(seen.add(name), where, "tells " + name + " twice");
    }
  }

  private boolean oneOf(Set<String> known, String value, String where, String field) {
    boolean found = value != null && known.contains(value);
    require(found, where, field + " is none of " + known.stream().sorted().toList());
    return found;
  }

  private static boolean named(TypeName type) {
    return type != null && Objects.requireNonNullElse(type.sql(), "").length() > 0;
  }

  private void require(boolean holds, String where, String problem) {
    if (!holds) {
      problems.add(where + ": " + problem);
    }
  }
}
