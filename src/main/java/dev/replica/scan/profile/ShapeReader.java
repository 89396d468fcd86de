package dev.replica.scan.profile;

import dev.replica.catalog.Spatial;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads PostGIS's shapes, as EWKB, as the middle of their extent, half of its longer side, the number of their points, and what they
 * are: {@code 4326;PointZ}.
 */
final class ShapeReader implements CellReader {

  /** Decimals of a coordinate: a tenth of a metre, where the unit is a degree. */
  private static final double GRID = 1e6;

  private static final int HAS_Z = 0x80000000;
  private static final int HAS_M = 0x40000000;
  private static final int HAS_SRID = 0x20000000;

  /** Shapes in shapes in shapes. */
  private static final int DEEPEST = 16;

  private final CellReader x = NumberReader.floats(false);
  private final CellReader y = NumberReader.floats(false);
  private final CellReader reach = NumberReader.floats(false);
  private final CellReader points = NumberReader.integers();
  private final CellReader kinds = new TextReader();
  private double least;
  private double most;
  private double lowest;
  private double highest;
  private int count;

  @Override
  public void accept(byte[] bytes, int offset, int length, int fullLength) {
    least = Double.POSITIVE_INFINITY;
    most = Double.NEGATIVE_INFINITY;
    lowest = Double.POSITIVE_INFINITY;
    highest = Double.NEGATIVE_INFINITY;
    count = 0;
    ByteBuffer shape = ByteBuffer.wrap(bytes, offset, length);
    String kind = kind(shape.duplicate());
    read(shape, 0);
    if (count == 0 || kind.isEmpty()) {
      absent();
      return;
    }
    accept(x, (least + most) / 2);
    accept(y, (lowest + highest) / 2);
    accept(reach, Math.max(most - least, highest - lowest) / 2);
    points.accept(ByteBuffer.allocate(4).putInt(count).array(), 0, 4, 4);
    byte[] text = kind.getBytes(StandardCharsets.US_ASCII);
    kinds.accept(text, 0, text.length, text.length);
  }

  private static void accept(CellReader reader, double value) {
    double rounded = StrictMath.rint(value * GRID) / GRID;
    reader.accept(ByteBuffer.allocate(8).putDouble(rounded).array(), 0, 8, 8);
  }

  /** Reads one shape; of one that was cut, what is there. */
  private void read(ByteBuffer shape, int depth) {
    if (shape.remaining() < 9 || depth > DEEPEST) {
      return;
    }
    int header = header(shape);
    int coordinates = 2 + ((header & HAS_Z) != 0 ? 1 : 0) + ((header & HAS_M) != 0 ? 1 : 0);
    switch (header & 0xFFFF) {
      case 1 -> points(shape, 1, coordinates);
      case 2, 8 -> points(shape, number(shape), coordinates);
      case 3, 17 -> {
        int rings = number(shape);
        for (int ring = 0; ring < rings && shape.remaining() > 4; ring++) {
          points(shape, number(shape), coordinates);
        }
      }
      default -> {
        int parts = number(shape);
        for (int part = 0; part < parts && shape.remaining() > 4; part++) {
          read(shape, depth + 1);
        }
      }
    }
  }

  /** The type with its flags; the order of bytes is set by what stands before it, and the reference system passed over. */
  private static int header(ByteBuffer shape) {
    shape.order(shape.get() == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int header = shape.getInt();
    if ((header & HAS_SRID) != 0) {
      shape.getInt();
    }
    return header;
  }

  private static int number(ByteBuffer shape) {
    return shape.remaining() < 4 ? 0 : shape.getInt();
  }

  private void points(ByteBuffer shape, int number, int coordinates) {
    for (int i = 0; i < number && shape.remaining() >= 8 * coordinates; i++) {
      double across = shape.getDouble();
      double up = shape.getDouble();
      shape.position(shape.position() + 8 * (coordinates - 2));
      // A point that is empty has no numbers.
      if (Double.isFinite(across) && Double.isFinite(up)) {
        least = Math.min(least, across);
        most = Math.max(most, across);
        lowest = Math.min(lowest, up);
        highest = Math.max(highest, up);
        count++;
      }
    }
  }

  private static String kind(ByteBuffer shape) {
    if (shape.remaining() < 9) {
      return "";
    }
    shape.order(shape.get() == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int header = shape.getInt();
    int system = (header & HAS_SRID) == 0 ? 0 : shape.getInt();
    return Spatial.kind(header & 0xFFFF)
        .map(name -> system + ";" + name + ((header & HAS_Z) != 0 ? "Z" : "")
            + ((header & HAS_M) != 0 ? "M" : ""))
        .orElse("");
  }

  @Override
  public void absent() {
    for (CellReader part : List.of(x, y, reach, points, kinds)) {
      part.absent();
    }
  }

  @Override
  public Values values() {
    return new Values.Shapes(
        x.values(), y.values(), reach.values(), points.values(), kinds.values());
  }
}
