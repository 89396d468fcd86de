package dev.replica.scan.profile;

import dev.replica.scan.profile.Values.Meaning;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads arrays. */
final class ArrayReader implements CellReader {

  /** Elements of one array that are looked at: a few long ones do not outweigh all others. */
  static final int ELEMENTS = 100;

  /** Shapes that are told apart: of arrays that all differ in it none is worth telling. */
  private static final int SHAPES = 64;

  private static final Values.Shape PLAIN = new Values.Shape(List.of(), List.of(1));

  private final Longs lengths = new Longs();
  private final Longs read = new Longs();
  private final Map<Values.Shape, Integer> shapes = new HashMap<>();
  private final CellReader element;

  ArrayReader(CellReader element) {
    this.element = element;
  }

  @Override
  public void accept(byte[] bytes, int offset, int length, int fullLength) {
    int dimensions = (int) BinaryRow.INT.get(bytes, offset);
    long elements = dimensions == 0 ? 0 : 1;
    for (int dimension = 0; dimension < dimensions; dimension++) {
      elements *= (int) BinaryRow.INT.get(bytes, offset + 12 + 8 * dimension);
    }
    lengths.add(dimensions == 0 ? 0 : (int) BinaryRow.INT.get(bytes, offset + 12));
    if (elements > 0) {
      Values.Shape shape = shape(bytes, offset + 12, dimensions);
      if (shapes.size() < SHAPES || shapes.containsKey(shape)) {
        shapes.merge(shape, 1, Integer::sum);
      }
    }
    int position = offset + 12 + 8 * dimensions;
    int end = offset + length;
    int taken = 0;
    while (taken < Math.min(elements, ELEMENTS) && position + 4 <= end) {
      int size = (int) BinaryRow.INT.get(bytes, position);
      position += 4;
      if (size < 0) {
        element.absent();
      } else if (position + size > end) {
        // The array was cut here.
        break;
      } else {
        element.accept(bytes, position, size, size);
        position += size;
      }
      taken++;
    }
    read.add(taken);
  }

  private static Values.Shape shape(byte[] bytes, int offset, int dimensions) {
    int first = (int) BinaryRow.INT.get(bytes, offset + 4);
    if (dimensions == 1 && first == 1) {
      return PLAIN;
    }
    List<Integer> inner = new ArrayList<>();
    List<Integer> lowerBounds = new ArrayList<>();
    for (int dimension = 0; dimension < dimensions; dimension++) {
      if (dimension > 0) {
        inner.add((int) BinaryRow.INT.get(bytes, offset + 8 * dimension));
      }
      lowerBounds.add((int) BinaryRow.INT.get(bytes, offset + 8 * dimension + 4));
    }
    return new Values.Shape(inner, lowerBounds);
  }

  @Override
  public void absent() {
    lengths.add(Values.ABSENT);
    read.add(0);
  }

  @Override
  public Values values() {
    return new Values.Arrays(
        Decimals.ofUnits(Meaning.NUMBER, lengths.take(), BigDecimal.ONE),
        shapes,
        element.values(),
        java.util.Arrays.stream(read.take()).mapToInt(Math::toIntExact).toArray());
  }
}
