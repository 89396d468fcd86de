package dev.replica.seed.plan;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.NameWords;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Lookup tables: those that stay as they are however much the data grow, as a list of languages does and a table of customers does not.
 *
 * <p>A population that is met again and again, in {@code n} draws, shows itself by then in far more than {@code √n} members unless it is
 * closed: Heaps' law has distinct words grow by a power of .4 to .6 of the text's (Heaps, Information Retrieval, 1978, 7.5), and
 * customers grow with their orders. So a table is a lookup table where its rows, at most {@value #MOST}, are at most the square root of
 * those of a table that refers to it. One of countries, currencies or languages is one whoever refers to it; one of people never is, nor one whose
 * rows stand each for a row of a table that grows. What has a key made of references to lookup tables alone has no more to tell than they.
 */
final class LookupTables {

  /** More rows than closed lists have that people choose from: there are 250 countries. */
  static final int MOST = 256;

  /** What the world has a list of, as stems of tables' names. */
  private static final Set<String> LISTED =
      Set.of("countri", "currenci", "languag", "local", "tim zon", "timezon", "continent");

  private final Map<QualifiedName, Table> tables = new HashMap<>();
  private final Map<QualifiedName, Long> referring = new HashMap<>();
  private final ToLongFunction<QualifiedName> rows;

  private LookupTables(List<Table> all, ToLongFunction<QualifiedName> rows) {
    this.rows = rows;
    for (Table child : all) {
      tables.put(child.name(), child);
      for (ForeignKey foreignKey : child.foreignKeys()) {
        if (!foreignKey.parent().equals(child.name())) {
          referring.merge(foreignKey.parent(), rows.applyAsLong(child.name()), Math::max);
        }
      }
    }
  }

  /**
   * The lookup tables among these.
   *
   * @param rows of a table in the source; negative where that is not known
   */
  static Set<QualifiedName> of(List<Table> tables, ToLongFunction<QualifiedName> rows) {
    return new LookupTables(tables, rows).find();
  }

  private Set<QualifiedName> find() {
    Set<QualifiedName> found = new HashSet<>();
    for (Table table : tables.values()) {
      if (closed(table)) {
        found.add(table.name());
      }
    }
    while (found.removeIf(name -> boundToOthers(tables.get(name), found))) {
      // Those bound to the ones that went go, too.
    }
    while (found.addAll(keyedBy(found))) {
      // What those tell that came is told, too.
    }
    return found;
  }

  /** Small tables that have a key of references to these alone. */
  private List<QualifiedName> keyedBy(Set<QualifiedName> lookups) {
    return tables.values().stream()
        .filter(table -> small(table) && keyedBy(table, lookups))
        .map(Table::name)
        .toList();
  }

  /** Whether each row stands for one of a table that is no lookup table, and so there are no more of them than of those. */
  private static boolean boundToOthers(Table table, Set<QualifiedName> lookups) {
    return table.foreignKeys().stream()
        .filter(foreignKey -> !foreignKey.soft()
            && !foreignKey.parent().equals(table.name())
            && !lookups.contains(foreignKey.parent()))
        .anyMatch(foreignKey -> table.keys().stream()
            .anyMatch(key -> key.total() && foreignKey.columns().containsAll(key.columns())));
  }

  private boolean small(Table table) {
    long own = rows.applyAsLong(table.name());
    return own > 0 && own <= MOST;
  }

  private boolean closed(Table table) {
    if (!small(table)) {
      return false;
    }
    long own = rows.applyAsLong(table.name());
    return listed(table)
        || own * own <= referring.getOrDefault(table.name(), 0L) && !Sense.people(table);
  }

  private static boolean listed(Table table) {
    List<String> words = NameWords.ofTable(table.name().name());
    int size = words.size();
    return LISTED.contains(NameWords.stem(words.subList(Math.max(0, size - 1), size)))
        || LISTED.contains(NameWords.stem(words.subList(Math.max(0, size - 2), size)));
  }

  /** Whether some key of the table tells of lookup tables alone. */
  private static boolean keyedBy(Table table, Set<QualifiedName> lookups) {
    Set<String> told = new HashSet<>();
    table.foreignKeys().stream()
        .filter(key -> lookups.contains(key.parent()))
        .forEach(key -> told.addAll(key.columns()));
    return table.keys().stream().anyMatch(key -> key.total() && told.containsAll(key.columns()));
  }
}
