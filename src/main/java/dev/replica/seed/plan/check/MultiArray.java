package dev.replica.seed.plan.check;

import java.util.AbstractList;
import java.util.List;

/** The elements of an array of several dimensions, in their order; what asks for the dimensions finds them. Immutable. */
public final class MultiArray extends AbstractList<Object> {

  private final List<Object> elements;
  private final List<Integer> lengths;
  private final List<Integer> lowerBounds;

  /**
   * An array that is not empty.
   *
   * @param lengths of the dimensions; their product is the number of elements
   * @param lowerBounds of the dimensions
   */
  public MultiArray(List<Object> elements, List<Integer> lengths, List<Integer> lowerBounds) {
    this.elements = elements;
    this.lengths = lengths;
    this.lowerBounds = lowerBounds;
  }

  @Override
  public Object get(int index) {
    return elements.get(index);
  }

  @Override
  public int size() {
    return elements.size();
  }

  /** The dimensions of an array that is not empty. */
  static List<Integer> lengths(List<?> array) {
    return array instanceof MultiArray multi ? multi.lengths : List.of(array.size());
  }

  /** Where each dimension begins. */
  static List<Integer> lowerBounds(List<?> array) {
    return array instanceof MultiArray multi ? multi.lowerBounds : List.of(1);
  }
}
