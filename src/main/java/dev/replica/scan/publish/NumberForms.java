package dev.replica.scan.publish;

import dev.replica.genome.WrittenForm;
import dev.replica.genome.WrittenNumber;
import dev.replica.genome.WrittenNumber.Minus;
import dev.replica.genome.WrittenPair;
import dev.replica.genome.WrittenVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forms of numbers, of two numbers, and of versions that strings may have. */
final class NumberForms {

  private static final int MOST_DECIMALS = 9;
  private static final int THOUSAND = 3;

  /** Characters that may stand before and after a number. */
  private static final int AROUND = 12;

  private static final String OUTSIDE = "[^0-9'()-]{0," + AROUND + "}";

  private static final Pattern NUMBER = Pattern.compile("(\\()?(-)?(" + OUTSIDE
      + "?)(-)?(\\d+(?:[.,\u00A0\u202F\u2019 _]\\d+)*)(" + OUTSIDE + ")(\\))?");

  private static final Pattern PAIR = Pattern.compile("([^0-9'-]{0," + AROUND
      + "}?)(-?\\d+(?:\\.\\d+)?)([^0-9'.]{0,5}[^0-9'.-])(-?\\d+(?:\\.\\d+)?)([^0-9'.]{0," + AROUND
      + "})");

  /** What stands between two whole numbers that are one value each. */
  private static final Set<String> BETWEEN = Set.of("x", "X", "\u00D7", "*", ",", ";", "/");

  private static final Pattern VERSION =
      Pattern.compile("([A-Za-z]{0," + AROUND + "}[ -]?)(\\d+(?:\\.\\d+){1,3})");

  /** Before whole numbers nothing but a currency makes them numbers: else they are names, TASK-17 for one. */
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{0,3}\\p{Sc}\\s?");

  private final Strung strings;

  private NumberForms(Strung strings) {
    this.strings = strings;
  }

  /** Forms of one number that some strings have, those of the most frequent looks first. */
  static List<WrittenForm> of(Strung strings) {
    NumberForms forms = new NumberForms(strings);
    List<WrittenForm> found = new ArrayList<>();
    for (String exemplar : strings.exemplars()) {
      found.add(forms.version(exemplar));
      found.add(forms.number(exemplar));
    }
    return found.stream().filter(Objects::nonNull).distinct().toList();
  }

  /** Forms of two numbers. */
  static List<WrittenPair> pairs(Strung strings) {
    NumberForms forms = new NumberForms(strings);
    return strings.exemplars().stream()
        .map(forms::pair)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private WrittenNumber number(String exemplar) {
    Matcher matcher = NUMBER.matcher(exemplar);
    if (!matcher.matches()) {
      return null;
    }
    String prefix = matcher.group(3);
    String suffix = matcher.group(6);
    boolean signed = false;
    boolean parentheses = false;
    List<String> bodies = new ArrayList<>();
    for (String text : strings.counts().keySet()) {
      Matcher each = NUMBER.matcher(text);
      if (each.matches() && each.group(3).equals(prefix) && each.group(6).equals(suffix)) {
        signed |= !prefix.isEmpty() && each.group(4) != null;
        parentheses |= each.group(1) != null && each.group(7) != null;
        bodies.add(each.group(5));
      }
    }
    WrittenNumber bare = bare(bodies);
    boolean named = bare == null
        || bare.most() == 0 && !prefix.isEmpty() && !CURRENCY.matcher(prefix).matches();
    return named
        ? null
        : new WrittenNumber(
            prefix,
            parentheses ? Minus.PARENTHESES : signed ? Minus.BEHIND_PREFIX : Minus.FIRST,
            bare.grouping(),
            bare.point(),
            bare.least(),
            bare.most(),
            suffix);
  }

  /** How numbers are put together of digits and what stands between them; null where they are not. */
  private static WrittenNumber bare(List<String> bodies) {
    char grouping = 0;
    char point = 0;
    boolean plain = false;
    boolean thousands = true;
    for (String body : bodies) {
      String signs = body.replaceAll("\\d", "");
      plain |= signs.isEmpty() && body.length() > THOUSAND;
      if (signs.isEmpty()) {
        continue;
      }
      char last = signs.charAt(signs.length() - 1);
      boolean mixed = signs.charAt(0) != last;
      boolean repeated = !mixed && signs.length() > 1;
      if (mixed || " \u00A0\u202F\u2019_".indexOf(signs.charAt(0)) >= 0 || repeated) {
        grouping = signs.charAt(0);
      }
      point = mixed ? last : point;
      thousands &= body.length() - body.lastIndexOf(last) == THOUSAND + 1;
    }
    if (point == 0) {
      char only = (char) bodies.stream()
          .flatMapToInt(String::chars)
          .filter(c -> c == '.' || c == ',')
          .findFirst()
          .orElse(0);
      boolean groups = only == ',' && thousands && !plain;
      grouping = grouping == 0 && groups ? only : grouping;
      point = only != 0 && only != grouping ? only : grouping == '.' ? ',' : '.';
    }
    return point == '.' || point == ',' ? decimals(bodies, grouping, point) : null;
  }

  private static WrittenNumber decimals(List<String> bodies, char grouping, char point) {
    int least = MOST_DECIMALS;
    int most = 0;
    for (String body : bodies) {
      int at = body.indexOf(point);
      int decimals = at < 0 ? 0 : body.length() - at - 1;
      if (decimals <= MOST_DECIMALS && body.indexOf(point, at + 1) < 0 | at < 0) {
        least = Math.min(least, decimals);
        most = Math.max(most, decimals);
      }
    }
    return least > most || grouping == point
        ? null
        : new WrittenNumber("", Minus.FIRST, grouping, point, least, most, "");
  }

  private WrittenPair pair(String exemplar) {
    Matcher matcher = PAIR.matcher(exemplar);
    if (!matcher.matches()) {
      return null;
    }
    String prefix = matcher.group(1);
    String between = matcher.group(3);
    String suffix = matcher.group(5);
    List<String> firsts = new ArrayList<>();
    List<String> seconds = new ArrayList<>();
    for (String text : strings.counts().keySet()) {
      Matcher each = PAIR.matcher(text);
      if (each.matches()
          && each.group(1).equals(prefix)
          && each.group(3).equals(between)
          && each.group(5).equals(suffix)) {
        firsts.add(each.group(2));
        seconds.add(each.group(4));
      }
    }
    WrittenNumber first = decimals(firsts, '\0', '.');
    WrittenNumber second = decimals(seconds, '\0', '.');
    boolean whole = first == null || second == null || first.most() + second.most() == 0;
    if (first == null || second == null || whole && !BETWEEN.contains(between.strip())) {
      return null;
    }
    return new WrittenPair(
        new WrittenNumber(
            prefix,
            prefix.isEmpty() ? Minus.FIRST : Minus.BEHIND_PREFIX,
            '\0',
            '.',
            first.least(),
            first.most(),
            between),
        new WrittenNumber("", Minus.FIRST, '\0', '.', second.least(), second.most(), suffix));
  }

  private WrittenVersion version(String exemplar) {
    Matcher matcher = VERSION.matcher(exemplar);
    if (!matcher.matches()) {
      return null;
    }
    String prefix = matcher.group(1);
    int numbers = matcher.group(2).split("\\.").length;
    if (numbers == 2 && !prefix.equals("v")) {
      return null;
    }
    long[] greatest = new long[numbers];
    for (String text : strings.counts().keySet()) {
      Matcher each = VERSION.matcher(text);
      String[] parts = each.matches() && each.group(1).equals(prefix)
          ? each.group(2).split("\\.")
          : new String[0];
      boolean alike = parts.length == numbers
          && Arrays.stream(parts).allMatch(part -> part.length() < MOST_DECIMALS);
      for (int i = 0; alike && i < numbers; i++) {
        greatest[i] = Math.max(greatest[i], Long.parseLong(parts[i]));
      }
    }
    List<Integer> bounds = Arrays.stream(greatest).mapToObj(NumberForms::above).toList();
    double all = bounds.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
    return all < 1e17 ? new WrittenVersion(prefix, bounds) : null;
  }

  /** The next of 10, 20, 50, 100 and so on. */
  private static int above(long number) {
    int bound = 10;
    for (int step = 0; bound <= number; step++) {
      bound = step % 3 == 1 ? bound / 2 * 5 : bound * 2;
    }
    return bound;
  }
}
