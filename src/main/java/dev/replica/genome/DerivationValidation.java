package dev.replica.genome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what is wrong with columns that follow others of their row, or are made of them. */
final class DerivationValidation {

  private final String where;
  private final List<ColumnGenome> columns;
  private final List<String> problems;

  /** The columns of the row that each is made of. */
  private final Map<String, List<String>> sources = new HashMap<>();

  /** Adds what it finds to {@code problems}. */
  DerivationValidation(String where, List<ColumnGenome> columns, List<String> problems) {
    this.where = where;
    this.columns = columns;
    this.problems = problems;
  }

  void check() {
    Set<String> known = columns.stream().map(ColumnGenome::name).collect(Collectors.toSet());
    for (ColumnGenome column : columns) {
      List<String> origins = new ArrayList<>();
      sources.put(column.name(), origins);
      if (column.difference() != null) {
        checkDifference(column, known, origins);
      }
      if (column.formula() != null) {
        checkFormula(column, known, origins);
      }
    }
    for (ColumnGenome column : columns) {
      boolean circular = sources.get(column.name()).stream()
          .anyMatch(source -> leads(source, column.name(), new HashSet<>()));
      String kind = column.formula() == null ? ".difference" : ".formula";
      require(!circular, where + "." + column.name() + kind, "the column follows itself");
    }
  }

  private void checkDifference(ColumnGenome column, Set<String> known, List<String> origins) {
    ColumnGenome.Difference difference = column.difference();
    String place = where + "." + column.name() + ".difference";
    boolean own = difference.by() == null;
    require(
        !own || known.contains(difference.column()),
        place,
        "the table has no column " + difference.column());
    if (own || difference.values() != null) {
      new ValueValidation(problems).checkDifference(place, difference.values());
    }
    if (own && difference.column() != null) {
      origins.add(difference.column());
    }
  }

  private void checkFormula(ColumnGenome column, Set<String> known, List<String> origins) {
    ColumnGenome.Formula formula = column.formula();
    String place = where + "." + column.name() + ".formula";
    require(!formula.terms().isEmpty(), place, "terms are missing");
    for (ColumnGenome.Term term : formula.terms()) {
      require(
          ValueValidation.plain(term.factor()) && !term.columns().isEmpty(),
          place,
          "a term's factor or columns are missing, or the factor has too many digits");
      for (String source : term.columns()) {
        require(known.contains(source), place, "the table has no column " + source);
        origins.add(source);
      }
    }
    if (formula.times() == null) {
      new ValueValidation(problems).checkRest(place, formula.rest());
    } else {
      require(formula.rest() == null, place, "has both a rest and a factor");
      new ValueValidation(problems).checkFactor(place + ".times", formula.times());
    }
  }

  private boolean leads(String column, String other, Set<String> seen) {
    return column.equals(other)
        || seen.add(column)
            && sources.getOrDefault(column, List.of()).stream()
                .anyMatch(source -> leads(source, other, seen));
  }

  private void require(boolean holds, String place, String problem) {
    if (!holds) {
      problems.add(place + ": " + problem);
    }
  }
}
