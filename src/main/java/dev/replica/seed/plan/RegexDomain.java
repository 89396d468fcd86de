package dev.replica.seed.plan;

import dev.replica.seed.plan.check.PostgresRegex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Turns a regular expression into a pattern of strings that can be numbered: all strings have one length, and each place has an
 * alphabet. Of alternatives the first that can be had is taken.
 */
final class RegexDomain {

  private static final String ORDINARY =
      "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ _.-";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final int LAST_CHARACTER = 0x17F;

  private final List<StringPattern.Run> runs = new ArrayList<>();
  private final int extra;
  private final boolean plain;

  private RegexDomain(int extra, boolean plain) {
    this.extra = extra;
    this.plain = plain;
  }

  /**
   * The pattern of fewest characters that has room for {@code needed} strings, or the roomiest one where none has.
   *
   * @param shortest the fewest characters of a string
   * @param longest the most characters of a string
   * @param plain whether strings must stay distinct when case is ignored
   */
  static Optional<StringPattern> of(
      PostgresRegex regex, int shortest, int longest, long needed, boolean plain) {
    StringPattern best = null;
    for (int extra = 0; extra <= 24; extra++) {
      RegexDomain domain = new RegexDomain(extra, plain);
      if (!domain.append(regex.root())) {
        return Optional.empty();
      }
      if (extra > 0 && goesOn(regex.root())) {
        domain.runs.add(new StringPattern.Run(LETTERS, extra, extra));
      }
      StringPattern pattern = new StringPattern(domain.runs);
      if (pattern.length() < shortest
          || pattern.length() > longest
          || pattern.runs().isEmpty()) {
        continue;
      }
      best = best == null || pattern.size() > best.size() ? pattern : best;
      if (best.size() >= needed) {
        break;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether anything may stand behind what matches. */
  private static boolean goesOn(PostgresRegex.Part part) {
    if (part instanceof PostgresRegex.Sequence sequence) {
      int last = sequence.parts().size() - 1;
      return last >= 0 && goesOn(sequence.parts().get(last));
    }
    return part instanceof PostgresRegex.Characters
        || part instanceof PostgresRegex.Repeat repeat && goesOn(repeat.part());
  }

  private boolean append(PostgresRegex.Part part) {
    if (part instanceof PostgresRegex.Sequence sequence) {
      return sequence.parts().stream().allMatch(this::append);
    }
    if (part instanceof PostgresRegex.Choice choice) {
      int before = runs.size();
      for (PostgresRegex.Part each : choice.parts()) {
        if (append(each)) {
          return true;
        }
        runs.subList(before, runs.size()).clear();
      }
      return false;
    }
    if (part instanceof PostgresRegex.Repeat repeat) {
      int most = repeat.most() < 0 ? Integer.MAX_VALUE : repeat.most();
      int times = Math.min(most, repeat.least() + extra);
      for (int i = 0; i < times; i++) {
        if (!append(repeat.part())) {
          return false;
        }
      }
      return true;
    }
    if (part instanceof PostgresRegex.Characters characters) {
      String alphabet = alphabet(characters);
      runs.add(new StringPattern.Run(alphabet, 1, 1));
      return !alphabet.isEmpty();
    }
    return part instanceof PostgresRegex.Place place
        && (place.anchor() == PostgresRegex.Anchor.START
            || place.anchor() == PostgresRegex.Anchor.END);
  }

  private String alphabet(PostgresRegex.Characters characters) {
    TreeSet<Character> members = new TreeSet<>();
    if (characters.negated()) {
      ORDINARY
          .chars()
          .filter(c -> characters.ranges().stream()
              .noneMatch(range -> c >= range.first() && c <= range.last()))
          .forEach(c -> members.add((char) c));
    } else {
      for (PostgresRegex.Range range : characters.ranges()) {
        for (int c = range.first(); c <= Math.min(range.last(), LAST_CHARACTER); c++) {
          members.add((char) c);
        }
      }
    }
    if (plain) {
      members.removeIf(c -> c >= 'A' && c <= 'Z' && members.contains((char) (c + 32)));
    }
    StringBuilder alphabet = new StringBuilder();
    members.forEach(alphabet::append);
    return alphabet.toString();
  }
}
