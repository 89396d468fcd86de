package dev.replica.model;

import java.lang.ref.SoftReference;
import java.util.Arrays;

/** The terms n log n, in nats, that entropies of counts are made of. Safe for threads. */
final class EntropyTerms {

  /** All trees of a table ask for the same ones, which take longer to compute than a small tree; let go of where memory is short. */
  private static volatile SoftReference<double[]> known = new SoftReference<>(new double[2]);

  private EntropyTerms() {}

  /** The terms of 0 to {@code most}, and maybe more; not to be written to. */
  static double[] upTo(int most) {
    double[] terms = known.get();
    if (terms != null && terms.length > most) {
      return terms;
    }
    int from = terms == null ? 2 : terms.length;
    double[] more = terms == null ? new double[most + 1] : Arrays.copyOf(terms, most + 1);
    for (int n = from; n <= most; n++) {
      more[n] = n * StrictMath.log(n);
    }
    known = new SoftReference<>(more);
    return more;
  }
}
