package dev.replica.seed.plan.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A regular expression of PostgreSQL (an ARE), or a pattern of LIKE or SIMILAR TO, as a tree: to match with, and to make strings
 * from. Character classes have their ASCII members.
 *
 * @param root what is to be found anywhere in a string
 * @param ignoreCase whether the expression itself asks for that, by {@code (?i)}
 */
public record PostgresRegex(Part root, boolean ignoreCase) {

  /** A part of a regular expression. */
  public sealed interface Part {}

  /** One part after the other; the empty string for none. */
  public record Sequence(List<Part> parts) implements Part {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /** One of the parts. */
  public record Choice(List<Part> parts) implements Part {
    public Choice {
      parts = List.copyOf(parts);
    }
  }

  /** {@code least} to {@code most} times the part; no bound for {@code most} -1. */
  public record Repeat(Part part, int least, int most) implements Part {}

  /** One character out of the ranges, or where {@code negated} one that is in none of them. */
  public record Characters(boolean negated, List<Range> ranges) implements Part {
    public Characters {
      ranges = List.copyOf(ranges);
    }
  }

  /** Code points, both ends included. */
  public record Range(int first, int last) {}

  /** A place between characters. */
  public enum Anchor {
    START("\\A"),
    END("\\z"),
    WORD_START("(?<!\\w)(?=\\w)"),
    WORD_END("(?<=\\w)(?!\\w)"),
    WORD_EDGE("(?:(?<!\\w)(?=\\w)|(?<=\\w)(?!\\w))"),
    NO_WORD_EDGE("(?:(?<!\\w)(?!\\w)|(?<=\\w)(?=\\w))");

    private final String java;

    Anchor(String java) {
      this.java = java;
    }
  }

  /** A place between characters as a part. */
  public record Place(Anchor anchor) implements Part {}

  /** What has to follow or precede, or must not. */
  public record Look(boolean ahead, boolean negated, Part part) implements Part {}

  /** The expression, or empty where it has a construct that is not known here (back references, collating elements). */
  public static Optional<PostgresRegex> parse(String regex) {
    try {
      return Optional.of(new RegexReader(regex).read());
    } catch (Unsupported e) {
      return Optional.empty();
    }
  }

  /**
   * The same with nothing that has to follow or precede, and with repetitions that end: strings made by it are likely to match, no
   * more.
   *
   * @param extra how many times more than it must a repetition without bound runs at most
   */
  public PostgresRegex loose(int extra) {
    return new PostgresRegex(loose(root, extra), ignoreCase);
  }

  private static Part loose(Part part, int extra) {
    if (part instanceof Look) {
      return new Sequence(List.of());
    } else if (part instanceof Sequence sequence) {
      return new Sequence(
          sequence.parts().stream().map(each -> loose(each, extra)).toList());
    } else if (part instanceof Choice choice) {
      return new Choice(choice.parts().stream().map(each -> loose(each, extra)).toList());
    } else if (part instanceof Repeat repeat) {
      int most = repeat.most() < 0 ? repeat.least() + extra : repeat.most();
      return new Repeat(loose(repeat.part(), extra), repeat.least(), most);
    }
    return part;
  }

  /** A pattern whose {@code find} tells what PostgreSQL's {@code ~} tells. */
  public Pattern pattern(boolean insensitive) {
    StringBuilder java = new StringBuilder();
    print(root, java);
    return Pattern.compile(
        java.toString(),
        Pattern.DOTALL | (insensitive || ignoreCase ? Pattern.CASE_INSENSITIVE : 0));
  }

  private static void print(Part part, StringBuilder java) {
    if (part instanceof Sequence sequence) {
      sequence.parts().forEach(each -> print(each, java));
    } else if (part instanceof Choice choice) {
      String separator = "(?:";
      for (Part each : choice.parts()) {
        java.append(separator);
        print(each, java);
        separator = "|";
      }
      java.append(')');
    } else if (part instanceof Repeat repeat) {
      // Java repeats a class much faster than a group.
      boolean group = !(repeat.part() instanceof Characters);
      java.append(group ? "(?:" : "");
      print(repeat.part(), java);
      java.append(group ? "){" : "{")
          .append(repeat.least())
          .append(',')
          .append(repeat.most() < 0 ? "" : repeat.most())
          .append('}');
    } else if (part instanceof Characters characters) {
      print(characters, java);
    } else if (part instanceof Place place) {
      java.append(place.anchor().java);
    } else if (part instanceof Look look) {
      java.append(look.ahead() ? "(?" : "(?<").append(look.negated() ? '!' : '=');
      print(look.part(), java);
      java.append(')');
    }
  }

  private static void print(Characters characters, StringBuilder java) {
    if (characters.ranges().isEmpty()) {
      java.append(characters.negated() ? "." : "(?!)");
      return;
    }
    Range first = characters.ranges().get(0);
    if (!characters.negated() && characters.ranges().size() == 1 && first.first() == first.last()) {
      java.append(String.format("\\x{%x}", first.first()));
      return;
    }
    java.append(characters.negated() ? "[^" : "[");
    for (Range range : characters.ranges()) {
      java.append(String.format("\\x{%x}-\\x{%x}", range.first(), range.last()));
    }
    java.append(']');
  }
}
