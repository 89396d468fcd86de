package dev.replica.seed.plan;

import dev.replica.seed.plan.StringPattern.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts domains that are reserved for examples (RFC 2606) in the place of those in learned patterns of addresses: what is made must lead
 * to nobody's mailbox or site.
 */
public final class Reserved {

  private static final String DOMAIN = "example.com";
  private static final int LONGEST_LABEL = 12;

  private Reserved() {}

  /**
   * The pattern with such a domain; itself where it is of no address, or the column is too short.
   *
   * @param longest characters that the column holds
   */
  public static StringPattern of(StringPattern pattern, int longest) {
    List<Run> runs = pattern.runs();
    int host = afterScheme(runs);
    boolean mail = host < 0;
    host = mail ? afterAt(runs) : host;
    if (host < 0 || pattern.check() != null) {
      return pattern;
    }
    int end = host;
    int dots = 0;
    Run label = null;
    while (end < runs.size() && inHost(runs.get(end))) {
      Run run = runs.get(end++);
      dots += run.alphabet().equals(".") ? 1 : 0;
      boolean wider = run.alphabet().length() > 1 && (label == null || run.most() > label.most());
      label = wider ? run : label;
    }
    if (dots == 0 || label == null && !mail) {
      return pattern;
    }
    List<Run> reserved = new ArrayList<>(runs.subList(0, host));
    if (!mail) {
      int least = Math.min(label.least(), LONGEST_LABEL);
      reserved.add(new Run(label.alphabet(), least, Math.min(label.most(), LONGEST_LABEL)));
      reserved.add(literal('.'));
    }
    DOMAIN.chars().forEach(letter -> reserved.add(literal((char) letter)));
    reserved.addAll(runs.subList(end, runs.size()));
    StringPattern made = new StringPattern(reserved);
    return made.length() <= longest ? made : pattern;
  }

  private static Run literal(char letter) {
    return new Run(String.valueOf(letter), 1, 1);
  }

  private static boolean inHost(Run run) {
    return run.alphabet().length() > 1
        || run.alphabet().equals(".")
        || run.alphabet().equals("-")
        || Character.isLetterOrDigit(run.alphabet().charAt(0));
  }

  /** The first run behind {@code ://}; -1 for none. */
  private static int afterScheme(List<Run> runs) {
    for (int i = 1; i + 1 < runs.size(); i++) {
      int slashes = 0;
      int at = i;
      while (at < runs.size() && runs.get(at).alphabet().equals("/")) {
        slashes += runs.get(at++).least();
      }
      if (slashes == 2 && runs.get(i - 1).alphabet().equals(":") && at < runs.size()) {
        return at;
      }
    }
    return -1;
  }

  /** The first run behind an at sign with something before it; -1 for none. */
  private static int afterAt(List<Run> runs) {
    for (int i = 1; i + 1 < runs.size(); i++) {
      if (runs.get(i).alphabet().equals("@") && runs.get(i - 1).alphabet().length() > 1) {
        return i + 1;
      }
    }
    return -1;
  }
}
