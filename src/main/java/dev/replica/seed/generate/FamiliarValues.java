package dev.replica.seed.generate;

import dev.replica.genome.ValueModel;
import dev.replica.model.Polyline;
import dev.replica.model.Randomness;
import dev.replica.seed.fake.Pool;
import dev.replica.seed.plan.Sense;
import dev.replica.seed.plan.check.Restriction;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.Locale;

/** Names, places and addresses, each as often as the model has its strings repeat. Immutable. */
final class FamiliarValues implements Values {

  /** Strings made of which one is short enough, before one is cut. */
  private static final int TRIES = 8;

  private static final int HOUSES = 180;

  private final Sense sense;
  private final Pool first;

  /** Of family names, where a string has both. */
  private final Pool second;

  private final long key;
  private final long distinct;

  /** From ranks of rows to shares of the strings; null for even frequencies. */
  private final Polyline frequencies;

  private final int longest;
  private final Restriction.Letters letters;

  private FamiliarValues(
      Sense sense,
      String locale,
      Charset charset,
      long key,
      long distinct,
      Polyline frequencies,
      int longest,
      Restriction.Letters letters) {
    boolean named = sense.expression() == null;
    this.sense = sense;
    this.first =
        Pool.of(named ? Sense.GIVEN_NAME.expression() : sense.expression(), locale, charset);
    this.second = named ? Pool.of(Sense.FAMILY_NAME.expression(), locale, charset) : null;
    this.key = key;
    this.distinct = distinct;
    this.frequencies = frequencies;
    this.longest = longest;
    this.letters = letters;
  }

  /**
   * Strings of a sense.
   *
   * @param model how often they repeat
   * @param locale an IETF language tag
   * @param charset whose letters the database has
   * @param key of the column
   * @param longest the most characters that the column holds
   * @param letters the only case of letters that the column holds; null for both
   */
  static FamiliarValues of(
      Sense sense,
      ValueModel.Text model,
      String locale,
      Charset charset,
      long key,
      int longest,
      Restriction.Letters letters) {
    ValueModel.Number ranks = model.ranks();
    Polyline frequencies = ranks == null
        ? null
        : Polyline.of(
            ranks.at().stream().mapToDouble(BigDecimal::doubleValue).toArray(),
            ranks.cumulative().stream().mapToDouble(Double::doubleValue).toArray());
    return new FamiliarValues(
        sense, locale, charset, key, model.distinct(), frequencies, longest, letters);
  }

  /** The string of a rank and of bits that settle what the rank does not. */
  String text(double rank, long bits) {
    long number = -1;
    if (distinct > 0) {
      double share = frequencies == null ? rank : frequencies.quantile(rank);
      number = Math.max(0, Math.min(distinct - 1, (long) (share * distinct)));
    }
    String made = "";
    for (int i = 0; i < TRIES; i++) {
      made = any(number < 0 || i == 0 ? number : distinct * i + number, Randomness.hash(bits, i));
      if (made.codePointCount(0, made.length()) <= longest) {
        return made;
      }
    }
    return made.substring(0, made.offsetByCodePoints(0, longest)).stripTrailing();
  }

  /**
   * One of the strings.
   *
   * @param number of the string; negative where the bits choose, few strings often and many rarely
   */
  private String any(long number, long bits) {
    long source = number < 0 ? bits : Randomness.hash(key, number);
    String made = switch (sense) {
      case FULL_NAME -> skewed(first, source, 1) + " " + skewed(second, source, 2);
      case EMAIL, USER_NAME ->
        Handle.of(
            sense == Sense.EMAIL,
            skewed(first, source, 1),
            skewed(second, source, 2),
            source,
            -1,
            longest);
      case STREET -> renumbered(one(number, source), source);
      case SLUG -> Handle.dashed(skewed(first, source, 1), longest);
      case GIVEN_NAME, FAMILY_NAME, CITY, STATE, COUNTRY, LANGUAGE, COMPANY, JOB ->
        one(number, source);
    };
    return cased(made);
  }

  private String cased(String made) {
    return letters == null
        ? made
        : letters == Restriction.Letters.UPPER
            ? made.toUpperCase(Locale.ROOT)
            : made.toLowerCase(Locale.ROOT);
  }

  /** The string of the number; the seed moves them all, so that another seed has other frequent ones. */
  private String one(long number, long source) {
    if (number < 0) {
      return skewed(first, source, 1);
    }
    int size = first.size();
    return number < size
        ? first.text((number + Long.remainderUnsigned(key, size)) % size)
        : first.text(number);
  }

  private String skewed(Pool pool, long source, int part) {
    double uniform = Randomness.uniform(Randomness.hash(source, part));
    long place = (long) (uniform * uniform * pool.size());
    return pool.text((place + Long.remainderUnsigned(key, pool.size())) % pool.size());
  }

  /** Names of which no two rows have the same. */
  DistinctNames distinct() {
    return DistinctNames.of(first, second, this::cased, key, longest);
  }

  /** A given name and a family name. */
  String[] names(long source) {
    return new String[] {skewed(first, source, 1), skewed(second, source, 2)};
  }

  /** Another house in the same street: the number that stands first or last. */
  private static String renumbered(String street, long source) {
    int start = 0;
    while (start < street.length() && !Character.isDigit(street.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < street.length() && Character.isDigit(street.charAt(end))) {
      end++;
    }
    long house = 1 + Randomness.bounded(Randomness.hash(source, 3), HOUSES);
    return start == end ? street : street.substring(0, start) + house + street.substring(end);
  }

  @Override
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    out.text(text(rank, bits));
  }

  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    return text(rank, bits);
  }
}
