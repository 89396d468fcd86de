package dev.replica.genome;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints a genome in its canonical form. Jackson decides which fields there are, this class where lines end: what fits in the rest of
 * a line stands there, but objects and lists of a list have lines of their own; what does not fit goes on in lines that are indented by one
 * space, so that the properties of an object stand below each other.
 */
final class GenomePrinter {

  private static final int WIDTH = 140;

  /** Of the properties of a table. */
  private static final int TABLE_INDENT = 3;

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
    printer.text.append(',');
    printer.property(
        Map.entry("dependence", MAPPER.valueToTree(dependence)), TABLE_INDENT, 1, WIDTH);
    return printer.text.length();
  }

  /**
   * Prints a node.
   *
   * @param indent of the lines that it goes on in
   * @param behind characters that follow it in its last line
   */
  private void print(JsonNode node, int indent, int behind) {
    String flat = flat(node, WIDTH - column() - behind);
    if (flat != null) {
      text.append(flat);
    } else if (node.isArray()) {
      printList(node, indent, behind);
    } else if (node.isObject()) {
      printObject(node, indent, behind);
    } else {
      text.append(scalar(node));
    }
  }

  private int column() {
    return text.length() - text.lastIndexOf("\n") - 1;
  }

  /** In so many characters at the most; null where they are too few, or it is to have lines of its own. */
  private static String flat(JsonNode node, int room) {
    if (node.isValueNode()) {
      String scalar = scalar(node);
      return scalar.length() <= room ? scalar : null;
    }
    boolean list = node.isArray();
    // Elements take three characters each at the least, with what parts them.
    if (3 * node.size() > room || list && node.size() > 1 && node.get(0).isContainer()) {
      return null;
    }
    StringBuilder flat = new StringBuilder(list ? "[" : "{");
    Iterator<String> names = node.propertyNames().iterator();
    for (JsonNode value : node.values()) {
      flat.append(flat.length() == 1 ? "" : list && value.isNumber() ? "," : ", ");
      flat.append(list ? "" : quote(names.next()) + ": ");
      String part = flat(value, room - 1 - flat.length());
      if (part == null) {
        return null;
      }
      flat.append(part);
    }
    return flat.append(list ? ']' : '}').toString();
  }

  private void printObject(JsonNode node, int indent, int behind) {
    text.append('{');
    Iterator<Map.Entry<String, JsonNode>> properties = node.properties().iterator();
    boolean first = true;
    while (properties.hasNext()) {
      Map.Entry<String, JsonNode> property = properties.next();
      int follows = properties.hasNext() ? 1 : behind + 1;
      if (first) {
        text.append(quote(property.getKey())).append(": ");
        print(property.getValue(), indent + 2, follows);
      } else {
        property(property, indent + 1, follows, column());
      }
      text.append(properties.hasNext() ? "," : "}");
      first = false;
    }
  }

  /** In the rest of the line that ends at a column, or in lines of its own. */
  private void property(Map.Entry<String, JsonNode> property, int indent, int behind, int column) {
    String name = quote(property.getKey()) + ": ";
    String flat = flat(property.getValue(), WIDTH - column - 1 - name.length() - behind);
    if (flat != null) {
      text.append(' ').append(name).append(flat);
      return;
    }
    newLine(indent);
    text.append(name);
    print(property.getValue(), indent, behind);
  }

  private void printList(JsonNode node, int indent, int behind) {
    text.append('[');
    boolean scalars = node.values().stream().allMatch(JsonNode::isValueNode);
    boolean first = true;
    for (Iterator<JsonNode> elements = node.values().iterator(); elements.hasNext(); ) {
      JsonNode element = elements.next();
      int follows = elements.hasNext() ? 1 : behind + 1;
      String gap = first || element.isNumber() ? "" : " ";
      boolean fits =
          scalars && column() + gap.length() + scalar(element).length() + follows <= WIDTH;
      if (fits) {
        text.append(gap);
      } else {
        newLine(indent + 1);
      }
      print(element, indent + 1, follows);
      text.append(elements.hasNext() ? "," : "]");
      first = false;
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
