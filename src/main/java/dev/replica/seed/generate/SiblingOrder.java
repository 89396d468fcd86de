package dev.replica.seed.generate;

import dev.replica.model.Normal;

/** Has parents with many children by one reference have many, or few, by another. */
final class SiblingOrder {

  private SiblingOrder() {}

  /**
   * The parents' ranks, mixed so that they correlate with an order that is settled: z = sin(t) z_other + cos(t) z_own. Where the two
   * correlate by c as they are, for what parents are leads both, z correlates with z_other by sin(t) + c cos(t), and this is
   * solved for t.
   *
   * @param own ranks of the parents, 0 to 1, of which only the order counts
   * @param other places of the same parents in the other order, from 0
   * @param correlation that the two orders are to have
   */
  static double[] mixed(double[] own, int[] other, double correlation) {
    int parents = own.length;
    double[] theirs = new double[parents];
    double[] ours = new double[parents];
    int[] order = Popularity.ordered(own);
    double products = 0;
    double squares = 0;
    for (int place = 0; place < parents; place++) {
      ours[order[place]] = score(place, parents);
    }
    for (int parent = 0; parent < parents; parent++) {
      theirs[parent] = score(other[parent], parents);
      products += theirs[parent] * ours[parent];
      squares += theirs[parent] * theirs[parent];
    }
    double before = squares == 0 ? 0 : products / squares;
    double reach = Math.sqrt(1 + before * before);
    double turn =
        StrictMath.asin(Math.max(-1, Math.min(1, correlation / reach))) - StrictMath.atan(before);
    double sine = StrictMath.sin(turn);
    double cosine = StrictMath.cos(turn);
    double[] mixed = new double[parents];
    for (int parent = 0; parent < parents; parent++) {
      mixed[parent] = Normal.fastCdf(sine * theirs[parent] + cosine * ours[parent]);
    }
    return mixed;
  }

  private static double score(int place, int parents) {
    return Normal.fastQuantile((place + .5) / parents);
  }
}
