package dev.replica.seed.generate;

import dev.replica.genome.TableGenome;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.TablePlan;
import java.util.List;

/** Which columns of a row are null. Immutable. */
final class Masks {

  private static final double[] SHARES = {.1, .5, .8, .95};

  private final double[] fractions;
  private final int[] variables;
  private final long[] keys;
  private final List<TableGenome.NullMask> masks;

  /** Whether a check or a key asks for one of the mask's columns. */
  private final boolean[] checked;

  /** @param key of the table */
  Masks(TablePlan plan, Variables variables, long key) {
    this.masks = plan.nullMasks();
    this.fractions = masks.stream().mapToDouble(TableGenome.NullMask::fraction).toArray();
    this.variables = new int[fractions.length];
    this.keys = new long[fractions.length];
    this.checked = new boolean[fractions.length];
    for (int i = 0; i < fractions.length; i++) {
      List<String> columns = masks.get(i).columns();
      this.variables[i] = variables.ofMask(i);
      this.checked[i] = plan.checks().stream().anyMatch(check -> check.mentionsAny(columns))
          || plan.watched().stream().anyMatch(watched -> watched.mentionsAny(columns));
      this.keys[i] = masks.get(i).columns().isEmpty()
          ? 0
          : Randomness.key(Randomness.key(key, masks.get(i).columns().get(0)), "null");
    }
  }

  /** The mask that a column is in; -1 for none. */
  int of(String column) {
    for (int i = 0; i < masks.size(); i++) {
      if (masks.get(i).columns().contains(column)) {
        return i;
      }
    }
    return -1;
  }

  boolean isNull(int mask, Cursor cursor, int i) {
    // Few nulls, half of them, nearly all: one of these makes any rule on which columns are null
    // likely enough.
    boolean steered = checked[mask] && fractions[mask] < 1 && cursor.steered(i);
    double fraction = steered ? SHARES[cursor.attempt(i) % SHARES.length] : fractions[mask];
    boolean alone = steered || variables[mask] < 0;
    double rank =
        alone ? Randomness.uniform(cursor.bits(keys[mask], i)) : cursor.rank(variables[mask], i);
    return rank < fraction;
  }
}
