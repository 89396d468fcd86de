package dev.replica.scan.publish;

import dev.replica.genome.CheckDigit;
import dev.replica.genome.ValueModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Finds the patterns that strings have. A string is taken as runs of one class of characters; strings of equal classes
 * form a group, whose runs are published with the lengths that at least {@code minCount} of its strings stay within.
 * Where letters and digits mix too much for that (hashes, codes), all letters and digits are one class; words don't, however they are
 * written.
 */
final class Shapes {

  /** Different strings that have to meet a check digit before it is believed. */
  private static final int CHECKED = 20;

  /** Share of them that has to: some are mistyped. */
  private static final double HOLDING = 0.98;

  private static final int MOST = 24;

  /** Calling codes, and combinations of lengths, that have patterns of their own at the most. */
  private static final int CODES = 8;

  private static final int FORMS = 3;

  private static final int CHARACTERS = 100;
  private static final int RUNS = 40;

  /** Changes between letters and digits in a word: one with more of them is a hash. */
  private static final int SWITCHES = 4;

  /** Blanks in a string: more words than eight are prose. */
  private static final int BLANKS = 7;

  /** Strings of a group that must agree on a letter before it is told. */
  private static final int AGREEING = 50;

  /** Patterns of fewer strings in all are noise: the length says as much. */
  private static final double LEAST = 0.2;

  /** Below this share of exact classes, coarse ones are tried. */
  private static final double ENOUGH = 0.6;

  /** Stands for the class of all letters and digits, apart from an asterisk that stands for itself. */
  private static final char MIXED = '\uFFFF';

  private static final String SPECIAL = "Aa9hH*\\{}";

  /**
   * Runs of a string: the class of each, or the character itself where it is neither letter nor digit, and its length.
   */
  private record Runs(String classes, int[] lengths) {}

  private final PublishingPolicy policy;
  private final List<String> strings;

  private Shapes(List<String> strings, PublishingPolicy policy) {
    this.strings = strings;
    this.policy = policy;
  }

  /** Patterns of the strings, the most frequent first; empty where they have none worth telling. */
  static List<ValueModel.Shape> of(List<String> strings, PublishingPolicy policy) {
    Shapes shapes = new Shapes(strings, policy);
    List<ValueModel.Shape> exact = shapes.patterns('\0');
    char common = shapes.commonClass();
    if (share(exact) < ENOUGH && (common != MIXED || shapes.codes())) {
      List<ValueModel.Shape> coarse = shapes.patterns(common);
      if (share(coarse) > share(exact) + LEAST) {
        return coarse;
      }
    }
    return share(exact) < LEAST ? List.of() : exact;
  }

  private static double share(List<ValueModel.Shape> shapes) {
    return shapes.stream().mapToDouble(ValueModel.Shape::share).sum();
  }

  /** @param common the one class of all letters and digits; 0 to tell them apart */
  private List<ValueModel.Shape> patterns(char common) {
    Map<String, List<String>> groups = new HashMap<>();
    for (String string : strings) {
      Runs runs = runs(string, common);
      if (runs != null) {
        groups.computeIfAbsent(runs.classes(), classes -> new ArrayList<>()).add(string);
      }
    }
    Comparator<Map.Entry<String, List<String>>> byCount =
        Comparator.comparingInt(group -> -group.getValue().size());
    return groups.entrySet().stream()
        .filter(group -> policy.tells(group.getValue().size()))
        .sorted(byCount.thenComparing(Map.Entry.comparingByKey()))
        .flatMap(group -> split(group.getValue(), common).stream())
        .limit(MOST)
        .map(group -> shape(group, common))
        .filter(shape -> shape.share() > 0)
        .sorted(Comparator.comparingDouble(shape -> -shape.share()))
        .toList();
  }

  /** Strings of equal classes that differ by where they are from: by calling codes, or by a few lengths. */
  private List<List<String>> split(List<String> members, char common) {
    return apart(members, Shapes::callingCode, true).stream()
        .flatMap(group ->
            apart(group, string -> Arrays.toString(runs(string, common).lengths()), false).stream())
        .toList();
  }

  /**
   * The groups of a key, if they are few and of strings enough.
   *
   * @param rest whether those of smaller groups are one together; else the members stay as they are where there are any
   */
  private List<List<String>> apart(
      List<String> members, Function<String, String> key, boolean rest) {
    Map<String, List<String>> groups = new TreeMap<>();
    members.forEach(each ->
        groups.computeIfAbsent(key.apply(each), any -> new ArrayList<>()).add(each));
    List<String> others = new ArrayList<>();
    List<List<String>> apart = new ArrayList<>();
    groups.values().forEach(group -> {
      if (group.size() >= Math.max(AGREEING, policy.minCount())) {
        apart.add(group);
      } else {
        others.addAll(group);
      }
    });
    if (apart.isEmpty() || apart.size() > (rest ? CODES : FORMS) || !rest && !others.isEmpty()) {
      return List.of(members);
    }
    if (!others.isEmpty()) {
      if (!policy.tells(others.size())) {
        return List.of(members);
      }
      apart.add(others);
    }
    apart.sort(Comparator.comparingInt(group -> -group.size()));
    return apart;
  }

  /** The two digits that an international telephone number begins with; empty for what is none. */
  private static String callingCode(String string) {
    boolean international = string.length() > 2
        && string.charAt(0) == '+'
        && Character.isDigit(string.charAt(1))
        && Character.isDigit(string.charAt(2));
    return international ? string.substring(0, 3) : "";
  }

  private ValueModel.Shape shape(List<String> members, char common) {
    return new ValueModel.Shape(
        pattern(members, common),
        Rounding.rough((double) members.size() / strings.size()),
        check(members));
  }

  /** What nearly all of them meet that a tenth would by chance. */
  private static CheckDigit check(List<String> members) {
    if (members.size() < CHECKED || members.stream().distinct().limit(CHECKED).count() < CHECKED) {
      return null;
    }
    return Arrays.stream(CheckDigit.values())
        .filter(check -> members.stream().filter(check::holds).count() >= HOLDING * members.size())
        .findFirst()
        .orElse(null);
  }

  private static Runs runs(String string, char common) {
    if (string.isEmpty() || string.length() > CHARACTERS) {
      return null;
    }
    StringBuilder classes = new StringBuilder();
    int[] lengths = new int[RUNS];
    int blanks = 0;
    int switches = 0;
    for (int index = 0; index < string.length(); index++) {
      char kind = kind(string.charAt(index), common);
      blanks += kind == ' ' ? 1 : 0;
      int last = classes.length() - 1;
      if (last < 0 || classes.charAt(last) != kind) {
        boolean switched = last >= 0 && (kind == '9') != (classes.charAt(last) == '9');
        switches = Character.isLetterOrDigit(kind) ? switches + (switched ? 1 : 0) : 0;
        if (++last == RUNS || blanks > BLANKS || switches > SWITCHES) {
          return null;
        }
        classes.append(kind);
      }
      lengths[last]++;
    }
    return new Runs(classes.toString(), lengths);
  }

  private static char kind(char character, char common) {
    if (!Character.isLetterOrDigit(character)) {
      return character;
    }
    if (common != 0) {
      return common;
    }
    if (Character.isDigit(character)) {
      return '9';
    }
    return Character.isUpperCase(character) ? 'A' : 'a';
  }

  /** Whether letters and digits stand side by side in half of the strings, or capitals behind small letters: no words do so. */
  private boolean codes() {
    long codes = strings.stream().filter(Shapes::code).count();
    return 2 * codes >= strings.size();
  }

  private static boolean code(String string) {
    for (int index = 1; index < string.length(); index++) {
      char before = string.charAt(index - 1);
      char next = string.charAt(index);
      boolean one = Character.isLetterOrDigit(before) && Character.isLetterOrDigit(next);
      boolean mixed = Character.isDigit(before) != Character.isDigit(next);
      if (one && (mixed || Character.isLowerCase(before) && Character.isUpperCase(next))) {
        return true;
      }
    }
    return false;
  }

  /** {@code h} or {@code H} where all letters and digits are hexadecimal, else {@code *}. */
  private char commonClass() {
    boolean lower = true;
    boolean upper = true;
    for (String string : strings) {
      for (int index = 0; index < string.length() && (lower || upper); index++) {
        char character = string.charAt(index);
        if (Character.isLetterOrDigit(character)) {
          boolean digit = character >= '0' && character <= '9';
          lower &= digit || character >= 'a' && character <= 'f';
          upper &= digit || character >= 'A' && character <= 'F';
        }
      }
    }
    return lower ? 'h' : upper ? 'H' : MIXED;
  }

  private String pattern(List<String> members, char common) {
    Runs first = runs(members.get(0), common);
    int runs = first.classes().length();
    int[][] lengths = new int[runs][members.size()];
    for (int member = 0; member < members.size(); member++) {
      int[] each = runs(members.get(member), common).lengths();
      for (int run = 0; run < runs; run++) {
        lengths[run][member] = each[run];
      }
    }
    StringBuilder pattern = new StringBuilder();
    boolean aligned = true;
    int position = 0;
    for (int run = 0; run < runs; run++) {
      int[] sorted = lengths[run].clone();
      Arrays.sort(sorted);
      boolean fixed = sorted[0] == sorted[sorted.length - 1];
      aligned &= fixed;
      char kind = first.classes().charAt(run);
      boolean literal = !Character.isLetterOrDigit(kind) && kind != MIXED;
      String unit = literal ? escaped(kind) : kind == MIXED ? "*" : String.valueOf(kind);
      if (aligned && !literal) {
        agreed(pattern, members, position, sorted[0], unit);
      } else {
        int outer = Math.min(policy.minCount() - 1, (sorted.length - 1) / 2);
        append(pattern, unit, sorted[outer], sorted[sorted.length - 1 - outer]);
      }
      position += sorted[0];
    }
    return pattern.toString();
  }

  /** A run that stands at the same place in all members: what they agree on is told where they are many. */
  private void agreed(
      StringBuilder pattern, List<String> members, int position, int length, String unit) {
    int open = 0;
    for (int index = position; index < position + length; index++) {
      char character = members.get(0).charAt(index);
      int place = index;
      boolean told = members.size() >= Math.max(AGREEING, policy.minCount())
          && members.stream().allMatch(member -> member.charAt(place) == character);
      if (!told) {
        open++;
        continue;
      }
      append(pattern, unit, open, open);
      open = 0;
      append(pattern, escaped(character), 1, 1);
    }
    append(pattern, unit, open, open);
  }

  private static String escaped(char character) {
    return SPECIAL.indexOf(character) >= 0 ? "\\" + character : String.valueOf(character);
  }

  private static void append(StringBuilder pattern, String unit, int least, int most) {
    if (most == 0) {
      return;
    }
    pattern.append(unit);
    if (least != most) {
      pattern.append('{').append(least).append(',').append(most).append('}');
    } else if (most > 1) {
      pattern.append('{').append(most).append('}');
    }
  }
}
