package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import dev.replica.seed.plan.check.Restriction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Valid values that tests forget: the longest and the shortest strings, those beyond ASCII, the ends of numbers, leap days. In PostgreSQL's
 * text form, inside the limits of their column.
 */
final class Extremes {

  /** Characters of the longest string, where nothing else bounds it. */
  private static final int LONGEST = 1000;

  private static final List<String> STRINGS = List.of(
      "",
      " ",
      " leading and trailing ",
      "O'Brien \"quoted\" \\ 100 %_",
      "first line\nsecond\tline",
      "NULL",
      "-1",
      "<b>&amp;</b>",
      "Łódź, Ærø, İstanbul, ß",
      "e\u0301te\u0301",
      "日本語の文字",
      "مرحبا بالعالم",
      "👩‍👩‍👧 🦄");

  private static final List<String> DAYS =
      List.of("1970-01-01", "1999-12-31", "2000-02-29", "2024-02-29", "2024-12-31", "2038-01-19");

  private static final List<String> HOURS = List.of("00:00:00", "12:00:00", "23:59:59");

  private Extremes() {}

  /**
   * The values of a column; empty where none is known.
   *
   * @param model what is learned of the column; null where nothing is
   * @param computed whether other columns of the table are computed: what they could not hold is left out then
   */
  static List<String> of(Column column, ValueModel model, Limits limits, boolean computed) {
    SqlType type = column.type().base();
    boolean told = model instanceof ValueModel.Category category && category.other() == null;
    // Strings of a form, dates or documents, are read as what they are by whoever asks for them.
    boolean formed = ModelChoice.isText(type)
        && (model instanceof ValueModel.Written
            || model instanceof ValueModel.Json
            || model instanceof ValueModel.Parts);
    if (told || formed || limits.values() != null || !limits.pieces().isEmpty()) {
      return List.of();
    }
    Stream<String> values = Stream.empty();
    if (ModelChoice.isText(type)) {
      values = strings(type, limits);
    } else if (Lattice.of(type, 0).isPresent()) {
      Lattice lattice = Lattice.of(type, KeyDomains.scale(model)).orElseThrow();
      values =
          lattice.temporal() ? times(lattice, limits) : numbers(lattice, model, limits, computed);
    }
    return values.filter(limits::allows).distinct().toList();
  }

  private static Stream<String> strings(SqlType type, Limits limits) {
    int longest = ModelChoice.longest(type, limits);
    String full = "W".repeat(Math.min(LONGEST, longest));
    return Stream.concat(Stream.of(full), STRINGS.stream())
        .filter(text -> text.codePointCount(0, text.length()) <= longest)
        .filter(text -> text.codePointCount(0, text.length()) >= limits.shortest())
        .filter(text -> limits.letters() == null || text.equals(cased(text, limits.letters())))
        .filter(text -> limits.patterns().stream()
            .allMatch(pattern ->
                pattern.regex().pattern(pattern.ignoreCase()).matcher(text).find()));
  }

  private static String cased(String text, Restriction.Letters letters) {
    return letters == Restriction.Letters.UPPER
        ? text.toUpperCase(Locale.ROOT)
        : text.toLowerCase(Locale.ROOT);
  }

  private static Stream<String> numbers(
      Lattice lattice, ValueModel model, Limits limits, boolean computed) {
    List<BigDecimal> numbers = new ArrayList<>(List.of(BigDecimal.ZERO, BigDecimal.ONE));
    boolean interval = lattice.kind() == Lattice.Kind.INTERVAL;
    if (model instanceof ValueModel.Number number) {
      numbers.add(inside(number, 0, BigDecimal.ONE));
      numbers.add(inside(number, number.at().size() - 1, BigDecimal.ONE.negate()));
    }
    if (!computed && !interval) {
      numbers.add(BigDecimal.valueOf(lattice.minimum(), lattice.scale()));
      numbers.add(BigDecimal.valueOf(lattice.maximum(), lattice.scale()));
      numbers.add(BigDecimal.ONE.negate());
    }
    if (limits.lower() != null) {
      numbers.add(limits.lower());
    }
    if (limits.upper() != null) {
      numbers.add(limits.upper());
    }
    return numbers.stream()
        .filter(number -> within(number, limits))
        .filter(number -> number.stripTrailingZeros().scale() <= lattice.scale() || interval)
        .map(number -> number.stripTrailingZeros().toPlainString() + (interval ? " seconds" : ""));
  }

  /** The outermost multiple of the step that the distribution has. */
  private static BigDecimal inside(ValueModel.Number number, int knot, BigDecimal inwards) {
    BigDecimal half = number.step().multiply(new BigDecimal("0.5")).multiply(inwards);
    return number.at().get(knot).add(half);
  }

  private static Stream<String> times(Lattice lattice, Limits limits) {
    return switch (lattice.kind()) {
      case DATE -> DAYS.stream().filter(day -> within(TimeText.seconds(day), limits));
      case TIMESTAMP, TIMESTAMPTZ ->
        DAYS.stream()
            .flatMap(day -> HOURS.stream().map(hour -> day + "T" + hour))
            .filter(time -> within(TimeText.seconds(time), limits));
      default -> HOURS.stream().filter(hour -> within(TimeText.seconds(hour), limits));
    };
  }

  private static boolean within(BigDecimal value, Limits limits) {
    return (limits.lower() == null || value.compareTo(limits.lower()) >= 0)
        && (limits.upper() == null || value.compareTo(limits.upper()) <= 0);
  }
}
