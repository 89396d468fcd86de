package dev.replica.seed.plan;

import dev.replica.genome.ValueModel;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Chooses the byte strings that a column of a unique key may take: all of one length. */
final class ByteDomains {

  /** Bytes of a key where nothing is known of its length. */
  private static final int LENGTH = 8;

  private ByteDomains() {}

  /**
   * Byte strings of the greatest length that was seen, as far as the limits let it.
   *
   * @param model from the genome; null where it knows nothing
   * @param kept values of rows that stay in the table, in hexadecimal text form
   */
  static KeyDomain.Bytes of(ValueModel model, Limits limits, List<String> kept) {
    int seen = model instanceof ValueModel.Bytes bytes
        ? bytes
            .length()
            .at()
            .get(bytes.length().at().size() - 1)
            .setScale(0, RoundingMode.FLOOR)
            .intValueExact()
        : LENGTH;
    int longest = limits.longest() < 0 ? Math.max(seen, limits.shortest()) : limits.longest();
    int length = Math.max(Math.min(seen, longest), limits.shortest());
    List<Long> taken = new ArrayList<>(kept.stream()
        .filter(Objects::nonNull)
        .map(text -> number(text, length))
        .filter(number -> number >= 0)
        .distinct()
        .toList());
    Collections.sort(taken);
    return new KeyDomain.Bytes(length, taken);
  }

  /** What stands in the bytes that tell the strings of that length apart; -1 for one of another length. */
  private static long number(String text, int length) {
    if (text.length() != 2 + 2 * length || !text.startsWith("\\x")) {
      return -1;
    }
    int telling = Math.min(length, KeyDomain.Bytes.TELLING);
    return telling == 0 ? 0 : Long.parseLong(text, 2, 2 + 2 * telling, 16);
  }
}
