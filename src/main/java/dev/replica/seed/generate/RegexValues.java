package dev.replica.seed.generate;

import java.nio.charset.StandardCharsets;

/** Strings that match a regular expression or a LIKE pattern. */
final class RegexValues implements Values {

  private final RegexStrings strings;

  RegexValues(RegexStrings strings) {
    this.strings = strings;
  }

  @Override
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    byte[] utf8 = strings.draw(bits).getBytes(StandardCharsets.UTF_8);
    out.utf8(utf8, 0, utf8.length);
  }

  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    return strings.draw(bits);
  }
}
