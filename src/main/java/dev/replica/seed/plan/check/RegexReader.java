package dev.replica.seed.plan.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads PostgreSQL's advanced regular expressions (section 9.7.3 of its manual) by recursive descent. */
final class RegexReader {

  /** PostgreSQL's own limit of a repetition (DUPMAX). */
  private static final int MOST_REPETITIONS = 255;

  private static final int DEEPEST = 100;

  private static final PostgresRegex.Range DIGIT = new PostgresRegex.Range('0', '9');
  private static final PostgresRegex.Range UPPER = new PostgresRegex.Range('A', 'Z');
  private static final PostgresRegex.Range LOWER = new PostgresRegex.Range('a', 'z');
  private static final PostgresRegex.Range UNDERSCORE = new PostgresRegex.Range('_', '_');
  private static final List<PostgresRegex.Range> SPACE =
      List.of(new PostgresRegex.Range('\t', '\r'), new PostgresRegex.Range(' ', ' '));

  private static final Map<String, List<PostgresRegex.Range>> CLASSES = Map.ofEntries(
      Map.entry("alpha", List.of(UPPER, LOWER)),
      Map.entry("digit", List.of(DIGIT)),
      Map.entry("alnum", List.of(DIGIT, UPPER, LOWER)),
      Map.entry("upper", List.of(UPPER)),
      Map.entry("lower", List.of(LOWER)),
      Map.entry("word", List.of(DIGIT, UPPER, LOWER, UNDERSCORE)),
      Map.entry("space", SPACE),
      Map.entry(
          "blank", List.of(new PostgresRegex.Range('\t', '\t'), new PostgresRegex.Range(' ', ' '))),
      Map.entry(
          "punct",
          List.of(
              new PostgresRegex.Range('!', '/'),
              new PostgresRegex.Range(':', '@'),
              new PostgresRegex.Range('[', '`'),
              new PostgresRegex.Range('{', '~'))),
      Map.entry(
          "cntrl", List.of(new PostgresRegex.Range(1, 31), new PostgresRegex.Range(127, 127))),
      Map.entry("graph", List.of(new PostgresRegex.Range('!', '~'))),
      Map.entry("print", List.of(new PostgresRegex.Range(' ', '~'))),
      Map.entry("ascii", List.of(new PostgresRegex.Range(1, 127))),
      Map.entry(
          "xdigit",
          List.of(DIGIT, new PostgresRegex.Range('A', 'F'), new PostgresRegex.Range('a', 'f'))));

  private final String text;
  private int position;
  private int depth;

  RegexReader(String text) {
    this.text = text;
  }

  PostgresRegex read() throws Unsupported {
    if (text.startsWith("***")) {
      throw new Unsupported("director");
    }
    boolean ignoreCase = accept("(?i)");
    PostgresRegex.Part root = choice();
    if (position < text.length()) {
      throw new Unsupported("unbalanced parenthesis");
    }
    return new PostgresRegex(root, ignoreCase);
  }

  private PostgresRegex.Part choice() throws Unsupported {
    if (++depth > DEEPEST) {
      throw new Unsupported("too deep");
    }
    List<PostgresRegex.Part> branches = new ArrayList<>();
    do {
      branches.add(sequence());
    } while (accept("|"));
    depth--;
    return branches.size() == 1 ? branches.get(0) : new PostgresRegex.Choice(branches);
  }

  private PostgresRegex.Part sequence() throws Unsupported {
    List<PostgresRegex.Part> parts = new ArrayList<>();
    while (position < text.length()
        && text.charAt(position) != '|'
        && text.charAt(position) != ')') {
      PostgresRegex.Part atom = atom();
      parts.add(quantified(atom));
    }
    return parts.size() == 1 ? parts.get(0) : new PostgresRegex.Sequence(parts);
  }

  private PostgresRegex.Part quantified(PostgresRegex.Part atom) throws Unsupported {
    int least;
    int most;
    if (accept("*")) {
      least = 0;
      most = -1;
    } else if (accept("+")) {
      least = 1;
      most = -1;
    } else if (accept("?")) {
      least = 0;
      most = 1;
    } else if (peek('{')
        && position + 1 < text.length()
        && Character.isDigit(text.charAt(position + 1))) {
      position++;
      least = count();
      most = least;
      if (accept(",")) {
        most = peek('}') ? -1 : count();
      }
      expect("}");
    } else {
      return atom;
    }
    // Whether the shortest or the longest string is preferred does not change whether there is one.
    accept("?");
    boolean again = peek('*') || peek('+') || peek('?');
    if (again || atom instanceof PostgresRegex.Place || most >= 0 && most < least) {
      throw new Unsupported("quantifier");
    }
    return new PostgresRegex.Repeat(atom, least, most);
  }

  private int count() throws Unsupported {
    int start = position;
    while (position < text.length()
        && Character.isDigit(text.charAt(position))
        && position - start < 4) {
      position++;
    }
    int count = position == start ? -1 : Integer.parseInt(text.substring(start, position));
    if (count < 0 || count > MOST_REPETITIONS) {
      throw new Unsupported("repetition");
    }
    return count;
  }

  private PostgresRegex.Part atom() throws Unsupported {
    if (accept("(")) {
      return group();
    }
    if (accept("[[:<:]]")) {
      return new PostgresRegex.Place(PostgresRegex.Anchor.WORD_START);
    }
    if (accept("[[:>:]]")) {
      return new PostgresRegex.Place(PostgresRegex.Anchor.WORD_END);
    }
    if (accept("[")) {
      return bracket();
    }
    if (accept("\\")) {
      return escape();
    }
    if (accept("^")) {
      return new PostgresRegex.Place(PostgresRegex.Anchor.START);
    }
    if (accept("$")) {
      return new PostgresRegex.Place(PostgresRegex.Anchor.END);
    }
    if (accept(".")) {
      return new PostgresRegex.Characters(true, List.of());
    }
    if (peek('*') || peek('+') || peek('?')) {
      throw new Unsupported("quantifier of nothing");
    }
    return character(next());
  }

  private PostgresRegex.Part group() throws Unsupported {
    PostgresRegex.Part part;
    if (accept("?=")) {
      part = new PostgresRegex.Look(true, false, choice());
    } else if (accept("?!")) {
      part = new PostgresRegex.Look(true, true, choice());
    } else if (accept("?<=")) {
      part = new PostgresRegex.Look(false, false, choice());
    } else if (accept("?<!")) {
      part = new PostgresRegex.Look(false, true, choice());
    } else if (accept("?:") || !peek('?')) {
      part = choice();
    } else {
      throw new Unsupported("group");
    }
    expect(")");
    return part;
  }

  private PostgresRegex.Part escape() throws Unsupported {
    int escaped = next();
    return switch (escaped) {
      case 'd' -> characters(false, "digit");
      case 's' -> characters(false, "space");
      case 'w' -> characters(false, "word");
      case 'D' -> characters(true, "digit");
      case 'S' -> characters(true, "space");
      case 'W' -> characters(true, "word");
      case 'A' -> new PostgresRegex.Place(PostgresRegex.Anchor.START);
      case 'Z' -> new PostgresRegex.Place(PostgresRegex.Anchor.END);
      case 'm' -> new PostgresRegex.Place(PostgresRegex.Anchor.WORD_START);
      case 'M' -> new PostgresRegex.Place(PostgresRegex.Anchor.WORD_END);
      case 'y' -> new PostgresRegex.Place(PostgresRegex.Anchor.WORD_EDGE);
      case 'Y' -> new PostgresRegex.Place(PostgresRegex.Anchor.NO_WORD_EDGE);
      default -> character(escapedCharacter(escaped));
    };
  }

  private int escapedCharacter(int escaped) throws Unsupported {
    return switch (escaped) {
      case 'a' -> 7;
      case 'b' -> '\b';
      case 'B' -> '\\';
      case 'e' -> 27;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 11;
      case 'u' -> hexadecimal(4);
      case 'U' -> hexadecimal(8);
      default -> {
        // Back references and others that are not common.
        if (Character.isLetterOrDigit(escaped)) {
          throw new Unsupported("escape");
        }
        yield escaped;
      }
    };
  }

  private int hexadecimal(int digits) throws Unsupported {
    int end = position + digits;
    if (end > text.length() || !text.substring(position, end).matches("[0-9a-fA-F]+")) {
      throw new Unsupported("escape");
    }
    long character = Long.parseLong(text.substring(position, end), 16);
    if (character > Character.MAX_CODE_POINT) {
      throw new Unsupported("escape");
    }
    position = end;
    return (int) character;
  }

  private PostgresRegex.Part bracket() throws Unsupported {
    boolean negated = accept("^");
    List<PostgresRegex.Range> ranges = new ArrayList<>();
    boolean first = true;
    while (first || !peek(']')) {
      first = false;
      if (accept("[:")) {
        ranges.addAll(named());
        continue;
      }
      if (peek('\\')
          && position + 1 < text.length()
          && "dsw".indexOf(text.charAt(position + 1)) >= 0) {
        position++;
        ranges.addAll(((PostgresRegex.Characters) escape()).ranges());
        continue;
      }
      int from = bracketCharacter();
      int to = from;
      if (peek('-') && position + 1 < text.length() && text.charAt(position + 1) != ']') {
        position++;
        to = bracketCharacter();
      }
      if (to < from) {
        throw new Unsupported("range");
      }
      ranges.add(new PostgresRegex.Range(from, to));
    }
    expect("]");
    return new PostgresRegex.Characters(negated, ranges);
  }

  private int bracketCharacter() throws Unsupported {
    if (text.startsWith("[.", position)
        || text.startsWith("[=", position)
        || text.startsWith("[:", position)) {
      throw new Unsupported("collating element");
    }
    return accept("\\") ? escapedCharacter(next()) : next();
  }

  private List<PostgresRegex.Range> named() throws Unsupported {
    int end = text.indexOf(":]", position);
    List<PostgresRegex.Range> ranges = end < 0 ? null : CLASSES.get(text.substring(position, end));
    if (ranges == null) {
      throw new Unsupported("character class");
    }
    position = end + 2;
    return ranges;
  }

  private static PostgresRegex.Part characters(boolean negated, String name) {
    return new PostgresRegex.Characters(negated, CLASSES.get(name));
  }

  static PostgresRegex.Part character(int character) {
    return new PostgresRegex.Characters(
        false, List.of(new PostgresRegex.Range(character, character)));
  }

  private int next() throws Unsupported {
    if (position >= text.length()) {
      throw new Unsupported("end");
    }
    int character = text.codePointAt(position);
    position += Character.charCount(character);
    return character;
  }

  private boolean peek(char character) {
    return position < text.length() && text.charAt(position) == character;
  }

  private boolean accept(String token) {
    boolean found = text.startsWith(token, position);
    position += found ? token.length() : 0;
    return found;
  }

  private void expect(String token) throws Unsupported {
    if (!accept(token)) {
      throw new Unsupported("no " + token);
    }
  }
}
