package dev.replica.model;

import java.util.Arrays;

/**
 * Turns independent standard normals into correlated ones: multiplies them by the Cholesky factor, from the last
 * dimension up, so that it is done in place. A row drawn alone has the same bits as in a block. Immutable, safe for
 * threads.
 */
public final class GaussianCopula {

  /** For each dimension: the factor's diagonal, the earlier dimensions that it takes part of, and how much of each. */
  private final double[] own;

  private final int[][] others;
  private final double[][] shares;

  private GaussianCopula(double[][] factor) {
    this.own = new double[factor.length];
    this.others = new int[factor.length][];
    this.shares = new double[factor.length][];
    for (int i = 0; i < factor.length; i++) {
      own[i] = factor[i][i];
      int count = 0;
      int[] at = new int[i];
      double[] share = new double[i];
      for (int j = 0; j < i; j++) {
        if (factor[i][j] != 0) {
          at[count] = j;
          share[count++] = factor[i][j];
        }
      }
      others[i] = Arrays.copyOf(at, count);
      shares[i] = Arrays.copyOf(share, count);
    }
  }

  /**
   * @param correlation square, symmetric, ones on the diagonal
   * @throws IllegalArgumentException if it is not positive definite
   */
  public static GaussianCopula of(double[][] correlation) {
    return new GaussianCopula(CorrelationMatrix.cholesky(correlation));
  }

  public int dimensions() {
    return own.length;
  }

  /**
   * @param latents {@code latents[d][i]}: independent standard normals, correlated ones afterwards; in columns of up
   *     to about 1,000 rows all of it stays in cache
   * @param count how many rows of each column are drawn
   */
  public void draw(double[][] latents, int count) {
    for (int d = own.length - 1; d >= 0; d--) {
      double[] column = latents[d];
      scale(column, own[d], count);
      int[] at = others[d];
      double[] share = shares[d];
      int j = 0;
      for (; j + 4 <= at.length; j += 4) {
        double[] a = latents[at[j]];
        double[] b = latents[at[j + 1]];
        double[] c = latents[at[j + 2]];
        double[] e = latents[at[j + 3]];
        addFour(column, a, share[j], b, share[j + 1], c, share[j + 2], e, share[j + 3], count);
      }
      for (; j < at.length; j++) {
        add(column, latents[at[j]], share[j], count);
      }
    }
  }

  /** As {@link #draw(double[][], int)} for one row: {@code latent[d]}. */
  public void draw(double[] latent) {
    for (int d = own.length - 1; d >= 0; d--) {
      double sum = latent[d] * own[d];
      int[] at = others[d];
      double[] share = shares[d];
      for (int j = 0; j < at.length; j++) {
        sum += latent[at[j]] * share[j];
      }
      latent[d] = sum;
    }
  }

  private static void scale(double[] column, double factor, int count) {
    for (int i = 0; i < count; i++) {
      column[i] *= factor;
    }
  }

  private static void add(double[] column, double[] a, double ofA, int count) {
    for (int i = 0; i < count; i++) {
      column[i] += a[i] * ofA;
    }
  }

  /** Four at a time, for a fourth of the loads and stores; added one after the other, as one row alone is. */
  private static void addFour(
      double[] column,
      double[] a,
      double ofA,
      double[] b,
      double ofB,
      double[] c,
      double ofC,
      double[] e,
      double ofE,
      int count) {
    for (int i = 0; i < count; i++) {
      column[i] = column[i] + a[i] * ofA + b[i] * ofB + c[i] * ofC + e[i] * ofE;
    }
  }
}
