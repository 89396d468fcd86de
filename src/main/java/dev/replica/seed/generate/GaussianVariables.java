package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.model.GaussianCopula;
import dev.replica.model.Normal;
import dev.replica.model.Randomness;
import java.util.ArrayList;
import java.util.List;

/** The variables of a Gaussian copula, in its order. Immutable. */
final class GaussianVariables implements Variables {

  private static final double THOUSANDTHS = 1000;

  private final GaussianCopula copula;
  private final int position;
  private final List<Integer> masks;
  private final List<String> columns;
  private final long[] keys;
  private final long rows;

  private GaussianVariables(
      GaussianCopula copula,
      int position,
      List<Integer> masks,
      List<String> columns,
      long[] keys,
      long rows) {
    this.copula = copula;
    this.position = position;
    this.masks = masks;
    this.columns = columns;
    this.keys = keys;
    this.rows = rows;
  }

  /**
   * @param rows of the table
   * @param key of the table
   */
  static GaussianVariables of(Dependence.Gaussian dependence, long rows, long key) {
    List<Integer> masks = dependence.nullMasks();
    List<String> columns = dependence.columns();
    List<Long> keys = new ArrayList<>();
    if (dependence.position()) {
      keys.add(Randomness.key(key, "position"));
    }
    masks.forEach(mask -> keys.add(Randomness.key(key, "null mask " + mask)));
    columns.forEach(column -> keys.add(Variables.key(column, key)));
    int size = keys.size();
    double[][] correlation = new double[size][size];
    for (int i = 0; i < size; i++) {
      correlation[i][i] = 1;
      for (int j = 0; j < i; j++) {
        correlation[i][j] = dependence.correlation().get(i - 1).get(j) / THOUSANDTHS;
        correlation[j][i] = correlation[i][j];
      }
    }
    return new GaussianVariables(
        GaussianCopula.of(correlation),
        dependence.position() ? 0 : -1,
        masks,
        columns,
        keys.stream().mapToLong(Long::longValue).toArray(),
        rows);
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public int ofColumn(String column) {
    int place = columns.indexOf(column);
    return place < 0 ? -1 : (position < 0 ? 0 : 1) + masks.size() + place;
  }

  @Override
  public int ofMask(int mask) {
    int place = masks.indexOf(mask);
    return place < 0 ? -1 : (position < 0 ? 0 : 1) + place;
  }

  @Override
  public Draw draw(int capacity, Heirs heirs) {
    return new Correlated(capacity);
  }

  /** Independent normals, correlated column by column for the whole block. */
  private final class Correlated implements Draw {
    private final double[][] ranks;
    private final double[] latent;

    Correlated(int capacity) {
      ranks = new double[keys.length][capacity];
      latent = new double[keys.length];
    }

    @Override
    public double[][] ranks() {
      return ranks;
    }

    @Override
    public void block(long first, int count) {
      for (int v = 0; v < ranks.length; v++) {
        double[] column = ranks[v];
        long key = keys[v];
        if (v == position) {
          for (int i = 0; i < count; i++) {
            column[i] = Normal.fastQuantile((first + i + .5) / rows);
          }
        } else {
          for (int i = 0; i < count; i++) {
            column[i] = Normal.fastQuantile(Randomness.uniform(Randomness.hash(key, first + i)));
          }
        }
      }
      copula.draw(ranks, count);
      for (double[] column : ranks) {
        for (int i = 0; i < count; i++) {
          column[i] = Normal.fastCdf(column[i]);
        }
      }
    }

    @Override
    public void row(int i, long row, int attempt) {
      for (int v = 0; v < ranks.length; v++) {
        latent[v] = v == position
            ? Normal.fastQuantile((row + .5) / rows)
            : Normal.fastQuantile(
                Randomness.uniform(Randomness.hash(Randomness.hash(keys[v], attempt), row)));
      }
      copula.draw(latent);
      for (int v = 0; v < ranks.length; v++) {
        ranks[v][i] = Normal.fastCdf(latent[v]);
      }
    }
  }
}
