package dev.replica.seed.generate;

import dev.replica.genome.Dependence.Part;
import dev.replica.genome.ValueModel;
import dev.replica.model.Polyline;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.Reserved;
import dev.replica.seed.plan.StringPattern;
import dev.replica.seed.plan.check.Restriction;
import java.util.Arrays;
import java.util.List;

/**
 * Strings by their looks. Where strings repeat, the rank chooses one of so many, and the string is a function of which one it is;
 * else it is a function of the bits alone.
 */
final class TextValues implements CompoundValues {

  private static final List<Portion> PORTIONS = List.of(new Portion(Part.SHAPE));

  private final long key;
  private final long distinct;

  /** From ranks of rows to shares of the strings; null for even frequencies. */
  private final Polyline frequencies;

  private final StringPattern[] patterns;

  /** Shares of the patterns summed up. */
  private final double[] cumulative;

  /** Of strings without a pattern; null where all have one of those told. */
  private final GridValues length;

  /** How strings without a pattern are written; null for words of no language. */
  private final Prose prose;

  private final int longest;
  private final Restriction.Letters letters;

  private TextValues(
      long key,
      long distinct,
      Polyline frequencies,
      StringPattern[] patterns,
      double[] cumulative,
      GridValues length,
      Prose prose,
      int longest,
      Restriction.Letters letters) {
    this.key = key;
    this.distinct = distinct;
    this.frequencies = frequencies;
    this.patterns = patterns;
    this.cumulative = cumulative;
    this.length = length;
    this.prose = prose;
    this.longest = longest;
    this.letters = letters;
  }

  /**
   * @param key of the column, for strings that repeat
   * @param length of strings that have no pattern; null where the model has none
   * @param prose how these are written; null for words of no language
   * @param longest the most characters that the column holds
   * @param letters the only case of letters that the column holds; null for both
   */
  static TextValues of(
      ValueModel.Text model,
      long key,
      GridValues length,
      Prose prose,
      int longest,
      Restriction.Letters letters) {
    List<ValueModel.Shape> shapes = model.shapes();
    StringPattern[] patterns = new StringPattern[shapes.size()];
    double[] cumulative = new double[shapes.size()];
    double running = 0;
    for (int i = 0; i < patterns.length; i++) {
      patterns[i] = Reserved.of(StringPattern.of(shapes.get(i)), longest);
      running += shapes.get(i).share();
      cumulative[i] = running;
    }
    // Other codes than those of a pattern, which are too few of each to be told, look more like
    // these than like words.
    boolean codes = prose == null
        && patterns.length > 0
        && Arrays.stream(patterns).noneMatch(StringPattern::wordy);
    Polyline frequencies = model.ranks() == null ? null : polyline(model.ranks());
    return new TextValues(
        key,
        model.distinct(),
        frequencies,
        patterns,
        cumulative,
        codes ? null : length,
        prose,
        longest,
        letters);
  }

  private static Polyline polyline(ValueModel.Number number) {
    double[] at =
        number.at().stream().mapToDouble(java.math.BigDecimal::doubleValue).toArray();
    double[] shares =
        number.cumulative().stream().mapToDouble(Double::doubleValue).toArray();
    return Polyline.of(at, shares);
  }

  private void compose(double rank, double shape, long bits, Scratch scratch) {
    composeAnyCase(rank, shape, bits, scratch);
    if (letters != null) {
      scratch.toCase(letters == Restriction.Letters.UPPER);
    }
  }

  /** @param shape rank of the pattern; {@link #OWN} where the string tells it */
  private void composeAnyCase(double rank, double shape, long bits, Scratch scratch) {
    long source = bits;
    if (distinct > 0) {
      double share = frequencies == null ? rank : frequencies.quantile(rank);
      source = Double.isNaN(shape)
          ? Randomness.hash(key, Math.max(0, Math.min(distinct - 1, (long) (share * distinct))))
          : ofShape(shape, share);
    }
    scratch.clear();
    double choice = Double.isNaN(shape) ? Randomness.uniform(Randomness.hash(source, -1)) : shape;
    if (length == null && patterns.length > 0 && choice >= cumulative[patterns.length - 1]) {
      choice = cumulative[patterns.length - 1] * Randomness.uniform(Randomness.hash(source, -3));
    }
    for (int i = 0; i < patterns.length; i++) {
      if (choice < cumulative[i]) {
        Words.pattern(patterns[i], source, scratch);
        scratch.cut(longest);
        return;
      }
    }
    long wanted =
        length == null ? 12 : length.units(Randomness.uniform(Randomness.hash(source, -2)));
    int characters = (int) Math.max(0, Math.min(wanted, longest));
    if (prose == null) {
      Words.prose(characters, source, scratch);
    } else {
      prose.write(characters, source, scratch);
    }
  }

  /** Of a pattern there are as many different strings as its share of them. */
  private long ofShape(double shape, double share) {
    int pattern = 0;
    while (pattern < cumulative.length && shape >= cumulative[pattern]) {
      pattern++;
    }
    double end = pattern < cumulative.length ? cumulative[pattern] : 1;
    double width = end - (pattern == 0 ? 0 : cumulative[pattern - 1]);
    long number = (long) (share * Math.max(1, distinct * width));
    return Randomness.hash(Randomness.hash(key, pattern), Math.max(0, number));
  }

  @Override
  public List<Portion> portions() {
    return PORTIONS;
  }

  @Override
  public void write(double rank, double[] ranks, long bits, Scratch scratch, RowWriter out) {
    compose(rank, ranks[0], bits, scratch);
    scratch.writeTo(out);
  }

  @Override
  public Object value(double rank, double[] ranks, long bits, Scratch scratch) {
    compose(rank, ranks[0], bits, scratch);
    return scratch.toString();
  }
}
