package dev.replica.seed.plan.check;

/** Says that an expression holds something that is not understood here; always caught, and turned into an empty answer. */
final class Unsupported extends Exception {

  private static final long serialVersionUID = 1L;

  Unsupported(String what) {
    super(what, null, false, false);
  }
}
