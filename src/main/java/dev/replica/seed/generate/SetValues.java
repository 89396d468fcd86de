package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.genome.Dependence.Part;
import dev.replica.model.Randomness;
import java.util.ArrayList;
import java.util.List;

/**
 * Arrays of different values: the rank decides how many, and each value's own rank, or the bits, how soon it is one of them. As many as
 * fit are taken, those first whose rank is lowest for their share: exactly those that are present where these are as many.
 */
final class SetValues implements CompoundValues {

  private final SqlType.Array type;
  private final GridValues length;
  private final CategoryValues element;
  private final double[] shares;
  private final List<Portion> portions;

  /**
   * Sets of values.
   *
   * @param values in the text form that parts are known by
   * @param shares of the sets that have each
   */
  SetValues(
      SqlType.Array type,
      GridValues length,
      CategoryValues element,
      List<String> values,
      List<Double> shares) {
    this.type = type;
    this.length = length;
    this.element = element;
    this.shares = shares.stream().mapToDouble(share -> Math.max(share, 1e-9)).toArray();
    portions =
        values.stream().map(value -> new Portion(Part.PRESENT, List.of(value))).toList();
  }

  @Override
  public List<Portion> portions() {
    return portions;
  }

  /** Turns ranks into scores, of which the lowest are taken; how many that are. */
  private int choose(double rank, double[] ranks, long bits) {
    for (int value = 0; value < shares.length; value++) {
      double own = Double.isNaN(ranks[value])
          ? Randomness.uniform(Randomness.hash(bits, value))
          : ranks[value];
      ranks[value] = own / shares[value];
    }
    return (int) Math.max(0, Math.min(shares.length, length.units(rank)));
  }

  /** Whether fewer than {@code count} values come before this one. */
  private boolean chosen(int value, int count, double[] scores) {
    int before = 0;
    for (int other = 0; other < shares.length; other++) {
      boolean sooner =
          scores[other] < scores[value] || scores[other] == scores[value] && other < value;
      before += sooner ? 1 : 0;
    }
    return before < count;
  }

  @Override
  public void write(double rank, double[] ranks, long bits, Scratch scratch, RowWriter out) {
    int count = choose(rank, ranks, bits);
    out.beginArray(type, count);
    for (int value = 0; value < shares.length; value++) {
      if (chosen(value, count, ranks)) {
        element.writePlace(value, out);
      }
    }
    out.end();
  }

  @Override
  public Object value(double rank, double[] ranks, long bits, Scratch scratch) {
    int count = choose(rank, ranks, bits);
    List<Object> elements = new ArrayList<>(count);
    for (int value = 0; value < shares.length; value++) {
      if (chosen(value, count, ranks)) {
        elements.add(element.placed(value));
      }
    }
    return elements;
  }
}
