package dev.replica.genome;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions, in the order of releases: two to four whole numbers without leading zeros, each below a bound that stands in braces, as in
 * <code>'v'{10}.{50}.{100}</code>.
 *
 * @param prefix without digits, braces and quotes
 * @param bounds that the numbers are below, 2 or more each; fewer than 10^17 versions in all
 */
public record WrittenVersion(String prefix, List<Integer> bounds) implements WrittenForm {

  private static final Pattern PATTERN =
      Pattern.compile("(?:'([^'0-9]+)')?(\\{[0-9]{1,9}\\}(?:\\.\\{[0-9]{1,9}\\}){1,3})");

  private static final Pattern NOTHING = Pattern.compile("\\{0*1?\\}");

  private static final double VERSIONS = 1e17;

  public WrittenVersion {
    bounds = List.copyOf(bounds);
    double all = 1;
    for (int bound : bounds) {
      all *= bound;
    }
    if (all > VERSIONS || bounds.stream().anyMatch(bound -> bound < 2)) {
      throw new IllegalArgumentException("the bounds of versions are " + bounds);
    }
  }

  static WrittenVersion of(String pattern) {
    Matcher matcher = PATTERN.matcher(pattern);
    if (!matcher.matches() || NOTHING.matcher(pattern).find()) {
      throw new IllegalArgumentException(
          "\"" + pattern + "\" is not a pattern of versions: {10}.{50}.{100} is");
    }
    List<Integer> bounds = new ArrayList<>();
    for (String bound : matcher.group(2).replaceAll("[{}]", "").split("\\.")) {
      bounds.add(Integer.parseInt(bound));
    }
    return new WrittenVersion(matcher.group(1) == null ? "" : matcher.group(1), bounds);
  }

  @Override
  public String pattern() {
    StringBuilder pattern = new StringBuilder(WrittenForm.quoted(prefix));
    for (int i = 0; i < bounds.size(); i++) {
      pattern.append(i == 0 ? "{" : ".{").append(bounds.get(i)).append('}');
    }
    return pattern.toString();
  }

  @Override
  public Meaning meaning() {
    return Meaning.NUMBER;
  }

  @Override
  public int scale() {
    return 0;
  }

  @Override
  public long units(String text) {
    if (!text.startsWith(prefix)) {
      return NONE;
    }
    int at = prefix.length();
    long units = 0;
    for (int i = 0; i < bounds.size(); i++) {
      if (i > 0 && (at >= text.length() || text.charAt(at++) != '.')) {
        return NONE;
      }
      int from = at;
      long number = 0;
      while (at < text.length() && at - from < 9 && WrittenForm.digits(text, at, 1) >= 0) {
        number = 10 * number + WrittenForm.digits(text, at++, 1);
      }
      boolean leading = at > from + 1 && text.charAt(from) == '0';
      if (at == from || leading || number >= bounds.get(i)) {
        return NONE;
      }
      units = units * bounds.get(i) + number;
    }
    return at == text.length() ? units : NONE;
  }

  @Override
  public void print(long units, long bits, StringBuilder text) {
    text.append(prefix);
    long unit = 1;
    for (int bound : bounds) {
      unit *= bound;
    }
    long left = Math.floorMod(units, unit);
    for (int i = 0; i < bounds.size(); i++) {
      unit /= bounds.get(i);
      text.append(i == 0 ? "" : ".").append(left / unit);
      left %= unit;
    }
  }
}
