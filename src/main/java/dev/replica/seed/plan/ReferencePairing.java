package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.genome.ColumnGenome;
import dev.replica.seed.plan.check.ColumnFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Makes a key of references alone hold: the children of one parent lead to parents that all differ. */
final class ReferencePairing {

  /** Of a column of more values, no pair is likely to use many of them up. */
  private static final int MOST_REPEATS = 1 << 12;

  private final TableDraft draft;
  private final ReferenceDrafts references;

  ReferencePairing(TableDraft draft) {
    this.draft = draft;
    references = draft.references();
  }

  /**
   * Pairs two of the references.
   *
   * @param within the key
   * @return false where no two are left that other keys leave free
   */
  boolean pair(List<Integer> within, KeyTarget target) {
    int driver = driver(within);
    int paired = paired(within, driver);
    if (paired < 0) {
      return false;
    }
    references.freshParents(driver);
    int earlier = earlier(driver, paired, target);
    if (earlier >= 0) {
      references.pairInOrder(driver, paired, earlier);
    } else {
      references.pair(driver, paired);
    }
    return true;
  }

  /**
   * Has a key of two references and a counter number the rows of each pair, where a parent is known to have more children than the
   * counter goes: a race has more stops than any of its drivers.
   *
   * @param counter the key's other column
   * @return false where the counter alone tells a parent's children apart, or no two references are left that other keys leave free
   */
  boolean count(List<Integer> within, Column counter, KeyTarget target) {
    int driver = driver(within);
    int paired = paired(within, driver);
    KeyDomain seen = draft.domain(counter, target.plain(), 1);
    if (paired < 0
        || draft.genome(counter.name()) == null
        || seen.size() > MOST_REPEATS
        || references.mostChildren(driver, draft.genome()) <= seen.size()) {
      return false;
    }
    references.freshParents(driver);
    references.pair(
        driver,
        paired,
        new ReferencePlan.Repeats(seen.size(), again(seen, draft.genome(counter.name()))));
    boolean ascending = seen instanceof KeyDomain.Grid grid && !grid.lattice().temporal();
    draft.assign(
        counter.name(),
        new CellPlan.Numbered(counter, seen, new Numbering(paired, seen.size(), ascending), 1));
    return true;
  }

  /** What counts up is rarer the higher it is. */
  private static List<Double> again(KeyDomain domain, ColumnGenome column) {
    List<Double> weights = KeyWeights.of(domain, column);
    List<Double> again = new ArrayList<>();
    for (int value = 1; value < weights.size(); value++) {
      if (weights.get(value) > weights.get(value - 1)) {
        return List.of();
      }
      again.add(weights.get(value - 1) == 0 ? 0 : weights.get(value) / weights.get(value - 1));
    }
    return again;
  }

  /** How many pairs there are; 0 where no two can be paired. */
  long room(List<Integer> within) {
    int driver = driver(within);
    int paired = paired(within, driver);
    return paired < 0
        ? 0
        : KeyWatch.times(references.freshParentRows(driver), references.parentRows(paired));
  }

  private int driver(List<Integer> within) {
    List<Integer> drivers = within.stream()
        .filter(i -> references.strategy(i) == ReferencePlan.Strategy.FAN_OUT)
        .toList();
    if (drivers.isEmpty()) {
      return -1;
    }
    return drivers.stream()
        .filter(i -> leadsEvents(i, drivers))
        .findFirst()
        .orElseGet(() -> references.widest(drivers));
  }

  /** Whether the children of each parent are a sequence, which they can only be of a driver, and there are others to pair them with. */
  private boolean leadsEvents(int reference, List<Integer> drivers) {
    long others = drivers.stream()
        .filter(i -> i != reference)
        .mapToLong(references::parentRows)
        .max()
        .orElse(0);
    return draft.genome() != null
        && references.sequential(reference, draft.genome())
        && references.mostChildren(reference, draft.genome()) <= others / 2;
  }

  /** The one, beside the driver, that leads to most parents; -1 where there is none. */
  private int paired(List<Integer> within, int driver) {
    return within.stream()
        .filter(i -> driver >= 0 && i != driver && references.free(i))
        .filter(i -> references.strategy(i) == ReferencePlan.Strategy.FAN_OUT)
        .max(Comparator.comparingLong(references::parentRows))
        .orElse(-1);
  }

  /** The reference that has to lead to the earlier of two rows of one table; -1 where the two may come in any order. */
  private int earlier(int one, int other, KeyTarget target) {
    ForeignKey first = references.foreignKey(one);
    ForeignKey second = references.foreignKey(other);
    if (!first.parent().equals(second.parent())
        || !references.ordered(one)
        || !references.ordered(other)) {
      return -1;
    }
    for (ColumnFact fact : draft.facts()) {
      if (fact instanceof ColumnFact.Less less
          && Set.of(less.lesser(), less.greater())
              .equals(Set.of(first.columns().get(0), second.columns().get(0)))) {
        return less.lesser().equals(first.columns().get(0)) ? one : other;
      }
    }
    // LEAST(a, b), GREATEST(a, b): friends are friends both ways.
    return target.blends() ? one : -1;
  }
}
