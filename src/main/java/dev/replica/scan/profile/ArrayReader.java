package dev.replica.scan.profile;

import dev.replica.scan.profile.Values.Meaning;
import java.math.BigDecimal;

/** Reads arrays; those of several dimensions as if they had one. */
final class ArrayReader implements CellReader {

  /** Elements of one array that are looked at: a few long ones do not outweigh all others. */
  static final int ELEMENTS = 100;

  private final Longs lengths = new Longs();
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
    lengths.add(elements);
    int position = offset + 12 + 8 * dimensions;
    int end = offset + length;
    for (int index = 0; index < Math.min(elements, ELEMENTS) && position + 4 <= end; index++) {
      int size = (int) BinaryRow.INT.get(bytes, position);
      position += 4;
      if (size < 0) {
        element.absent();
        continue;
      }
      if (position + size > end) {
        // The array was cut here.
        return;
      }
      element.accept(bytes, position, size, size);
      position += size;
    }
  }

  @Override
  public void absent() {
    lengths.add(Values.ABSENT);
  }

  @Override
  public Values values() {
    return new Values.Arrays(
        Decimals.ofUnits(Meaning.NUMBER, lengths.toArray(), BigDecimal.ONE), element.values());
  }
}
