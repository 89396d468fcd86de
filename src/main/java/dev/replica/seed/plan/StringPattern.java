package dev.replica.seed.plan;

import dev.replica.genome.CheckDigit;
import dev.replica.genome.ValueModel;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of {@link ValueModel.Shape}, parsed: runs of characters from one alphabet each.
 *
 * @param check how characters follow from the others: zeros stand in their runs; null where none do
 */
public record StringPattern(List<Run> runs, CheckDigit check) {

  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";

  /** Letters side by side from so many on are more often a word than a code. */
  private static final int WORD = 4;

  /** A pattern of more strings is as good as one without end. */
  private static final long MOST = 1L << 56;

  /**
   * {@code least} to {@code most} characters of one alphabet.
   *
   * @param alphabet the characters in ascending order, each once
   */
  public record Run(String alphabet, int least, int most) {}

  public StringPattern {
    runs = List.copyOf(runs);
  }

  /** Without check digits. */
  public StringPattern(List<Run> runs) {
    this(runs, null);
  }

  /**
   * Reads a shape.
   *
   * @throws IllegalArgumentException for a brace that is not closed or a backslash at the end
   */
  public static StringPattern of(ValueModel.Shape shape) {
    StringPattern pattern = parse(shape.pattern());
    if (shape.check() == null) {
      return pattern;
    }
    List<Run> zeroed = shape.check() == CheckDigit.IBAN
        ? zeroed(pattern.runs, 2, 4)
        : zeroed(pattern.runs, pattern.least() - 1, pattern.least());
    return zeroed == null ? pattern : new StringPattern(zeroed, shape.check());
  }

  /** Whether letters stand side by side that may make a word. */
  public boolean wordy() {
    return runs.stream()
        .anyMatch(run -> run.most() >= WORD
            && (run.alphabet().equals(LOWER) || run.alphabet().equals(UPPER)));
  }

  /** Zeros in place of characters, counted where all runs are short; null where these are not the only ones of their run. */
  private static List<Run> zeroed(List<Run> runs, int from, int to) {
    List<Run> zeroed = new ArrayList<>();
    int place = 0;
    for (Run run : runs) {
      int end = place + run.least();
      int first = Math.max(place, from);
      int last = Math.min(end, to);
      if (first >= last) {
        zeroed.add(run);
      } else {
        boolean fixed = run.least() == run.most();
        boolean counts = Character.isLetterOrDigit(run.alphabet().charAt(0));
        if (!fixed && last != end || !counts) {
          return null;
        }
        zeroed.add(
            new Run(run.alphabet(), first - place, first - place + run.most() - run.least()));
        zeroed.add(new Run("0", last - first, last - first));
        zeroed.add(new Run(run.alphabet(), end - last, end - last));
      }
      place = end;
    }
    return zeroed.stream().filter(run -> run.most() > 0).toList();
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException for a brace that is not closed or a backslash at the end
   */
  public static StringPattern parse(String pattern) {
    List<Run> runs = new ArrayList<>();
    int at = 0;
    while (at < pattern.length()) {
      char symbol = pattern.charAt(at++);
      String alphabet = alphabet(symbol);
      if (symbol == '\\') {
        if (at == pattern.length()) {
          throw new IllegalArgumentException("the pattern ends in a backslash");
        }
        alphabet = pattern.substring(at, ++at);
      }
      int least = 1;
      int most = 1;
      if (at < pattern.length() && pattern.charAt(at) == '{') {
        int close = pattern.indexOf('}', at);
        if (close < 0) {
          throw new IllegalArgumentException("the pattern has a brace that is not closed");
        }
        String[] bounds = pattern.substring(at + 1, close).split(",");
        least = Integer.parseInt(bounds[0]);
        most = Integer.parseInt(bounds[bounds.length - 1]);
        at = close + 1;
      }
      runs.add(new Run(alphabet, least, most));
    }
    return new StringPattern(runs);
  }

  private static String alphabet(char symbol) {
    return switch (symbol) {
      case 'A' -> UPPER;
      case 'a' -> LOWER;
      case '9' -> DIGITS;
      case 'h' -> DIGITS + "abcdef";
      case 'H' -> DIGITS + "ABCDEF";
      case '*' -> DIGITS + UPPER + LOWER;
      default -> String.valueOf(symbol);
    };
  }

  /** Number of characters at the most. */
  public int length() {
    return runs.stream().mapToInt(Run::most).sum();
  }

  /** Number of characters at the least. */
  public int least() {
    return runs.stream().mapToInt(Run::least).sum();
  }

  /** How many strings have the pattern at its full length; {@link KeyDomain#UNBOUNDED} where a long cannot tell. */
  public long size() {
    long size = 1;
    for (String alphabet : alphabets()) {
      if (size > MOST / alphabet.length()) {
        return KeyDomain.UNBOUNDED;
      }
      size *= alphabet.length();
    }
    return size;
  }

  /**
   * Of how many characters the number of a string is told at full length: those behind are whatever is left to chance, for these have
   * 2^56 strings already.
   */
  public int telling() {
    List<String> alphabets = alphabets();
    long size = 1;
    int telling = 0;
    while (telling < alphabets.size() && size <= MOST) {
      size *= alphabets.get(telling++).length();
    }
    return telling;
  }

  /**
   * The number of a string among those that have the pattern at its full length: its {@link #telling} characters are digits of their
   * alphabets, the first one the lowest; -1 for a string of another form, or one whose number is above 2^61.
   */
  public long number(String text) {
    List<String> alphabets = alphabets();
    if (text.length() != alphabets.size()) {
      return -1;
    }
    boolean checked = check != null && check.holds(text);
    int telling = telling();
    long number = 0;
    long weight = 1;
    for (int i = 0; i < alphabets.size(); i++) {
      boolean follows = checked && alphabets.get(i).equals("0");
      long digit = follows ? 0 : alphabets.get(i).indexOf(text.charAt(i));
      if (digit >= 0 && i >= telling) {
        continue;
      }
      if (digit < 0 || digit > 0 && (weight < 0 || digit > ((1L << 61) - number) / weight)) {
        return -1;
      }
      number += digit == 0 ? 0 : digit * weight;
      weight = weight < 0 || weight > (1L << 61) / alphabets.get(i).length()
          ? -1
          : weight * alphabets.get(i).length();
    }
    return number;
  }

  /** The alphabet of each character of a string of full length. */
  public List<String> alphabets() {
    List<String> alphabets = new ArrayList<>();
    for (Run run : runs) {
      for (int i = 0; i < run.most(); i++) {
        alphabets.add(run.alphabet());
      }
    }
    return alphabets;
  }

  /** Whether a string could have both patterns at their full lengths. */
  public boolean overlaps(StringPattern other) {
    List<String> mine = alphabets();
    List<String> theirs = other.alphabets();
    if (mine.size() != theirs.size()) {
      return false;
    }
    for (int i = 0; i < mine.size(); i++) {
      String alphabet = theirs.get(i);
      if (mine.get(i).chars().noneMatch(c -> alphabet.indexOf(c) >= 0)) {
        return false;
      }
    }
    return true;
  }
}
