package dev.replica.seed.load;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Points and what is made of them: a row of numbers, whatever brackets stand around. */
final class GeometryLiterals {

  private GeometryLiterals() {}

  /** A type of always so many numbers: point 2, circle and line 3, lseg and box 4. */
  static byte[] numbers(String text, int count) {
    double[] numbers = numbers(text);
    if (numbers.length != count) {
      throw new IllegalArgumentException(
          "Expected " + count + " numbers, found " + numbers.length + ".");
    }
    return put(ByteBuffer.allocate(8 * count), numbers);
  }

  static byte[] path(String text) {
    double[] numbers = numbers(text);
    ByteBuffer encoded = ByteBuffer.allocate(5 + 8 * numbers.length);
    encoded.put((byte) (text.strip().startsWith("[") ? 0 : 1)).putInt(points(numbers));
    return put(encoded, numbers);
  }

  static byte[] polygon(String text) {
    double[] numbers = numbers(text);
    return put(ByteBuffer.allocate(4 + 8 * numbers.length).putInt(points(numbers)), numbers);
  }

  private static int points(double[] numbers) {
    if (numbers.length == 0 || numbers.length % 2 != 0) {
      throw new IllegalArgumentException(
          "Expected pairs of numbers, found " + numbers.length + " numbers.");
    }
    return numbers.length / 2;
  }

  private static byte[] put(ByteBuffer encoded, double[] numbers) {
    for (double number : numbers) {
      encoded.putDouble(number);
    }
    byte[] bytes = new byte[encoded.position()];
    encoded.flip().get(bytes);
    return bytes;
  }

  private static double[] numbers(String text) {
    double[] numbers = new double[4];
    int count = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isPunctuation(text.charAt(i))) {
        if (i > start) {
          numbers = count == numbers.length ? Arrays.copyOf(numbers, 2 * count) : numbers;
          numbers[count++] = FloatLiterals.float8(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return Arrays.copyOf(numbers, count);
  }

  private static boolean isPunctuation(char c) {
    return switch (c) {
      case '(', ')', '[', ']', '{', '}', '<', '>', ',' -> true;
      default -> Cursor.isBlank(c);
    };
  }
}
