package dev.replica.seed.load;

import dev.replica.catalog.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes the text of an array of any dimensions apart. */
final class ArrayLiteral {

  /** As PostgreSQL has it. */
  private static final int MOST_DIMENSIONS = 6;

  private final Cursor cursor;
  private final char delimiter;
  /** The elements' texts; null is a null. */
  private final List<String> elements = new ArrayList<>();

  private int[] lengths = new int[0];
  private int[] lowerBounds = new int[0];
  /** Depth of the elements, 0 as long as there is none. */
  private int dimensions;

  private ArrayLiteral(String text, char delimiter) {
    this.cursor = new Cursor(text.strip());
    this.delimiter = delimiter;
  }

  static void write(BinaryRowWriter out, SqlType.Array type, String text) {
    ArrayLiteral literal = new ArrayLiteral(text, (char) TextNesting.delimiter(type.element()));
    literal.readBounds();
    literal.readLevel(1);
    literal.cursor.expectEnd();
    int dimensions = literal.dimensions;
    out.beginArray(
        type,
        Arrays.copyOf(literal.lengths, dimensions),
        Arrays.copyOf(literal.lowerBounds, dimensions));
    for (String element : literal.elements) {
      if (element == null) {
        out.nullValue();
      } else {
        out.parsed(type.element(), element);
      }
    }
    out.end();
  }

  /** What stands in front where a dimension does not begin at 1: {@code [0:2][-1:1]=}. */
  private void readBounds() {
    while (cursor.take('[')) {
      boolean negative = cursor.take('-');
      int lower = cursor.number();
      int index = lowerBounds.length;
      lowerBounds = Arrays.copyOf(lowerBounds, index + 1);
      lowerBounds[index] = negative ? -lower : lower;
      // The upper bound says nothing that the elements do not.
      cursor.expect(':');
      cursor.take('-');
      cursor.digits();
      cursor.expect(']');
    }
    if (lowerBounds.length > 0) {
      cursor.expect('=');
      cursor.skipBlanks();
    }
    int given = lowerBounds.length;
    lowerBounds = Arrays.copyOf(lowerBounds, MOST_DIMENSIONS);
    Arrays.fill(lowerBounds, given, MOST_DIMENSIONS, 1);
    lengths = new int[MOST_DIMENSIONS];
  }

  private void readLevel(int depth) {
    if (depth > MOST_DIMENSIONS) {
      throw cursor.malformed("no more than " + MOST_DIMENSIONS + " dimensions");
    }
    cursor.expect('{');
    cursor.skipBlanks();
    int length = 0;
    while (!cursor.take('}')) {
      if (length > 0) {
        cursor.expect(delimiter);
        cursor.skipBlanks();
      }
      if (cursor.peek() == '{') {
        readLevel(depth + 1);
      } else {
        require(dimensions == 0 || dimensions == depth);
        dimensions = depth;
        elements.add(readElement());
      }
      length++;
      cursor.skipBlanks();
    }
    // All parts of a dimension are of one length; the first that ends sets it.
    require(lengths[depth - 1] == 0 || lengths[depth - 1] == length);
    lengths[depth - 1] = length;
  }

  private void require(boolean rectangular) {
    if (!rectangular) {
      throw cursor.malformed("parts of one length in each dimension");
    }
  }

  private String readElement() {
    StringBuilder element = new StringBuilder();
    boolean quoted = false;
    boolean literal = false;
    int kept = 0;
    while (quoted || !endsElement(cursor.peek())) {
      char c = cursor.next();
      if (c == '\\') {
        element.append(cursor.next());
        literal = true;
        kept = element.length();
      } else if (c == '"') {
        quoted = !quoted;
        literal = true;
        kept = element.length();
      } else {
        element.append(c);
        if (quoted || !Cursor.isBlank(c)) {
          kept = element.length();
        }
      }
    }
    // Blanks at the end belong to the element only inside quotes.
    element.setLength(kept);
    String text = element.toString();
    if (!literal && text.isEmpty()) {
      throw cursor.malformed("an element");
    }
    return !literal && text.equalsIgnoreCase("null") ? null : text;
  }

  private boolean endsElement(char c) {
    return c == delimiter || c == '}' || c == Cursor.END;
  }
}
