package dev.replica.model;

import java.util.Arrays;

/**
 * A distribution of ranks in whole numbers: weights of runs of bins, within each of which ranks are uniform.
 *
 * @param ends edges at which the runs end, ascending; edge k is the end of bin k - 1, and the last bin ends at the number of edges
 *     and one
 * @param weights of the runs, as many
 * @param rest weight of the runs of weight 0, and of what lies behind the last run, together: in proportion to their widths
 */
public record RankRuns(int[] ends, int[] weights, int rest) {

  /** The distribution function over ranks; null where ranks are uniform. */
  public Polyline ranks(double[] edges) {
    if (ends.length == 0) {
      return null;
    }
    // What is no wider than nothing, such as a category that no row has, can't be drawn.
    double sum = 0;
    double open = 1 - edge(edges, ends[ends.length - 1]);
    for (int run = 0; run < ends.length; run++) {
      double width = edge(edges, ends[run]) - start(edges, run);
      sum += width > 0 ? weights[run] : 0;
      open += weights[run] > 0 ? 0 : width;
    }
    sum += open > 0 ? rest : 0;
    double[] at = new double[ends.length + 2];
    double[] cumulative = new double[ends.length + 2];
    int last = 0;
    double running = 0;
    for (int run = 0; run <= ends.length; run++) {
      double end = run < ends.length ? edge(edges, ends[run]) : 1;
      double width = end - at[last];
      if (width > 0) {
        double weight = run < ends.length ? weights[run] : 0;
        running += weight > 0 || rest == 0 ? weight : rest * width / open;
        last++;
        at[last] = end;
        cumulative[last] = Math.min(1, running / sum);
      }
    }
    cumulative[last] = 1;
    return Polyline.of(Arrays.copyOf(at, last + 1), Arrays.copyOf(cumulative, last + 1));
  }

  private double start(double[] edges, int run) {
    return run == 0 ? 0 : edge(edges, ends[run - 1]);
  }

  private static double edge(double[] edges, int edge) {
    return edge == 0 ? 0 : edge > edges.length ? 1 : edges[edge - 1];
  }
}
