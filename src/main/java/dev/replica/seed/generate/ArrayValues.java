package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.Limits;
import dev.replica.seed.plan.check.MultiArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** Arrays: the rank decides the length of the first dimension, the bits what other dimensions there are, and the elements. */
final class ArrayValues implements Values {

  /** Tells the bits that choose dimensions from those of elements, which are numbered from 0. */
  private static final long DIMENSIONS = -1;

  private final SqlType.Array type;
  private final Shape[] shapes;
  private final Values element;

  /**
   * Arrays of one shape.
   *
   * @param length of the first dimension
   * @param upTo cumulative share of the shapes up to this one
   * @param lengths of all dimensions, the first left open; null for one dimension that begins at 1
   */
  private record Shape(
      GridValues length, double upTo, int each, int[] lengths, int[] lowerBounds) {}

  private ArrayValues(SqlType.Array type, Shape[] shapes, Values element) {
    this.type = type;
    this.shapes = shapes;
    this.element = element;
  }

  /**
   * Arrays of the dimensions that limits ask for, or else that were learned.
   *
   * @param dimensions that were learned; none for one that begins at 1
   * @param length of the first dimension, within a least and a most value
   */
  static ArrayValues of(
      SqlType.Array type,
      List<ValueModel.Dimensions> dimensions,
      Limits limits,
      BiFunction<Integer, Integer, GridValues> length,
      Values element) {
    List<ValueModel.Dimensions> wanted = dimensions;
    if (!limits.inner().isEmpty()) {
      List<ValueModel.Dimensions> fitting = dimensions.stream()
          .filter(each -> each.lengths().equals(limits.inner()))
          .toList();
      wanted = fitting.isEmpty()
          ? List.of(new ValueModel.Dimensions(limits.inner(), List.of(), 1))
          : fitting;
    }
    if (wanted.isEmpty()) {
      GridValues only = length.apply(limits.shortest(), limits.longest());
      return new ArrayValues(type, new Shape[] {new Shape(only, 1, 1, null, null)}, element);
    }
    double all = wanted.stream().mapToDouble(ValueModel.Dimensions::share).sum();
    double upTo = 0;
    Shape[] shapes = new Shape[wanted.size()];
    for (int i = 0; i < shapes.length; i++) {
      ValueModel.Dimensions each = wanted.get(i);
      upTo += each.share() / all;
      int inner = each.lengths().stream().reduce(1, Math::multiplyExact);
      int least = (limits.shortest() + inner - 1) / inner;
      int most = limits.longest() < 0 ? -1 : Math.max(least, limits.longest() / inner);
      shapes[i] = shape(each, length.apply(least, most), upTo, inner);
    }
    return new ArrayValues(type, shapes, element);
  }

  private static Shape shape(
      ValueModel.Dimensions dimensions, GridValues length, double upTo, int inner) {
    int[] lengths = new int[1 + dimensions.lengths().size()];
    int[] lowerBounds = new int[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = i == 0 ? 1 : dimensions.lengths().get(i - 1);
      lowerBounds[i] =
          dimensions.lowerBounds().isEmpty() ? 1 : dimensions.lowerBounds().get(i);
    }
    boolean plain = lengths.length == 1 && lowerBounds[0] == 1;
    return new Shape(length, upTo, inner, plain ? null : lengths, lowerBounds);
  }

  private Shape shape(long bits) {
    int at = 0;
    if (shapes.length > 1) {
      double share = Randomness.uniform(Randomness.hash(bits, DIMENSIONS));
      while (at < shapes.length - 1 && share >= shapes[at].upTo) {
        at++;
      }
    }
    return shapes[at];
  }

  @Override
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    Shape shape = shape(bits);
    int first = (int) Math.max(0, shape.length.units(rank));
    if (first == 0 || shape.lengths == null) {
      out.beginArray(type, first);
    } else {
      out.beginArray(type, lengths(shape, first), shape.lowerBounds);
    }
    for (int i = 0; i < first * shape.each; i++) {
      element.write(
          Randomness.uniform(Randomness.hash(bits, 2L * i)),
          Randomness.hash(bits, 2L * i + 1),
          scratch,
          out);
    }
    out.end();
  }

  private static int[] lengths(Shape shape, int first) {
    int[] lengths = shape.lengths.clone();
    lengths[0] = first;
    return lengths;
  }

  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    Shape shape = shape(bits);
    int first = (int) Math.max(0, shape.length.units(rank));
    List<Object> elements = new ArrayList<>(first * shape.each);
    for (int i = 0; i < first * shape.each; i++) {
      elements.add(element.value(
          Randomness.uniform(Randomness.hash(bits, 2L * i)),
          Randomness.hash(bits, 2L * i + 1),
          scratch));
    }
    return first == 0 || shape.lengths == null
        ? elements
        : new MultiArray(elements, boxed(lengths(shape, first)), boxed(shape.lowerBounds));
  }

  private static List<Integer> boxed(int[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
