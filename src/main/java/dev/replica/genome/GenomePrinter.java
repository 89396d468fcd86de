package dev.replica.genome;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints a genome in its canonical form. Jackson decides which fields there are, this class where lines end: lists of scalars
 * run on and wrap, an object of scalars and such lists stands in one line where it fits, everything else has lines of its own.
 */
final class GenomePrinter {

  private static final int WIDTH = 120;

  /** Of the properties of a table. */
  private static final int TABLE_INDENT = 6;

  /** Digits that any number has in a double. */
  private static final double DIGITS = 1e15;

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
      .changeDefaultPropertyInclusion(
          inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
      .build();

  private final StringBuilder text = new StringBuilder();

  private GenomePrinter() {}

  static String print(Genome genome) {
    GenomePrinter printer = new GenomePrinter();
    printer.print(MAPPER.valueToTree(genome), 0, 0);
    return printer.text.append('\n').toString();
  }

  /** How much longer a table is with the dependence. */
  static int characters(Dependence dependence) {
    GenomePrinter printer = new GenomePrinter();
    String name = ",\n" + " ".repeat(TABLE_INDENT) + "\"dependence\": ";
    printer.print(MAPPER.valueToTree(dependence), TABLE_INDENT, name.length() - 2);
    return name.length() + printer.text.length();
  }

  /**
   * Prints a node.
   *
   * @param indent of the line that it begins on
   * @param column at which it begins
   */
  private void print(JsonNode node, int indent, int column) {
    if (node.isValueNode()) {
      text.append(scalar(node));
    } else if (node.isEmpty()) {
      text.append(node.isArray() ? "[]" : "{}");
    } else if (!fitsInLine(node, column)) {
      printLines(node, indent);
    }
  }

  private boolean fitsInLine(JsonNode node, int column) {
    // An element takes three characters at the least, with what parts it from the next.
    if (column + 3 * node.size() >= WIDTH) {
      return false;
    }
    if (!node.values().stream()
        .allMatch(node.isArray() ? JsonNode::isValueNode : GenomePrinter::flat)) {
      return false;
    }
    String line = line(node);
    // One place is for the comma that may follow.
    boolean fits = column + line.length() + 1 <= WIDTH;
    if (fits) {
      text.append(line);
    }
    return fits;
  }

  private static boolean flat(JsonNode node) {
    return node.isValueNode()
        || node.isArray() && node.values().stream().allMatch(JsonNode::isValueNode);
  }

  private static String line(JsonNode node) {
    if (node.isValueNode()) {
      return scalar(node);
    }
    return node.isArray()
        ? node.values().stream()
            .map(GenomePrinter::line)
            .collect(Collectors.joining(", ", "[", "]"))
        : node.properties().stream()
            .map(property -> quote(property.getKey()) + ": " + line(property.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  private void printLines(JsonNode node, int indent) {
    if (node.isArray()) {
      Collection<JsonNode> elements = node.values();
      text.append('[');
      if (elements.stream().allMatch(JsonNode::isValueNode)) {
        wrap(elements, indent + 2);
      } else {
        for (Iterator<JsonNode> each = elements.iterator(); each.hasNext(); ) {
          newLine(indent + 2);
          print(each.next(), indent + 2, indent + 2);
          text.append(each.hasNext() ? "," : "");
        }
      }
      newLine(indent);
      text.append(']');
      return;
    }
    text.append('{');
    for (Iterator<Map.Entry<String, JsonNode>> each = node.properties().iterator();
        each.hasNext(); ) {
      Map.Entry<String, JsonNode> property = each.next();
      String name = quote(property.getKey()) + ": ";
      newLine(indent + 2);
      text.append(name);
      print(property.getValue(), indent + 2, indent + 2 + name.length());
      text.append(each.hasNext() ? "," : "");
    }
    newLine(indent);
    text.append('}');
  }

  private void wrap(Collection<JsonNode> scalars, int indent) {
    int column = WIDTH;
    for (Iterator<JsonNode> each = scalars.iterator(); each.hasNext(); ) {
      String scalar = scalar(each.next()) + (each.hasNext() ? "," : "");
      if (column + 1 + scalar.length() > WIDTH) {
        newLine(indent);
        column = indent;
      } else {
        text.append(' ');
        column++;
      }
      text.append(scalar);
      column += scalar.length();
    }
  }

  private void newLine(int indent) {
    text.append('\n').append(" ".repeat(indent));
  }

  private static String scalar(JsonNode node) {
    if (node.isString()) {
      return quote(node.stringValue());
    }
    if (node.isBigDecimal()) {
      return plain(node.decimalValue());
    }
    return node.isFloatingPointNumber() ? plain(shortest(node.doubleValue())) : node.toString();
  }

  private static String quote(String value) {
    for (int i = 0; i < value.length(); i++) {
      char letter = value.charAt(i);
      if (letter < ' ' || letter > '~' || letter == '"' || letter == '\\') {
        return MAPPER.writeValueAsString(value);
      }
    }
    return '"' + value + '"';
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** The fewest digits that are read as {@code value} again. Double.toString is not used: its digits changed with JDK 19. */
  private static BigDecimal shortest(double value) {
    // Of so few digits no two decimals are read as one number, and the quotient of two whole
    // numbers is the double nearest to it.
    double power = 1;
    for (int decimals = 0; Math.abs(value) * power < DIGITS && power < DIGITS; decimals++) {
      double digits = Math.rint(value * power);
      if (digits / power == value) {
        return BigDecimal.valueOf((long) digits, decimals);
      }
      power *= 10;
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(17));
  }
}
