package dev.replica.seed.plan.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/** PostgreSQL's functions on strings, which count characters by code points. */
final class TextFunctions {

  private TextFunctions() {}

  static Operand call(String name, List<Operand> arguments) throws Unsupported {
    if (arguments.isEmpty()) {
      throw new Unsupported(name);
    }
    if (name.equals("concat")) {
      return concat(arguments);
    }
    Operand first = arguments.get(0);
    if (name.equals("octet_length")
        || name.equals("length") && first.type().kind() == ValueType.Kind.BYTEA) {
      return octets(first);
    }
    // A function that takes a citext gives one.
    if (first.type().kind() != ValueType.Kind.TEXT
        && first.type().kind() != ValueType.Kind.BPCHAR) {
      throw new Unsupported(name + " of " + first.type().kind());
    }
    return switch (arguments.size()) {
      case 1 -> ofOne(name, first);
      case 2 -> ofTwo(name, first, arguments.get(1));
      case 3 -> ofThree(name, first, arguments.get(1), arguments.get(2));
      default -> throw new Unsupported(name);
    };
  }

  private static Operand ofOne(String name, Operand text) throws Unsupported {
    return switch (name) {
      case "length", "char_length", "character_length" ->
        Compiler.strict(ValueType.INT4, text, value -> (long) length((String) value));
      case "bit_length" -> Compiler.strict(ValueType.INT4, octets(text), value -> (Long) value * 8);
      case "ascii" ->
        Compiler.strict(
            ValueType.INT4, text, value -> value.equals("") ? 0L : ((String) value).codePointAt(0));
      case "lower" -> strict(text, TextFunctions::lower);
      case "upper" -> strict(text, TextFunctions::upper);
      case "initcap" -> strict(text, TextFunctions::initcap);
      case "btrim" -> strict(text, value -> trim(value, " ", true, true));
      case "ltrim" -> strict(text, value -> trim(value, " ", true, false));
      case "rtrim" -> strict(text, value -> trim(value, " ", false, true));
      case "similar_to_escape" ->
        Operand.constant(ValueType.TEXT, LikePattern.similar(text.text()));
      case "reverse" -> strict(text, value -> new StringBuilder(value).reverse().toString());
      default -> throw new Unsupported(name);
    };
  }

  private static Operand ofTwo(String name, Operand text, Operand other) throws Unsupported {
    if (other.type().integer()) {
      return switch (name) {
        case "left" ->
          Compiler.strict(ValueType.TEXT, text, other, (a, b) -> left((String) a, (Long) b));
        case "right" ->
          Compiler.strict(ValueType.TEXT, text, other, (a, b) -> right((String) a, (Long) b));
        case "substr", "substring" ->
          Compiler.strict(
              ValueType.TEXT,
              text,
              other,
              (a, b) -> substring((String) a, (Long) b, Integer.MAX_VALUE));
        case "repeat" ->
          Compiler.strict(ValueType.TEXT, text, other, (a, b) -> repeat((String) a, (Long) b));
        default -> throw new Unsupported(name);
      };
    }
    if (!other.type().textual()) {
      throw new Unsupported(name);
    }
    return switch (name) {
      case "btrim" ->
        Compiler.strict(
            ValueType.TEXT, text, other, (a, b) -> trim((String) a, (String) b, true, true));
      case "ltrim" ->
        Compiler.strict(
            ValueType.TEXT, text, other, (a, b) -> trim((String) a, (String) b, true, false));
      case "rtrim" ->
        Compiler.strict(
            ValueType.TEXT, text, other, (a, b) -> trim((String) a, (String) b, false, true));
      case "strpos" ->
        Compiler.strict(ValueType.INT4, text, other, (a, b) -> position((String) a, (String) b));
      case "starts_with" ->
        Compiler.strict(
            ValueType.BOOLEAN, text, other, (a, b) -> ((String) a).startsWith((String) b));
      case "like_escape" ->
        Operand.constant(ValueType.TEXT, LikePattern.escaped(text.text(), other.text()));
      case "regexp_like" -> {
        Pattern pattern = PostgresRegex.parse(other.text())
            .orElseThrow(() -> new Unsupported(name))
            .pattern(false);
        yield Compiler.strict(
            ValueType.BOOLEAN, text, value -> pattern.matcher((String) value).find());
      }
      default -> throw new Unsupported(name);
    };
  }

  private static Operand ofThree(String name, Operand text, Operand second, Operand third)
      throws Unsupported {
    boolean constant = text.constant() && second.constant() && third.constant();
    Node value = text.node();
    Node two = second.node();
    Node three = third.node();
    boolean strings = second.type().textual() && third.type().textual();
    if (name.equals("replace") && strings) {
      return new Operand(
          ValueType.TEXT,
          row -> replace(value.value(row), two.value(row), three.value(row)),
          constant);
    }
    if (name.equals("split_part") && second.type().textual() && third.type().integer()) {
      return new Operand(
          ValueType.TEXT,
          row -> part(value.value(row), two.value(row), three.value(row)),
          constant);
    }
    if ((name.equals("substr") || name.equals("substring"))
        && second.type().integer()
        && third.type().integer()) {
      return new Operand(
          ValueType.TEXT,
          row -> {
            Object string = value.value(row);
            Object from = two.value(row);
            Object count = three.value(row);
            return string == null || from == null || count == null
                ? null
                : substring((String) string, (Long) from, (Long) count);
          },
          constant);
    }
    throw new Unsupported(name);
  }

  /** The operand as LIKE and regular expressions see it: a character(n) with its blanks. */
  static Operand padded(Operand text) throws Unsupported {
    ValueType type = text.type();
    if (type.textual() || type.kind() == ValueType.Kind.CITEXT) {
      return text;
    }
    if (type.kind() != ValueType.Kind.BPCHAR || type.modifiers().isEmpty()) {
      throw new Unsupported("pattern match of " + type.kind());
    }
    int length = type.modifiers().get(0);
    return Compiler.strict(
        ValueType.TEXT,
        text,
        value -> value + " ".repeat(Math.max(0, length - length((String) value))));
  }

  static Operand concatenate(Operand left, Operand right) throws Unsupported {
    boolean strings = left.type().textual() && right.type().textual();
    if (!strings) {
      throw new Unsupported("||");
    }
    return Compiler.strict(ValueType.TEXT, left, right, (a, b) -> (String) a + b);
  }

  /** Takes NULL for nothing. */
  private static Operand concat(List<Operand> arguments) throws Unsupported {
    List<Node> nodes = new ArrayList<>();
    for (Operand argument : arguments) {
      if (!argument.type().textual() && !argument.type().integer()) {
        throw new Unsupported("concat of " + argument.type().kind());
      }
      nodes.add(argument.node());
    }
    Node node = row -> {
      StringBuilder text = new StringBuilder();
      for (Node each : nodes) {
        Object value = each.value(row);
        text.append(value == null ? "" : value);
      }
      return text.toString();
    };
    return new Operand(ValueType.TEXT, node, Functions.constant(arguments));
  }

  private static Operand octets(Operand operand) throws Unsupported {
    if (operand.type().kind() == ValueType.Kind.BYTEA) {
      return Compiler.strict(ValueType.INT4, operand, value -> (long) ((byte[]) value).length);
    }
    return Compiler.strict(ValueType.INT4, padded(operand), value ->
        (long) ((String) value).getBytes(StandardCharsets.UTF_8).length);
  }

  private static Operand strict(Operand text, Function<String, Object> function) {
    return Compiler.strict(ValueType.TEXT, text, value -> function.apply((String) value));
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Character by character, as C's towlower does: no character becomes two. */
  static String lower(String text) {
    return map(text, Character::toLowerCase);
  }

  static String upper(String text) {
    return map(text, Character::toUpperCase);
  }

  private static String map(String text, IntUnaryOperator mapping) {
    return text.codePoints()
        .map(mapping)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String initcap(String text) {
    StringBuilder result = new StringBuilder(text.length());
    boolean inWord = false;
    for (int character : text.codePoints().toArray()) {
      result.appendCodePoint(
          inWord ? Character.toLowerCase(character) : Character.toUpperCase(character));
      inWord = Character.isLetterOrDigit(character);
    }
    return result.toString();
  }

  private static String trim(String text, String characters, boolean start, boolean end) {
    int from = 0;
    int to = text.length();
    while (start && from < to && characters.indexOf(text.codePointAt(from)) >= 0) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (end && from < to && characters.indexOf(text.codePointBefore(to)) >= 0) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  /** Without the blanks at the end, which a character(n) is filled up with. */
  static String stripBlanks(String text) {
    return trim(text, " ", false, true);
  }

  /** The first characters, as many as the modifier of a type says. */
  static String left(String text, List<Integer> modifiers) {
    return left(text, modifiers.get(0));
  }

  private static String left(String text, long count) {
    return substring(text, 1, count >= 0 ? count : Math.max(0, length(text) + count));
  }

  private static String right(String text, long count) {
    int length = length(text);
    long kept = count >= 0 ? Math.min(count, length) : Math.max(0, length + count);
    return substring(text, length - kept + 1, kept);
  }

  /** Characters {@code from} to {@code from + count - 1}, counted from 1, as far as there are such. */
  private static String substring(String text, long from, long count) {
    if (count < 0) {
      throw Failure.RAISED;
    }
    int length = length(text);
    long first = Math.min(Math.max(from - 1, 0), length);
    long last = Math.min(Math.max(from - 1 + count, first), length);
    int start = text.offsetByCodePoints(0, (int) first);
    return text.substring(start, text.offsetByCodePoints(start, (int) (last - first)));
  }

  private static String repeat(String text, long count) {
    if (count * text.length() > 1 << 20) {
      throw Failure.RAISED;
    }
    return text.repeat((int) Math.max(0, count));
  }

  private static Long position(String text, String part) {
    int index = text.indexOf(part);
    return index < 0 ? 0L : text.codePointCount(0, index) + 1L;
  }

  private static String replace(Object text, Object part, Object by) {
    if (text == null || part == null || by == null) {
      return null;
    }
    return part.equals("") ? (String) text : ((String) text).replace((String) part, (String) by);
  }

  /** Counted from the end where the index is negative. */
  private static String part(Object text, Object delimiter, Object index) {
    if (text == null || delimiter == null || index == null) {
      return null;
    }
    String string = (String) text;
    long number = (Long) index;
    if (number == 0) {
      throw Failure.RAISED;
    }
    if (string.isEmpty()) {
      return "";
    }
    String[] parts = delimiter.equals("")
        ? new String[] {string}
        : string.split(Pattern.quote((String) delimiter), -1);
    long place = number > 0 ? number - 1 : parts.length + number;
    return place >= 0 && place < parts.length ? parts[(int) place] : "";
  }
}
