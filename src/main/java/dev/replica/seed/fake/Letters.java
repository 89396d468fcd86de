package dev.replica.seed.fake;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/** Writes strings with the letters that a database has. Belongs to one thread. */
public final class Letters {

  private static final String[] PLAIN = {
    "ß", "ss", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "æ", "ae", "Æ", "Ae", "œ", "oe", "đ", "d",
    "Đ", "D", "ı", "i", "’", "'"
  };

  /** Null where there are all letters. */
  private final CharsetEncoder encoder;

  public Letters(Charset charset) {
    encoder = charset.equals(StandardCharsets.UTF_8) ? null : charset.newEncoder();
  }

  /** Whether the database has all letters of the string. */
  public boolean has(String string) {
    return encoder == null || encoder.canEncode(string);
  }

  /** The string, those of its letters that the database does not have without their marks; empty where even that can't be written. */
  public Optional<String> written(String string) {
    if (has(string)) {
      return Optional.of(string);
    }
    StringBuilder written = new StringBuilder();
    string.codePoints().mapToObj(Character::toString).forEach(letter -> {
      written.append(has(letter) ? letter : plain(letter));
    });
    return Optional.of(written.toString()).filter(this::has);
  }

  private static String plain(String letter) {
    for (int i = 0; i < PLAIN.length; i += 2) {
      if (PLAIN[i].equals(letter)) {
        return PLAIN[i + 1];
      }
    }
    return Normalizer.normalize(letter, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }
}
