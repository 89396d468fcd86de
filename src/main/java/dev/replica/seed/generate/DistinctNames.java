package dev.replica.seed.generate;

import dev.replica.seed.fake.Pool;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Names of which no two rows have the same: all that there are before any has a number behind it. Immutable. */
final class DistinctNames {

  /** Characters left for a number where names that are too long for one can be done without. */
  private static final int ROOM = 8;

  private final String[] first;

  /** Of family names, where a name has both; else null. */
  private final String[] second;

  private final long key;
  private final int longest;

  /** Whether names without numbers could be the same. */
  private final boolean ambiguous;

  /** Characters of the longest name. */
  private final int most;

  private DistinctNames(String[] first, String[] second, long key, int longest) {
    this.first = first;
    this.second = second;
    this.key = key;
    this.longest = longest;
    boolean blank = second != null && Arrays.stream(first).anyMatch(name -> name.indexOf(' ') >= 0);
    ambiguous = blank || numbered(second == null ? first : second);
    most = length(first) + (second == null ? 0 : length(second) + 1);
  }

  /**
   * @param given the names, or those that stand first
   * @param family the names that stand second; null where there are none
   * @param written how the column has them
   * @param longest the most characters that the column holds
   */
  static DistinctNames of(
      Pool given, Pool family, UnaryOperator<String> written, long key, int longest) {
    String[] names = strings(given, written);
    if (family != null) {
      return new DistinctNames(names, strings(family, written), key, longest);
    }
    String[] fitting = Arrays.stream(names)
        .filter(name -> name.codePointCount(0, name.length()) <= longest - ROOM)
        .toArray(String[]::new);
    boolean enough = fitting.length > 0 && 2 * fitting.length >= names.length;
    return new DistinctNames(enough ? fitting : names, null, key, longest);
  }

  private static String[] strings(Pool pool, UnaryOperator<String> written) {
    Set<String> strings = LongStream.range(0, pool.size())
        .mapToObj(pool::text)
        .map(written)
        .collect(Collectors.toCollection(LinkedHashSet::new));
    return strings.toArray(String[]::new);
  }

  private static boolean numbered(String[] names) {
    return Arrays.stream(names)
        .anyMatch(name -> !name.isEmpty() && Character.isDigit(name.charAt(name.length() - 1)));
  }

  private static int length(String[] names) {
    return Arrays.stream(names)
        .mapToInt(name -> name.codePointCount(0, name.length()))
        .max()
        .orElse(0);
  }

  /**
   * The name of a row.
   *
   * @param start the first row's number, where each row has its own in its text; 0 for those alone that would be the same without
   */
  String of(long row, long start) {
    long size = (long) first.length * (second == null ? 1 : second.length);
    long place = Long.remainderUnsigned(row % size + key, size);
    String name = first[(int) (place % first.length)];
    if (second != null) {
      // Neighbours share neither name.
      name += " " + second[(int) ((place / first.length + place % first.length) % second.length)];
    }
    boolean numbered =
        start > 0 || ambiguous || most + Long.toString(row / size).length() + 1 > longest;
    String number = numbered ? " " + (start + row) : row < size ? "" : " " + (row / size + 1);
    int room = longest - number.length();
    String cut = name.codePointCount(0, name.length()) <= room
        ? name
        : name.substring(0, name.offsetByCodePoints(0, room)).stripTrailing();
    return cut + number;
  }
}
