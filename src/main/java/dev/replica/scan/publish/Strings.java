package dev.replica.scan.publish;

import dev.replica.genome.ValueModel;
import dev.replica.model.Polyline;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Turns strings into categories, or into their looks. */
final class Strings {

  /** From this share of told rows on a column is one of categories. */
  private static final double COVERED = 0.1;

  /** From this share of distinct strings on, all are taken to be so: the count of them is off by as much. */
  private static final double UNIQUE = 0.95;

  /** How much more frequent than the mean the most frequent string must be for frequencies to be told. */
  private static final double UNEVEN = 2;

  /** Share of the strings that have shapes, from which on the others' words are not worth telling. */
  private static final double SHAPED = 0.9;

  private static final double TOLERANCE = 0.01;
  private static final BigDecimal RANK_STEP = new BigDecimal("0.00001");

  private Strings() {}

  /** Whether enough rows have a literal that may be told; the others are described by their looks. */
  static boolean categorical(Literals literals) {
    return !literals.values().isEmpty()
        && literals.told() >= COVERED * (literals.told() + literals.others());
  }

  /**
   * A category of the literals.
   *
   * @param looks whether strings that may not be told are described; else they are left out, and the shares add up to 1
   * @param distinct number of distinct strings in the table
   */
  static ValueModel category(
      Texts texts, Literals literals, boolean looks, long distinct, PublishingPolicy policy) {
    if (!looks || !policy.tells(literals.others())) {
      return new ValueModel.Category(literals.values(), literals.alone().shares(), null);
    }
    Texts others = without(texts, literals);
    long left = Math.max(1, distinct - literals.values().size());
    return new ValueModel.Category(
        literals.values(), literals.shares(), looks(others, left, Long.MAX_VALUE, policy));
  }

  /**
   * The looks of strings; null where too few are present.
   *
   * @param distinct number of distinct strings in the table
   * @param rows of the table that have one
   */
  static ValueModel.Text looks(Texts texts, long distinct, long rows, PublishingPolicy policy) {
    List<String> present =
        Arrays.stream(texts.texts()).filter(text -> text != null).toList();
    if (!policy.tells(present.size())) {
      return null;
    }
    boolean unique = distinct >= UNIQUE * rows;
    ValueModel.Number ranks = unique ? null : ranks(texts, policy);
    long[] lengths = new long[texts.texts().length];
    Arrays.setAll(
        lengths, row -> texts.texts()[row] == null ? Values.ABSENT : texts.lengths()[row]);
    List<ValueModel.Shape> shapes = Shapes.of(present, policy);
    double shaped = shapes.stream().mapToDouble(ValueModel.Shape::share).sum();
    return new ValueModel.Text(
        unique ? 0 : Rounding.twoDigits(distinct),
        ranks,
        shapes,
        Marginal.ofLengths(Numbers.ofWhole(lengths), policy),
        shaped < SHAPED ? Sentences.of(present, policy) : null,
        LetterLocale.of(present, policy));
  }

  private static Texts without(Texts texts, Literals literals) {
    Predicate<String> told = new HashSet<>(literals.values())::contains;
    String[] others = Arrays.stream(texts.texts())
        .map(text -> text == null || told.test(text) ? null : text)
        .toArray(String[]::new);
    return new Texts(others, texts.lengths());
  }

  /** Shares of rows by shares of strings, the most frequent strings first; null where they are even. */
  private static ValueModel.Number ranks(Texts texts, PublishingPolicy policy) {
    Map<String, Long> counted = Literals.counted(texts);
    List<Long> counts =
        counted.values().stream().sorted(Comparator.reverseOrder()).toList();
    double rows = counts.stream().mapToLong(Long::longValue).sum();
    if (counts.get(0) < UNEVEN * rows / counts.size() || !policy.tells(counts.get(0))) {
      return null;
    }
    TreeMap<Double, Double> points = new TreeMap<>();
    points.put(0.0, 0.0);
    long sum = 0;
    int next = 1;
    for (int index = 1; index <= counts.size(); index++) {
      sum += counts.get(index - 1);
      if (index >= next) {
        points.put(Rounding.share((double) index / counts.size()), Rounding.rough(sum / rows));
        next = Math.max(index + 1, index + index / 4);
      }
    }
    points.put(1.0, 1.0);
    double[] at = points.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    double[] cumulative =
        points.values().stream().mapToDouble(Double::doubleValue).toArray();
    List<BigDecimal> keptAt = new ArrayList<>();
    List<Double> kept = new ArrayList<>();
    for (int index : Polyline.simplify(at, cumulative, TOLERANCE)) {
      keptAt.add(Rounding.plain(BigDecimal.valueOf(at[index])));
      kept.add(cumulative[index]);
    }
    return new ValueModel.Number(RANK_STEP, keptAt, kept);
  }
}
