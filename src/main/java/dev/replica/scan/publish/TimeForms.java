package dev.replica.scan.publish;

import dev.replica.genome.WrittenForm;
import dev.replica.genome.WrittenTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forms of dates, times and durations that strings may have. */
final class TimeForms {

  private static final int MOST_DECIMALS = 9;
  private static final String ANY_FRACTION = "[.SSSSSSSSS]";

  private static final List<String> DAYS = List.of(
      "yyyy-MM-dd",
      "yyyy/MM/dd",
      "dd.MM.yyyy",
      "dd/MM/yyyy",
      "MM/dd/yyyy",
      "dd-MM-yyyy",
      "MM-dd-yyyy",
      "d.M.yyyy",
      "d/M/yyyy",
      "M/d/yyyy",
      "dd MMM yyyy",
      "d MMM yyyy",
      "dd-MMM-yyyy",
      "MMM dd, yyyy",
      "MMM d, yyyy",
      "yyyyMMdd");

  private static final List<String> MONTHS =
      List.of("yyyy-MM", "yyyy/MM", "MM/yyyy", "MMM yyyy", "yyyyMM");

  private static final List<String> BETWEEN = List.of("'T'", " ", "", ", ", " '-' ");

  private static final List<String> CLOCKS = List.of(
      "HH:mm",
      "HH:mm:ss",
      "HHmmss",
      "hh:mm a",
      "hh:mm:ss a",
      "H:mm",
      "H:mm:ss",
      "h:mm a",
      "h:mm:ss a");

  private static final List<String> DURATIONS = List.of(
      "mm:ss",
      "m:ss",
      "hh:mm:ss",
      "h:mm:ss",
      "mm:ss" + ANY_FRACTION,
      "m:ss" + ANY_FRACTION,
      "hh:mm:ss" + ANY_FRACTION,
      "h:mm:ss" + ANY_FRACTION);

  private static final Pattern OFFSET = Pattern.compile("(?<=\\d)( ?)(Z|[+-]\\d{2}(:?\\d{2})?)$");

  /** Without offsets; with any fraction of a second where they have seconds. */
  private static final List<WrittenTime> ALL = all();

  private final Strung strings;

  private TimeForms(Strung strings) {
    this.strings = strings;
  }

  private static List<WrittenTime> all() {
    List<WrittenTime> all = new ArrayList<>();
    for (String day : DAYS) {
      all.add(form(day));
      for (String between : BETWEEN) {
        CLOCKS.forEach(clock -> all.add(form(day + between + open(clock))));
      }
    }
    CLOCKS.forEach(clock -> all.add(form(open(clock))));
    MONTHS.forEach(month -> all.add(form(month)));
    return List.copyOf(all);
  }

  private static String open(String clock) {
    return clock.replace(":ss", ":ss" + ANY_FRACTION);
  }

  private static WrittenTime form(String pattern) {
    return (WrittenTime) WrittenForm.of(pattern);
  }

  /** Forms that some strings have, those first that most have. */
  static List<WrittenForm> of(Strung strings) {
    TimeForms forms = new TimeForms(strings);
    Set<String> patterns = new LinkedHashSet<>();
    strings.exemplars().forEach(exemplar -> forms.add(exemplar, patterns));
    Comparator<WrittenForm> byTried = Comparator.comparingInt(forms::missed);
    return patterns.stream().map(WrittenForm::of).sorted(byTried).toList();
  }

  private int missed(WrittenForm form) {
    return -strings.tried(text -> form.units(text) != WrittenForm.NONE);
  }

  private void add(String exemplar, Set<String> patterns) {
    // A date may end like an offset: 2024-03-01.
    Matcher offset = OFFSET.matcher(exemplar);
    String end = offset.find() ? offset.group(1) + "'" + offset.group(2) + "'" : "";
    String start = end.isEmpty() ? exemplar : exemplar.substring(0, offset.start());
    for (WrittenTime form : ALL) {
      if (form.units(exemplar) != WrittenForm.NONE) {
        patterns.add(settled(form.pattern(), form.pattern()));
      }
      if (!end.isEmpty() && form.clock() && form.units(start) != WrittenForm.NONE) {
        patterns.add(settled(form.pattern() + end, form.pattern() + end));
      }
    }
    for (String duration : DURATIONS) {
      if (WrittenForm.of(duration).units(exemplar) != WrittenForm.NONE) {
        patterns.add(settled(duration, duration));
      }
    }
  }

  /** The pattern with the fraction of a second that all strings of it have: always as long, in threes as Java writes it, or as long as need be. */
  private String settled(String pattern, String open) {
    if (!pattern.contains(ANY_FRACTION)) {
      return pattern;
    }
    WrittenForm form = WrittenForm.of(open);
    int least = MOST_DECIMALS;
    int most = 0;
    boolean threes = true;
    for (String text : strings.counts().keySet()) {
      if (form.units(text) != WrittenForm.NONE) {
        int digits = fractionDigits(text);
        least = Math.min(least, digits);
        most = Math.max(most, digits);
        threes &= digits % 3 == 0;
      }
    }
    String fraction = least == most
        ? "." + "S".repeat(most)
        : threes ? "[.SSS]" + "[SSS]".repeat(most / 3 - 1) : "[." + "S".repeat(most) + "]";
    return pattern.replace(ANY_FRACTION, most == 0 ? "" : fraction);
  }

  private static int fractionDigits(String text) {
    int point = text.indexOf('.', Math.max(0, text.indexOf(':')));
    int end = point + 1;
    while (point >= 0 && end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return point < 0 ? 0 : end - point - 1;
  }
}
