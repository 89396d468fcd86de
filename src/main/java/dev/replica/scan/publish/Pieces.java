package dev.replica.scan.publish;

import java.util.Arrays;

/**
 * The pieces of a histogram that are worth telling apart: neighbours are put together, those first that lose least, while what is lost
 * of the rows' likelihood is worth less than a knot (Kontkanen and Myllym&auml;ki, 2007, from the other end).
 */
final class Pieces {

  /** The knots that are left, ascending: the first and the last, and those between pieces. */
  private final int[] knots;

  private final double[] at;
  private final int[] below;

  /** Rows times the logarithm of their density, of the piece behind each knot that is left. */
  private final double[] terms;

  /** Likelihood that is lost without the knot in front of each piece. */
  private final double[] losses;

  private int count;

  private Pieces(double[] at, int[] below) {
    this.at = at;
    this.below = below;
    count = at.length;
    knots = new int[count];
    Arrays.setAll(knots, knot -> knot);
    terms = new double[count];
    losses = new double[count];
    Arrays.setAll(terms, knot -> knot == count - 1 ? 0 : term(knot, knot + 1));
    Arrays.setAll(losses, this::loss);
  }

  /**
   * The knots that are needed.
   *
   * @param at ascending
   * @param below rows below each
   * @param worth nats that a knot has to gain
   */
  static int[] needed(double[] at, int[] below, double worth) {
    Pieces pieces = new Pieces(at, below);
    for (int least = pieces.least(); least > 0; least = pieces.least()) {
      if (pieces.losses[least] > worth) {
        break;
      }
      pieces.remove(least);
    }
    return Arrays.copyOf(pieces.knots, pieces.count);
  }

  /** The place of the knot that gains least; 0 where there is none between the ends. */
  private int least() {
    int least = 0;
    for (int place = 1; place < count - 1; place++) {
      least = least == 0 || losses[place] < losses[least] ? place : least;
    }
    return least;
  }

  private void remove(int place) {
    int behind = count - place - 1;
    System.arraycopy(knots, place + 1, knots, place, behind);
    System.arraycopy(terms, place + 1, terms, place, behind);
    System.arraycopy(losses, place + 1, losses, place, behind);
    count--;
    terms[place - 1] = term(knots[place - 1], knots[place]);
    losses[place - 1] = loss(place - 1);
    losses[place] = loss(place);
  }

  private double term(int from, int to) {
    double rows = below[to] - below[from];
    return rows == 0 ? 0 : rows * StrictMath.log(rows / (at[to] - at[from]));
  }

  private double loss(int place) {
    return place == 0 || place >= count - 1
        ? Double.POSITIVE_INFINITY
        : terms[place - 1] + terms[place] - term(knots[place - 1], knots[place + 1]);
  }
}
