package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.model.Randomness;
import dev.replica.scan.publish.DependenceChoice.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Which form of dependence predicts rows best that it was not made from: the mean logarithm of p(bins of a row) / product of p(bin),
 * nulls being bins too. It is 0 for independent columns, and in expectation the mutual information that a form has found of the
 * rows' bins, less what it got wrong (Kullback and Leibler, 1951). A simpler form stands unless another is better by more than one
 * standard error (Breiman et al., 1984).
 */
final class HeldOut {

  /** Rows that are looked at, at the most: more cost time, and tell little more of which form is best. */
  private static final int ROWS = 12_000;

  /** Rows that are predicted, roughly; of small tables each fold is held out in its turn. */
  private static final int PREDICTED = 2_000;

  /** So that nearly as many rows are fitted as there are: trees need them more than a copula does. */
  private static final int FOLDS = 10;

  /** Standard errors that leave no doubt, from so many rows on. */
  private static final double CLEAR = 5;

  private static final int MANY = 100;

  private final Trees trees;
  private final CopulaVariables copula;
  private final List<Double> gaussian = new ArrayList<>();
  private final List<Double> grown = new ArrayList<>();

  private HeldOut(Trees trees, CopulaVariables copula) {
    this.trees = trees;
    this.copula = copula;
  }

  /**
   * Fits some rows and predicts others.
   *
   * @param trees of all rows
   * @param copula of all rows
   * @param characters that a dependence may take
   * @param size characters that it takes
   */
  static HeldOut of(
      Trees trees, CopulaVariables copula, int characters, ToIntFunction<Dependence> size) {
    HeldOut heldOut = new HeldOut(trees, copula);
    heldOut.predict(characters, size);
    return heldOut;
  }

  private void predict(int characters, ToIntFunction<Dependence> size) {
    int all = trees.rows().rows();
    int[] sampled = IntStream.range(0, all)
        .filter(row -> Randomness.bounded(Randomness.hash(0, row), all) < ROWS)
        .toArray();
    for (int fold = 0; fold < FOLDS && !enough(); fold++) {
      int held = fold;
      int[] fitted = IntStream.of(sampled).filter(row -> fold(row) != held).toArray();
      int[] predicted = IntStream.of(sampled).filter(row -> fold(row) == held).toArray();
      Trees ofFitted = trees.by(fitted);
      ofFitted.within(characters, size);
      for (double gain : ofFitted.gains(trees.rows().of(predicted))) {
        grown.add(gain);
      }
      Dependence.Gaussian told = copula.by(fitted);
      boolean allowed = told != null && size.applyAsInt(told) <= characters;
      double[] gains =
          allowed ? new CopulaGains(told, trees).of(predicted) : new double[predicted.length];
      for (double gain : gains) {
        gaussian.add(gain);
      }
    }
  }

  /** Whether no more have to be predicted: trees, which cost most of the time, are often better by far. */
  private boolean enough() {
    int predicted = grown.size();
    return predicted >= PREDICTED
        || predicted >= MANY
            && better(ofTrees(), new double[predicted], CLEAR)
            && better(ofTrees(), ofGaussian(), CLEAR);
  }

  private static int fold(int row) {
    return (int) Randomness.bounded(Randomness.hash(1, row), FOLDS);
  }

  /** What the rows that were predicted gain by a Gaussian copula: logarithms against independent columns. */
  double[] ofGaussian() {
    return gaussian.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** What they gain by trees. */
  double[] ofTrees() {
    return grown.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The form that is best. */
  Kind best() {
    double[] none = new double[grown.size()];
    double[] ofGaussian = ofGaussian();
    double[] ofTrees = ofTrees();
    boolean correlated = better(ofGaussian, none, 1);
    if (better(ofTrees, correlated ? ofGaussian : none, 1)) {
      return Kind.TREES;
    }
    return correlated ? Kind.GAUSSIAN : Kind.INDEPENDENT;
  }

  /** Whether the gains are above the others by more than so many standard errors of their mean difference. */
  static boolean better(double[] gains, double[] others, double errors) {
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < gains.length; row++) {
      double more = gains[row] - others[row];
      sum += more;
      squares += more * more;
    }
    double mean = sum / gains.length;
    double variance = squares / gains.length - mean * mean;
    return mean > errors * Math.sqrt(Math.max(0, variance) / gains.length);
  }
}
