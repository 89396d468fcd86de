package dev.replica.scan.publish;

import dev.replica.genome.ValueModel;
import dev.replica.genome.WrittenForm;
import dev.replica.genome.WrittenNumber;
import dev.replica.genome.WrittenTime;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Strings that all write numbers, or all write times, in one form: as patterns of digits they would write days that there are not.
 *
 * @param numbers what they write, one for each string
 */
record Written(WrittenForm form, Numbers numbers) {

  /** Of fewer strings, or fewer different ones, the form is a guess. */
  private static final int LEAST = 20;

  /** So many values are better told one by one, where nearly all rows have one of them. */
  private static final int CATEGORIES = 64;

  private static final double NEARLY_ALL = 0.9;

  /** Whole numbers are told as numbers where they leave out no more than so many for each that they have: others are names. */
  private static final long SPARSE = 4;

  /** Between these years the digits of a number are a date. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2100;
  private static final long YEAR = 365L * 86_400_000_000L;

  private static final BigDecimal MICROSECOND = BigDecimal.ONE.movePointLeft(6);

  private static final int MOST_DECIMALS = 9;

  private static final List<String> DAYS = List.of(
      "yyyy-MM-dd",
      "yyyy/MM/dd",
      "dd.MM.yyyy",
      "dd/MM/yyyy",
      "MM/dd/yyyy",
      "dd-MM-yyyy",
      "yyyyMMdd",
      "");

  private static final List<String> BETWEEN = List.of("'T'", " ", "");
  private static final List<String> CLOCKS = List.of("HH:mm", "HH:mm:ss", "HHmmss", "");
  private static final Pattern OFFSET = Pattern.compile("(?<=\\d)( ?)(Z|[+-]\\d{2}(:?\\d{2})?)$");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** What strings write; null where they are not all of one form, or few. */
  static Written of(Texts texts) {
    List<String> present =
        Arrays.stream(texts.texts()).filter(Objects::nonNull).distinct().toList();
    if (present.size() < LEAST || present.get(0).isEmpty()) {
      return null;
    }
    Written times = ofTimes(texts, present);
    return times == null ? ofNumbers(texts, present) : times;
  }

  /** As {@link #of}; null too where the strings are better told one by one. */
  static Written beside(Literals literals, Texts texts) {
    boolean told = literals.values().size() <= CATEGORIES
        && literals.told() >= NEARLY_ALL * (literals.told() + literals.others());
    return told ? null : of(texts);
  }

  private static Written ofNumbers(Texts texts, List<String> present) {
    int least = MOST_DECIMALS;
    int most = 0;
    for (String text : present) {
      int point = text.indexOf('.');
      int decimals = point < 0 ? 0 : text.length() - point - 1;
      least = Math.min(least, decimals);
      most = Math.max(most, decimals);
    }
    if (most > MOST_DECIMALS) {
      return null;
    }
    WrittenNumber form = new WrittenNumber(least, most);
    Numbers numbers = numbers(form, Meaning.NUMBER, BigDecimal.ONE.movePointLeft(most), texts);
    if (numbers == null) {
      return null;
    }
    long[] sorted = numbers.sorted();
    boolean dense = sorted[sorted.length - 1] - sorted[0] < SPARSE * present.size();
    return most > 0 || dense ? new Written(form, numbers) : null;
  }

  private static Written ofTimes(Texts texts, List<String> present) {
    String first = present.get(0);
    Matcher matcher = OFFSET.matcher(first);
    // A date may end like an offset: 2024-03-01.
    List<String> ends =
        matcher.find() ? List.of("", matcher.group(1) + "'" + matcher.group(2) + "'") : List.of("");
    for (String day : DAYS) {
      for (String between : BETWEEN) {
        for (String clock : CLOCKS) {
          for (String end : ends) {
            boolean both = !day.isEmpty() && !clock.isEmpty();
            boolean some = !day.isEmpty() || !clock.isEmpty();
            boolean plain = both || between.isEmpty() && end.isEmpty();
            Written found =
                some && plain ? ofTimes(day + between + clock, end, texts, present) : null;
            if (found != null) {
              return found;
            }
          }
        }
      }
    }
    return null;
  }

  private static Written ofTimes(String pattern, String end, Texts texts, List<String> present) {
    boolean seconds = pattern.endsWith(":ss");
    WrittenTime any = form(pattern + (seconds ? "[.SSSSSSSSS]" : "") + end);
    if (any.units(present.get(0)) == WrittenForm.NONE
        || present.stream().anyMatch(text -> any.units(text) == WrittenForm.NONE)) {
      return null;
    }
    WrittenTime form = form(pattern + (seconds ? fraction(any, present) : "") + end);
    Meaning meaning =
        !form.clock() ? Meaning.DATE : form.days() ? Meaning.TIMESTAMP : Meaning.TIME_OF_DAY;
    Numbers numbers = numbers(form, meaning, MICROSECOND, texts);
    boolean digits = DIGITS.matcher(present.get(0)).matches();
    return numbers == null || digits && !ofOurTime(numbers) ? null : new Written(form, numbers);
  }

  private static WrittenTime form(String pattern) {
    return (WrittenTime) WrittenForm.of(pattern);
  }

  /** The fraction of a second that all of the strings have: always as long, in threes as Java writes it, or as long as need be. */
  private static String fraction(WrittenTime form, List<String> present) {
    int least = MOST_DECIMALS;
    int most = 0;
    boolean threes = true;
    for (String text : present) {
      int digits = form.fractionDigits(text);
      least = Math.min(least, digits);
      most = Math.max(most, digits);
      threes &= digits % 3 == 0;
    }
    if (most == 0) {
      return "";
    }
    return least == most
        ? "." + "S".repeat(most)
        : threes ? "[.SSS]" + "[SSS]".repeat(most / 3 - 1) : "[." + "S".repeat(most) + "]";
  }

  private static boolean ofOurTime(Numbers times) {
    long[] sorted = times.sorted();
    return sorted[0] >= (FIRST_YEAR - 2000) * YEAR
        && sorted[sorted.length - 1] <= (LAST_YEAR - 2000) * YEAR;
  }

  /** Null where a string is of another form. */
  private static Numbers numbers(WrittenForm form, Meaning meaning, BigDecimal unit, Texts texts) {
    long[] units = new long[texts.texts().length];
    for (int row = 0; row < units.length; row++) {
      String text = texts.texts()[row];
      units[row] = text == null ? Values.ABSENT : form.units(text);
      if (text != null && units[row] == WrittenForm.NONE) {
        return null;
      }
    }
    return Numbers.of(meaning, units, unit);
  }

  /** The strings by the distribution of what they write; null for null. */
  ValueModel model(ValueModel values) {
    return values == null ? null : new ValueModel.Written(form.pattern(), values);
  }
}
