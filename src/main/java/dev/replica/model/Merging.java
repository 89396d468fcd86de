package dev.replica.model;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * In which order neighbouring bins of a leaf are put together, those first that lose least likelihood by it (Ward, 1963). The order is
 * the same at any price, which says but where it ends. Immutable, safe for threads.
 */
final class Merging {

  /** Runs that join the next one, in that order, and what each loses. */
  private final byte[] joins;

  private final double[] losses;

  Merging(int[] counts, Bins bins) {
    joins = new byte[counts.length - 1];
    losses = new double[counts.length - 1];
    Runs runs = new Runs(counts, bins);
    for (int step = 0; step < joins.length; step++) {
      int best = runs.best();
      joins[step] = (byte) best;
      losses[step] = runs.losses[best];
      runs.join(best);
    }
  }

  /** Tells of each join that comes before the first that loses more than it is worth. */
  void apply(double worth, IntConsumer join) {
    for (int step = 0; step < joins.length && losses[step] <= worth; step++) {
      join.accept(joins[step]);
    }
  }

  private static final class Runs {
    private final Bins bins;
    private final int[] ends;
    private final int[] rows;

    /** Rows times the logarithm of their density, of each run. */
    private final double[] terms;

    /** Likelihood that is lost where a run joins the next. */
    private final double[] losses;

    private int count;

    Runs(int[] counts, Bins bins) {
      this.bins = bins;
      count = counts.length;
      ends = new int[count];
      rows = counts.clone();
      terms = new double[count];
      losses = new double[count];
      for (int bin = 0; bin < count; bin++) {
        ends[bin] = bin + 1;
        terms[bin] = term(rows[bin], bins.width(bin, bin + 1));
      }
      Arrays.setAll(losses, this::loss);
    }

    int best() {
      int best = 0;
      for (int run = 1; run < count - 1; run++) {
        best = losses[run] < losses[best] ? run : best;
      }
      return best;
    }

    private int start(int run) {
      return run == 0 ? 0 : ends[run - 1];
    }

    private double loss(int run) {
      return run == count - 1
          ? Double.POSITIVE_INFINITY
          : terms[run]
              + terms[run + 1]
              - term(rows[run] + rows[run + 1], bins.width(start(run), ends[run + 1]));
    }

    private static double term(double rows, double width) {
      return rows == 0 ? 0 : rows * StrictMath.log(rows / width);
    }

    void join(int run) {
      ends[run] = ends[run + 1];
      rows[run] += rows[run + 1];
      count--;
      int behind = count - run - 1;
      System.arraycopy(ends, run + 2, ends, run + 1, behind);
      System.arraycopy(rows, run + 2, rows, run + 1, behind);
      System.arraycopy(terms, run + 2, terms, run + 1, behind);
      System.arraycopy(losses, run + 2, losses, run + 1, behind);
      terms[run] = term(rows[run], bins.width(start(run), ends[run]));
      losses[run] = loss(run);
      if (run > 0) {
        losses[run - 1] = loss(run - 1);
      }
    }
  }
}
