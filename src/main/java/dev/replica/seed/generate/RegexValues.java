package dev.replica.seed.generate;

import java.nio.charset.StandardCharsets;

/** Strings that match a regular expression or a LIKE pattern; half of them by what was learned, where something was. */
final class RegexValues implements Values {

  private final RegexStrings strings;
  private final Values learned;

  /** @param learned null where nothing was */
  RegexValues(RegexStrings strings, Values learned) {
    this.strings = strings;
    this.learned = learned;
  }

  /** A learned shape may miss the pattern: the attempts that follow are then as likely made by the pattern. */
  private boolean byPattern(long bits) {
    return learned == null || bits < 0;
  }

  @Override
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    if (!byPattern(bits)) {
      learned.write(rank, bits, scratch, out);
      return;
    }
    byte[] utf8 = strings.draw(bits).getBytes(StandardCharsets.UTF_8);
    out.utf8(utf8, 0, utf8.length);
  }

  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    return byPattern(bits) ? strings.draw(bits) : learned.value(rank, bits, scratch);
  }
}
