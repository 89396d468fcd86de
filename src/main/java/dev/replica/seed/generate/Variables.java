package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.genome.TableGenome;
import dev.replica.model.GaussianCopula;
import dev.replica.model.Randomness;
import java.util.ArrayList;
import java.util.List;

/** The variables of a table's copula, in its order. Immutable. */
final class Variables {

  private static final double THOUSANDTHS = 1000;

  private final GaussianCopula copula;
  private final int position;
  private final List<Integer> masks;
  private final List<String> columns;
  private final long[] keys;

  private Variables(
      GaussianCopula copula, int position, List<Integer> masks, List<String> columns, long[] keys) {
    this.copula = copula;
    this.position = position;
    this.masks = masks;
    this.columns = columns;
    this.keys = keys;
  }

  /**
   * @param dependence null for none
   * @param key of the table
   */
  static Variables of(
      Dependence.Gaussian dependence, List<TableGenome.NullMask> nullMasks, long key) {
    if (dependence == null) {
      return new Variables(null, -1, List.of(), List.of(), new long[0]);
    }
    List<Integer> masks = dependence.nullMasks() == null ? List.of() : dependence.nullMasks();
    List<String> columns = dependence.columns() == null ? List.of() : dependence.columns();
    List<Long> keys = new ArrayList<>();
    if (dependence.position()) {
      keys.add(Randomness.key(key, "position"));
    }
    masks.forEach(mask -> keys.add(Masks.key(mask, key)));
    columns.forEach(column -> keys.add(Randomness.key(Randomness.key(key, column), "rank")));
    int size = keys.size();
    double[][] correlation = new double[size][size];
    for (int i = 0; i < size; i++) {
      correlation[i][i] = 1;
      for (int j = 0; j < i; j++) {
        correlation[i][j] = dependence.correlation().get(i - 1).get(j) / THOUSANDTHS;
        correlation[j][i] = correlation[i][j];
      }
    }
    return new Variables(
        GaussianCopula.of(correlation),
        dependence.position() ? 0 : -1,
        masks,
        columns,
        keys.stream().mapToLong(Long::longValue).toArray());
  }

  int size() {
    return keys.length;
  }

  GaussianCopula copula() {
    return copula;
  }

  /** Which variable is the row's position; -1 for none. */
  int position() {
    return position;
  }

  long key(int variable) {
    return keys[variable];
  }

  /** The variable of a column's rank; -1 for none. */
  int ofColumn(String column) {
    int place = columns.indexOf(column);
    return place < 0 ? -1 : (position < 0 ? 0 : 1) + masks.size() + place;
  }

  /** The variable of a null mask; -1 for none. */
  int ofMask(int mask) {
    int place = masks.indexOf(mask);
    return place < 0 ? -1 : (position < 0 ? 0 : 1) + place;
  }
}
