package dev.replica.model;

/**
 * The share of all children that the parents with the fewest have: the integral of a quantile function of their numbers of children
 * (M. O. Lorenz, 1905). Immutable.
 */
public final class Lorenz {

  private final double[] ranks;
  private final double[] counts;

  /** Children of the parents below each knot, of one parent on the whole. */
  private final double[] sums;

  private Lorenz(double[] ranks, double[] counts, double[] sums) {
    this.ranks = ranks;
    this.counts = counts;
    this.sums = sums;
  }

  /**
   * @param ranks ascending, 0 to 1, as many as counts
   * @param counts ascending, 0 or more, linear between the knots; two knots of one rank are a step
   */
  public static Lorenz of(double[] ranks, double[] counts) {
    double[] sums = new double[ranks.length];
    for (int knot = 1; knot < sums.length; knot++) {
      double width = ranks[knot] - ranks[knot - 1];
      sums[knot] = sums[knot - 1] + width * (counts[knot - 1] + counts[knot]) / 2;
    }
    return new Lorenz(ranks.clone(), counts.clone(), sums);
  }

  /** The share of the children whose parents' rank is below this one, 0 to 1; the rank itself where there are no children. */
  public double share(double rank) {
    int last = ranks.length - 1;
    if (sums[last] <= 0 || rank <= ranks[0]) {
      return sums[last] <= 0 ? rank : 0;
    }
    if (rank >= ranks[last]) {
      return 1;
    }
    int low = 0;
    int high = last;
    while (high - low > 1) {
      int middle = low + high >>> 1;
      if (ranks[middle] <= rank) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double run = rank - ranks[low];
    double slope = (counts[high] - counts[low]) / (ranks[high] - ranks[low]);
    return (sums[low] + run * (counts[low] + slope * run / 2)) / sums[last];
  }

  /** Where the children of a parent lie, in their middle: {@code place} from 0 among {@code parents}, those with the fewest first. */
  public double middle(long place, long parents) {
    return (share((double) place / parents) + share((place + 1.0) / parents)) / 2;
  }
}
