package dev.replica.seed.plan.check;

import dev.replica.catalog.SqlType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What all checks of a table, or of a domain, say together, so that rows are right when they are drawn and seldom drawn again.
 *
 * @param restrictions of single columns, by name
 * @param facts on columns together
 * @param constants literals that a column is compared with anywhere, under an OR too, as {@link Restriction} writes them: values
 *     worth trying where a row has to be drawn again
 */
public record CheckAnalysis(
    Map<String, Restriction> restrictions,
    List<ColumnFact> facts,
    Map<String, Set<String>> constants) {

  public CheckAnalysis {
    restrictions = Map.copyOf(restrictions);
    facts = List.copyOf(facts);
    constants = Map.copyOf(constants);
  }

  /**
   * Analyses checks that all have to hold.
   *
   * @param columnTypes type of a column by its name, null where there is no such column; in the check of a domain, the type
   *     under it by the name {@code VALUE}
   */
  public static CheckAnalysis of(List<Expression> checks, Function<String, SqlType> columnTypes) {
    Function<String, ValueType> types =
        name -> Optional.ofNullable(columnTypes.apply(name)).map(ValueType::of).orElse(null);
    RestrictionReader reader = new RestrictionReader(types);
    Map<String, Restriction> restrictions = new LinkedHashMap<>();
    Set<ColumnFact> facts = new LinkedHashSet<>();
    FactReader factReader = new FactReader(types, facts);
    Map<String, Set<String>> constants = new LinkedHashMap<>();
    DocumentMiner documents = new DocumentMiner();
    for (Expression check : checks) {
      documents.mine(check);
      reader
          .read(check)
          .forEach(
              (column, restriction) -> restrictions.merge(column, restriction, Restriction::and));
      factReader.read(check);
      ConstantMiner.mine(check, constants);
    }
    documents.documents().forEach((column, texts) -> {
      if (types.apply(column) != null && types.apply(column).document()) {
        constants.computeIfAbsent(column, name -> new LinkedHashSet<>()).addAll(texts);
      }
    });
    constants.replaceAll((column, values) -> Collections.unmodifiableSet(values));
    return new CheckAnalysis(restrictions, new ArrayList<>(facts), constants);
  }

  /** The restriction of a column; {@link Restriction#NONE} where there is none. */
  public Restriction restriction(String column) {
    return restrictions.getOrDefault(column, Restriction.NONE);
  }
}
