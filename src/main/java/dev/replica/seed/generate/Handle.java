package dev.replica.seed.generate;

import dev.replica.model.Randomness;
import java.text.Normalizer;
import java.util.Locale;

/** E-mail addresses and user names that a person of some name would take. */
final class Handle {

  /** Reserved for examples: nobody gets the mail (RFC 2606). */
  private static final String[] DOMAINS = {"@example.com", "@example.org", "@example.net"};

  private static final String[] PLAIN = {
    "ß", "ss", "ø", "o", "ł", "l", "æ", "ae", "đ", "d", "ı", "i"
  };

  private Handle() {}

  /**
   * One of those.
   *
   * @param email whether a domain follows
   * @param given name, null for none
   * @param family name, null for none
   * @param bits choose between several of one name
   * @param number that stands at its end, or before its domain, where no other digit does; negative for none
   * @param longest characters at the most: with room for the number and the domain
   */
  static String of(
      boolean email, String given, String family, long bits, long number, int longest) {
    String domain = email ? DOMAINS[domain(Randomness.uniform(Randomness.hash(bits, 21)))] : "";
    String digits = number < 0 ? "" : Long.toString(number);
    String name =
        name(plain(given), plain(family), (int) Randomness.bounded(Randomness.hash(bits, 22), 10));
    int room = Math.max(1, longest - domain.length() - digits.length());
    String cut = name.length() <= room ? name : name.substring(0, room);
    return (cut.endsWith(".") || cut.endsWith("_") ? cut.substring(0, cut.length() - 1) + "x" : cut)
        + digits
        + domain;
  }

  private static int domain(double uniform) {
    return uniform < .6 ? 0 : uniform < .85 ? 1 : 2;
  }

  private static String name(String given, String family, int style) {
    if (given.isEmpty() || family.isEmpty()) {
      String only = given + family;
      return only.isEmpty() ? "user" : only;
    }
    return switch (style) {
      case 0, 1, 2, 3, 4 -> given + "." + family;
      case 5, 6 -> given.charAt(0) + family;
      case 7 -> given + "_" + family;
      case 8 -> family + "." + given;
      default -> given;
    };
  }

  /** A title in at most so many characters: small letters and digits of ASCII, a dash for all that stands between them. */
  static String dashed(String title, int longest) {
    StringBuilder dashed = new StringBuilder();
    String lower = title.toLowerCase(Locale.ROOT);
    for (int i = 0; i < PLAIN.length; i += 2) {
      lower = lower.replace(PLAIN[i], PLAIN[i + 1]);
    }
    String plain = Normalizer.normalize(lower, Normalizer.Form.NFD);
    for (int i = 0; i < plain.length() && dashed.length() < longest; i++) {
      char c = plain.charAt(i);
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        dashed.append(c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK
          && dashed.length() > 0
          && dashed.charAt(dashed.length() - 1) != '-') {
        dashed.append('-');
      }
    }
    int end = dashed.length();
    return end > 0 && dashed.charAt(end - 1) == '-'
        ? dashed.substring(0, end - 1)
        : dashed.toString();
  }

  /** The small letters of ASCII that a name is written with. */
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; name != null && i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'a' && c <= 'z') {
        plain.append(c);
      } else if (c >= 'A' && c <= 'Z') {
        plain.append((char) (c | 0x20));
      } else if (c >= 0x80) {
        return folded(name);
      }
    }
    return plain.toString();
  }

  private static String folded(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < PLAIN.length; i += 2) {
      lower = lower.replace(PLAIN[i], PLAIN[i + 1]);
    }
    return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("[^a-z]", "");
  }
}
