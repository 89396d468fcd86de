package dev.replica.model;

import java.util.Arrays;

/** How much two variables tell of each other, and the order in which that is told best. */
public final class MutualInformation {

  /** Bins that neighbours are put together to: with more, the estimate's bias would outgrow what is weak. */
  private static final int BINS = 16;

  private final BinnedRows rows;

  /** For each variable that was asked for, the coarse bins of its codes. */
  private final int[][] coarse;

  public MutualInformation(BinnedRows rows) {
    this.rows = rows;
    coarse = new int[rows.bins().length][];
  }

  /**
   * The mutual information of two variables in nats, corrected for the bias that (r - 1)(c - 1) free cells bring (Miller, 1955);
   * 0 or more. An absent value is one of the bins.
   */
  public double between(int first, int second) {
    int[] a = coarse(first);
    int[] b = coarse(second);
    int[][] joint = new int[a[a.length - 1] + 1][b[b.length - 1] + 1];
    count(rows.codes()[first], a, rows.codes()[second], b, joint);
    return corrected(joint, rows.rows());
  }

  private static void count(byte[] firsts, int[] a, byte[] seconds, int[] b, int[][] joint) {
    for (int row = 0; row < firsts.length; row++) {
      joint[a[firsts[row] + 1]][b[seconds[row] + 1]]++;
    }
  }

  private int[] coarse(int variable) {
    if (coarse[variable] == null) {
      coarse[variable] = coarse(rows, variable);
    }
    return coarse[variable];
  }

  private static double corrected(int[][] joint, int rows) {
    int[] columns = new int[joint[0].length];
    int usedRows = 0;
    int usedColumns = 0;
    double terms = rows * StrictMath.log(rows);
    for (int[] line : joint) {
      int sum = 0;
      for (int k = 0; k < line.length; k++) {
        sum += line[k];
        columns[k] += line[k];
        terms += term(line[k]);
      }
      terms -= term(sum);
      usedRows += sum > 0 ? 1 : 0;
    }
    for (int sum : columns) {
      terms -= term(sum);
      usedColumns += sum > 0 ? 1 : 0;
    }
    double bias = (usedRows - 1.0) * (usedColumns - 1.0) / 2;
    return rows == 0 ? 0 : Math.max(0, (terms - bias) / rows);
  }

  private static double term(int count) {
    return count == 0 ? 0 : count * StrictMath.log(count);
  }

  /** For each code and one (absent first) its coarse bin, ascending. */
  private static int[] coarse(BinnedRows rows, int variable) {
    byte[] codes = rows.codes()[variable];
    int[] counts = new int[rows.bins()[variable] + 1];
    for (byte code : codes) {
      counts[code + 1]++;
    }
    int[] coarse = new int[counts.length];
    double full = (double) codes.length / BINS;
    double filled = 0;
    int bin = counts[0] == 0 ? -1 : 0;
    boolean fresh = true;
    for (int code = 1; code < counts.length; code++) {
      if (fresh || filled + counts[code] > 1.5 * full) {
        bin++;
        filled = 0;
        fresh = false;
      }
      coarse[code] = bin;
      filled += counts[code];
      fresh = filled >= full;
    }
    return coarse;
  }

  /**
   * An order in which each variable comes as soon as possible after one that tells much of it: a maximum spanning tree, grown from
   * the variable that tells most of all others (Prim, 1957).
   *
   * @param information symmetric
   */
  public static int[] order(double[][] information) {
    int count = information.length;
    int[] order = new int[count];
    boolean[] taken = new boolean[count];
    double[] nearest = new double[count];
    for (int place = 0; place < count; place++) {
      int best = -1;
      for (int variable = 0; variable < count; variable++) {
        double worth = place == 0 ? total(information[variable], variable) : nearest[variable];
        if (!taken[variable] && (best < 0 || worth > nearest[best])) {
          best = variable;
        }
        if (place == 0) {
          nearest[variable] = worth;
        }
      }
      if (place == 0) {
        Arrays.fill(nearest, 0);
      }
      order[place] = best;
      taken[best] = true;
      for (int variable = 0; variable < count; variable++) {
        nearest[variable] = Math.max(nearest[variable], information[best][variable]);
      }
    }
    return order;
  }

  private static double total(double[] information, int self) {
    double sum = 0;
    for (int other = 0; other < information.length; other++) {
      sum += other == self ? 0 : information[other];
    }
    return sum;
  }
}
