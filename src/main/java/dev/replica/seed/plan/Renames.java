package dev.replica.seed.plan;

import dev.replica.Suggestion;
import dev.replica.catalog.Column;
import dev.replica.catalog.KeyNames;
import dev.replica.catalog.NameWords;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Tables and columns that are called otherwise today. One that is gone and one that is new are taken for the same only where each
 * has no other one like it: a column by its type and a similar name, a table by a similar name (or the same one in another
 * schema) and its columns.
 */
final class Renames {

  /** Names of columns that two tables of similar names have to share, of those of the larger one. */
  private static final double ALIKE = .7;

  /** Where only the schema is another, or the name is that of several where it was that of one, half of them will do. */
  private static final double SAME = .5;

  private final Map<QualifiedName, QualifiedName> tables;

  private Renames(Map<QualifiedName, QualifiedName> tables) {
    this.tables = tables;
  }

  /** Finds the tables. */
  static Renames of(Schema scanned, Schema today) {
    Set<QualifiedName> before = names(scanned);
    Set<QualifiedName> now = names(today);
    List<Table> gone =
        scanned.tables().stream().filter(table -> !now.contains(table.name())).toList();
    List<Table> come =
        today.tables().stream().filter(table -> !before.contains(table.name())).toList();
    Map<QualifiedName, QualifiedName> found = new HashMap<>();
    pairs(gone, come, Renames::alike).forEach((old, table) -> found.put(table.name(), old.name()));
    return new Renames(found);
  }

  private static Set<QualifiedName> names(Schema schema) {
    return schema.tables().stream().map(Table::name).collect(Collectors.toSet());
  }

  /** What the genome calls today's table. */
  QualifiedName scanned(QualifiedName table) {
    return tables.getOrDefault(table, table);
  }

  /** The scanned names by today's. */
  Map<QualifiedName, QualifiedName> tables() {
    return tables;
  }

  /** Columns of a table that are called otherwise today: the scanned names by today's. */
  static Map<String, String> columns(Table scanned, Table today) {
    List<Column> gone = scanned.columns().stream()
        .filter(column -> today.column(column.name()).isEmpty())
        .toList();
    List<Column> come = today.columns().stream()
        .filter(column -> scanned.column(column.name()).isEmpty())
        .toList();
    Map<String, String> found = new HashMap<>();
    pairs(gone, come, (old, column) -> sameType(old, column) && similar(old.name(), column.name()))
        .forEach((old, column) -> found.put(column.name(), old.name()));
    return found;
  }

  /** Pairs that are alike, each of them to nothing else. */
  private static <T> Map<T, T> pairs(List<T> gone, List<T> come, BiPredicate<T, T> alike) {
    Map<T, List<T>> successors = new HashMap<>();
    Map<T, Integer> claims = new HashMap<>();
    for (T old : gone) {
      List<T> matches = come.stream().filter(other -> alike.test(old, other)).toList();
      successors.put(old, matches);
      matches.forEach(match -> claims.merge(match, 1, Integer::sum));
    }
    Map<T, T> pairs = new HashMap<>();
    successors.forEach((old, matches) -> {
      if (matches.size() == 1 && claims.get(matches.get(0)) == 1) {
        pairs.put(old, matches.get(0));
      }
    });
    return pairs;
  }

  private static boolean sameType(Column one, Column other) {
    return one.type().sql().equals(other.type().sql())
        || KeyNames.alike(one.type(), other.type())
            && !(one.type().base() instanceof SqlType.Enumeration);
  }

  private static boolean alike(Table one, Table other) {
    boolean same = NameWords.stem(NameWords.ofTable(one.name().name()))
        .equals(NameWords.stem(NameWords.ofTable(other.name().name())));
    if (!same && !similar(one.name().name(), other.name().name())) {
      return false;
    }
    Set<String> common = one.columns().stream().map(Column::name).collect(Collectors.toSet());
    common.retainAll(other.columns().stream().map(Column::name).collect(Collectors.toSet()));
    int most = Math.max(one.columns().size(), other.columns().size());
    return common.size() >= (same ? SAME : ALIKE) * most && !common.isEmpty();
  }

  /** Whether one name is the other one but for a few letters, for how its words are joined, or for words before or behind it. */
  static boolean similar(String one, String other) {
    List<String> mine = NameWords.of(one);
    List<String> theirs = NameWords.of(other);
    String joined = String.join("", mine);
    String joinedOther = String.join("", theirs);
    if (joined.equals(joinedOther)
        || Suggestion.distance(joined, joinedOther)
            <= Math.min(joined.length(), joinedOther.length()) / 4) {
      return true;
    }
    Set<String> common = new HashSet<>(mine);
    common.retainAll(new HashSet<>(theirs));
    // A single letter, or what all keys are called, says nothing.
    common.removeIf(word -> word.length() < 3);
    int fewer = Math.min(mine.size(), theirs.size());
    return !common.isEmpty() && common.size() >= Math.max(1, fewer - (mine.contains("id") ? 1 : 0));
  }
}
