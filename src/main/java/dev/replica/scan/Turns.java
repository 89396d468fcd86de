package dev.replica.scan;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import dev.replica.scan.profile.TableProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whose turn it is: tables are read the largest first, so that none is left for the end, and published after the tables that they
 * refer to. Which of the tables on a cycle comes first depends on the schema alone, not on the threads. Safe for threads.
 */
final class Turns {

  /** Tables that are read and wait for their parents, at the most: their raw values take memory. */
  private static final int WAITING = 8;

  /** A table's turn: to be read where it has no profile yet, else to be published. */
  record Turn(Table table, TableProfile profile) {}

  private final List<Table> unread;
  private final List<Turn> unpublished = new ArrayList<>();

  /** Parents that each table is published after. */
  private final Map<QualifiedName, Set<QualifiedName>> parents = new HashMap<>();

  private final Set<QualifiedName> published = new HashSet<>();
  private int working;
  private boolean over;

  Turns(List<Table> tables) {
    unread = new ArrayList<>(tables);
    unread.sort(Comparator.comparingLong(Table::pages).reversed());
    order(tables);
  }

  /** Rounds of tables all of whose parents came before; where there are none, one table is taken out of its cycle. */
  private void order(List<Table> tables) {
    List<Table> left = new ArrayList<>(tables);
    Set<QualifiedName> names = new HashSet<>();
    tables.forEach(table -> names.add(table.name()));
    for (Table table : tables) {
      Set<QualifiedName> referred = new HashSet<>();
      table.foreignKeys().stream()
          .map(ForeignKey::parent)
          .filter(names::contains)
          .filter(parent -> !parent.equals(table.name()))
          .forEach(referred::add);
      parents.put(table.name(), referred);
    }
    Set<QualifiedName> done = new HashSet<>();
    while (!left.isEmpty()) {
      List<Table> free = left.stream()
          .filter(table -> done.containsAll(parents.get(table.name())))
          .toList();
      if (free.isEmpty()) {
        Table next = left.stream()
            .min(Comparator.comparingLong((Table table) -> parents.get(table.name()).stream()
                    .filter(parent -> !done.contains(parent))
                    .count())
                .thenComparing(Table::name))
            .orElseThrow();
        parents.get(next.name()).retainAll(done);
        free = List.of(next);
      }
      free.forEach(table -> done.add(table.name()));
      left.removeIf(table -> done.contains(table.name()));
    }
  }

  /** The tables that the table is published after. */
  Set<QualifiedName> parents(Table table) {
    return Set.copyOf(parents.get(table.name()));
  }

  /** Tables that are published after this one. */
  long children(Table table) {
    return parents.values().stream().filter(set -> set.contains(table.name())).count();
  }

  /** The next turn, once there is one; null when all is done or given up. */
  synchronized Turn next() throws InterruptedException {
    while (!over) {
      Turn turn = turn();
      if (turn != null) {
        working++;
        return turn;
      }
      if (working == 0) {
        over = true;
        notifyAll();
      } else {
        wait();
      }
    }
    return null;
  }

  private Turn turn() {
    Turn next = taken(unpublished, turn -> free(turn.table()));
    if (next != null) {
      return next;
    }
    boolean room = unpublished.size() < WAITING;
    Table table = taken(unread, each -> room || free(each));
    return table == null ? null : new Turn(table, null);
  }

  private boolean free(Table table) {
    return published.containsAll(parents.get(table.name()));
  }

  /** The first one that is right, taken out of the list; null where none is. */
  private static <T> T taken(List<T> list, Predicate<T> right) {
    // By the place: looking for an equal table takes the more time the more tables there are.
    for (int place = 0; place < list.size(); place++) {
      if (right.test(list.get(place))) {
        return list.remove(place);
      }
    }
    return null;
  }

  /** The table is read and waits to be published. */
  synchronized void read(Table table, TableProfile profile) {
    working--;
    unpublished.add(new Turn(table, profile));
    notifyAll();
  }

  synchronized void published(Table table) {
    working--;
    published.add(table.name());
    notifyAll();
  }

  /** After a failure nobody needs to begin another table. */
  synchronized void giveUp() {
    over = true;
    notifyAll();
  }
}
