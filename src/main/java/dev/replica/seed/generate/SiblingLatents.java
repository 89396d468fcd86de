package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.model.Normal;
import dev.replica.model.Randomness;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a variable's rows have in common with those of the same parents: a share of their normal score, or how many of them are at home
 * where their parent is. Safe for threads.
 */
final class SiblingLatents {

  /** Of the parents' draws. */
  private final long[] keys;

  /** The square roots of the correlations. */
  private final double[] shared;

  /** Shares of the rows that have their parent's own value; 0 for a correlation. */
  private final double[] homes;

  /** The parents' draws where they are made even, as {@link ParentDraws} says; null before they are asked for. */
  private final double[][] even;

  private SiblingLatents(long[] keys, double[] shared, double[] homes) {
    this.keys = keys;
    this.shared = shared;
    this.homes = homes;
    even = new double[keys.length][];
  }

  /**
   * The latents of a variable; null for none.
   *
   * @param told as the genome has it; null for none
   * @param key of the variable
   */
  static SiblingLatents of(Dependence.Latent told, long key) {
    if (told == null) {
      return null;
    }
    List<Dependence.Latent> all = told.all();
    long first = Randomness.key(key, "latent");
    return new SiblingLatents(
        IntStream.range(0, all.size())
            .mapToLong(k -> k == 0 ? first : Randomness.key(first, all.get(k).by()))
            .toArray(),
        all.stream().mapToDouble(each -> Math.sqrt(each.correlation())).toArray(),
        all.stream().mapToDouble(Dependence.Latent::home).toArray());
  }

  /**
   * A uniform number that has something in common with those of the row's siblings.
   *
   * @param variable whose latents these are
   * @param i the row
   * @param bits of the row
   */
  double uniform(int variable, int i, long bits, double uniform, Variables.Heirs parents) {
    double score = 0;
    double left = 1;
    for (int k = 0; k < keys.length; k++) {
      long parent = parents.parent(variable, k, i);
      if (parent == References.NONE) {
        continue;
      }
      double theirs = theirs(variable, k, parent, parents);
      if (homes[k] == 0) {
        score += shared[k] * Normal.fastQuantile(theirs);
        left -= shared[k] * shared[k];
      } else if (Randomness.uniform(Randomness.hash(keys[k], bits)) < homes[k]) {
        return theirs;
      }
    }
    return left == 1
        ? uniform
        : Normal.fastCdf(score + Math.sqrt(left) * Normal.fastQuantile(uniform));
  }

  private double theirs(int variable, int latent, long parent, Variables.Heirs parents) {
    double[] draws = even[latent];
    if (draws == null) {
      // Threads that ask together find the same.
      draws = parents.draws(variable, latent, keys[latent]);
      even[latent] = draws;
    }
    return parent < draws.length
        ? draws[(int) parent]
        : Randomness.uniform(Randomness.hash(keys[latent], parent));
  }
}
