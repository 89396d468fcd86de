package dev.replica.seed.generate;

import dev.replica.model.Randomness;
import dev.replica.seed.plan.StringPattern;

/** Puts strings together from random bits: by a pattern, or words of no language up to a length. */
final class Words {

  private static final String[] ONSETS = {
    "b", "c", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "br", "pl"
  };
  private static final String[] NUCLEI = {
    "a", "e", "i", "o", "u", "a", "e", "i", "o", "ea", "ai", "ou"
  };
  private static final String[] CODAS = {"", "", "", "n", "r", "s", "l", "t", "m", "nd"};

  /** Small letters in a row from so many on are made to be spoken. */
  private static final int SPOKEN = 3;

  /** The same for capitals, which fewer are of a code. */
  private static final int SPOKEN_CAPITALS = 5;

  private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String VOWELS = "aeiouaeioe";
  private static final String CONSONANTS = "bcdfghklmnprstvbdlmnrst";

  private Words() {}

  /** Appends a string of the pattern; one with check digits has to be the first. */
  static void pattern(StringPattern pattern, long bits, Scratch scratch) {
    long index = 0;
    for (int i = 0; i < pattern.runs().size(); i++) {
      StringPattern.Run run = pattern.runs().get(i);
      int length = run.least();
      if (run.most() > run.least()) {
        length +=
            (int) Randomness.bounded(Randomness.hash(bits, index++), run.most() - run.least() + 1L);
      }
      String alphabet = run.alphabet();
      if (length >= SPOKEN && alphabet.equals(LETTERS)) {
        spoken(length, false, Randomness.hash(bits, index++), scratch);
        continue;
      }
      if (length >= SPOKEN_CAPITALS && alphabet.equals(CAPITALS)) {
        spoken(length, true, Randomness.hash(bits, index++), scratch);
        continue;
      }
      for (int k = 0; k < length; k++) {
        int choice = alphabet.length() == 1
            ? 0
            : (int) Randomness.bounded(Randomness.hash(bits, index++), alphabet.length());
        scratch.append(alphabet.charAt(choice));
      }
    }
    if (pattern.check() != null) {
      scratch.complete(pattern.check());
    }
  }

  /** Appends consonants and vowels in turn. */
  private static void spoken(int length, boolean capitals, long bits, Scratch scratch) {
    int first = (int) (bits & 1);
    for (int k = 0; k < length; k++) {
      String alphabet = (k + first) % 2 == 0 ? CONSONANTS : VOWELS;
      char letter =
          alphabet.charAt((int) Randomness.bounded(Randomness.hash(bits, k), alphabet.length()));
      scratch.append(capitals ? Character.toUpperCase(letter) : letter);
    }
  }

  /** Appends words, spaces between, of exactly {@code length} characters in all; no space at either end. */
  static void prose(int length, long bits, Scratch scratch) {
    int end = scratch.length() + length;
    long index = 0;
    while (scratch.length() < end) {
      long draw = Randomness.hash(bits, index++);
      int syllables = 1 + (int) (draw >>> 62);
      for (int i = 0; i < syllables; i++) {
        append(
            ONSETS[(int) Randomness.bounded(Randomness.hash(draw, 3L * i), ONSETS.length)],
            scratch);
        append(
            NUCLEI[(int) Randomness.bounded(Randomness.hash(draw, 3L * i + 1), NUCLEI.length)],
            scratch);
        append(
            CODAS[(int) Randomness.bounded(Randomness.hash(draw, 3L * i + 2), CODAS.length)],
            scratch);
      }
      scratch.append(' ');
    }
    scratch.cut(end);
    if (scratch.last() == ' ') {
      scratch.replaceLast('e');
    }
  }

  private static void append(String ascii, Scratch scratch) {
    for (int i = 0; i < ascii.length(); i++) {
      scratch.append(ascii.charAt(i));
    }
  }
}
