package dev.replica.seed.generate;

/** A string in the making, and the random numbers that make it. */
final class StringDraft {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final StringBuilder text = new StringBuilder();
  private long state;
  private int spare;

  /**
   * Begins a string.
   *
   * @param spare how many characters it may have beyond the fewest
   */
  StringDraft(long bits, int spare) {
    this.state = bits;
    this.spare = spare;
  }

  /** SplitMix64 (Steele, Lea and Flood 2014): a new number from 0 to {@code bound} - 1 each time. */
  int next(int bound) {
    state += GOLDEN;
    long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return (int) Long.remainderUnsigned(mixed ^ mixed >>> 31, bound);
  }

  int spare() {
    return spare;
  }

  void spend(int characters) {
    spare -= characters;
  }

  void append(int character) {
    text.appendCodePoint(character);
  }

  String text() {
    return text.toString();
  }
}
