package dev.replica.seed.plan;

import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is left of a scanned distribution when the type of its column has changed: numbers of other widths stay, texts that name
 * labels become these, flags of 0 and 1 become booleans, seconds since 1970 times, and so on. {@link ModelFit} then sees to what
 * the new type holds.
 */
final class TypeChange {

  private static final List<String> TRUE = List.of("t", "true", "y", "yes", "on", "1");
  private static final List<String> FALSE = List.of("f", "false", "n", "no", "off", "0");

  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** From 1970-01-01 to 2000-01-01. */
  private static final BigDecimal EPOCH = BigDecimal.valueOf(946_684_800);

  /** Seconds since 1970 of times that people keep: 1973 to 2096. */
  private static final BigDecimal EARLIEST = BigDecimal.valueOf(100_000_000);

  private static final BigDecimal LATEST = BigDecimal.valueOf(4_000_000_000L);

  /** Longer numbers are no numbers but names made of digits. */
  private static final int DIGITS = 18;

  private TypeChange() {}

  /** The model for today's type; null where nothing of it can be used. */
  static ValueModel converted(ValueModel model, SqlType scanned, SqlType today) {
    SqlType type = today.base();
    if (model == null) {
      return null;
    }
    if (type instanceof SqlType.Array array && !(model instanceof ValueModel.Array)) {
      ValueModel element = converted(model, scanned, array.element());
      return element == null ? null : new ValueModel.Array(ModelChoice.whole(1, 1), element);
    }
    if (model instanceof ValueModel.Array array) {
      SqlType element = scanned.base() instanceof SqlType.Array old ? old.element() : scanned;
      return type instanceof SqlType.Array ? array : converted(array.element(), element, type);
    }
    if (model instanceof ValueModel.Number number) {
      return number(number, type);
    }
    if (model instanceof ValueModel.Time time) {
      return time(time, scanned, type);
    }
    if (model instanceof ValueModel.Category category) {
      return category(category, scanned, type);
    }
    if (model instanceof ValueModel.Written written) {
      return ModelChoice.isText(type) ? written : converted(written.values(), scanned, type);
    }
    if (model instanceof ValueModel.Text text) {
      return text(text, type);
    }
    if (model instanceof ValueModel.Parts parts && type instanceof SqlType.Range range) {
      boolean times = parts.parts().get(0) instanceof ValueModel.Time;
      boolean fits = parts.form().equals("range")
          && Lattice.of(range.subtype(), 0)
              .map(lattice -> lattice.temporal() == times)
              .orElse(false);
      return fits ? parts : null;
    }
    return model;
  }

  private static boolean is(SqlType type, String name) {
    return type instanceof SqlType.Scalar scalar && scalar.is(name);
  }

  private static boolean isDay(SqlType type) {
    return is(type, "date") || is(type, "timestamp") || is(type, "timestamptz");
  }

  private static ValueModel number(ValueModel.Number number, SqlType type) {
    if (is(type, "bool")) {
      double none = below(number, HALF.min(number.step().multiply(HALF)));
      return new ValueModel.Category(List.of("f", "t"), List.of(none, 1 - none), null);
    }
    if (isDay(type)) {
      return fromEpoch(number);
    }
    if (ModelChoice.isText(type)) {
      return digits(number);
    }
    return Lattice.of(type, 0).filter(lattice -> !lattice.temporal()).isPresent() ? number : null;
  }

  /** The share of values up to {@code bound}. */
  private static double below(ValueModel.Number number, BigDecimal bound) {
    List<BigDecimal> at = number.at();
    for (int i = 0; i < at.size(); i++) {
      if (at.get(i).compareTo(bound) >= 0) {
        if (i == 0) {
          return 0;
        }
        double part = bound.subtract(at.get(i - 1)).doubleValue()
            / Math.max(Double.MIN_NORMAL, at.get(i).subtract(at.get(i - 1)).doubleValue());
        double before = number.cumulative().get(i - 1);
        return before + part * (number.cumulative().get(i) - before);
      }
    }
    return 1;
  }

  /** Seconds or milliseconds since 1970 as times; null where they would be of no time that people keep. */
  private static ValueModel fromEpoch(ValueModel.Number number) {
    BigDecimal first = number.at().get(0);
    BigDecimal last = number.at().get(number.at().size() - 1);
    for (int places : new int[] {0, 3}) {
      if (first.movePointLeft(places).compareTo(EARLIEST) > 0
          && last.movePointLeft(places).compareTo(LATEST) < 0) {
        return new ValueModel.Time(
            number.step().movePointLeft(places),
            number.at().stream()
                .map(knot -> TimeText.print(knot.movePointLeft(places).subtract(EPOCH)))
                .toList(),
            number.cumulative());
      }
    }
    return null;
  }

  /** Numbers as texts: by how many digits they have. */
  private static ValueModel digits(ValueModel.Number number) {
    int scale = Math.max(0, number.step().stripTrailingZeros().scale());
    String fraction = scale == 0 ? "" : ".9{" + scale + "}";
    List<ValueModel.Shape> shapes = new ArrayList<>();
    double before = below(number, BigDecimal.ZERO.subtract(number.step().multiply(HALF)));
    // Those below zero are rare where somebody made a text of numbers.
    double told = before;
    for (int length = 1; length <= DIGITS && told < 1; length++) {
      double upTo =
          below(number, BigDecimal.TEN.pow(length).subtract(number.step().multiply(HALF)));
      if (upTo > told) {
        shapes.add(new ValueModel.Shape(
            (length == 1 ? "9" : "9{" + length + "}") + fraction, (upTo - told) / (1 - before)));
      }
      told = Math.max(told, upTo);
    }
    return shapes.isEmpty() ? null : new ValueModel.Text(0, null, shapes, null);
  }

  private static ValueModel time(ValueModel.Time time, SqlType scanned, SqlType type) {
    boolean days = isDay(scanned.base());
    if (isDay(type)) {
      return days ? time : null;
    }
    if (is(type, "time") || is(type, "timetz")) {
      return days ? time.clock() : time;
    }
    boolean seconds = days && Lattice.of(type, 0).isPresent() && !is(type, "interval");
    return seconds
        ? new ValueModel.Number(
            time.step().max(BigDecimal.ONE),
            time.at().stream().map(knot -> TimeText.seconds(knot).add(EPOCH)).toList(),
            time.cumulative())
        : null;
  }

  private static ValueModel category(ValueModel.Category category, SqlType scanned, SqlType type) {
    boolean flags = is(scanned.base(), "bool");
    if (ModelChoice.isText(type)) {
      return flags
          ? mapped(category, value -> value.equals("t") ? "true" : "false", category.other())
          : category;
    }
    if (type instanceof SqlType.Enumeration enumeration) {
      return mapped(category, value -> label(enumeration, value), null);
    }
    if (is(type, "bool")) {
      return mapped(category, TypeChange::flag, null);
    }
    if (is(type, "uuid")) {
      return mapped(
          category,
          value -> value.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
              ? value.toLowerCase(Locale.ROOT)
              : null,
          null);
    }
    if (isDay(type)) {
      return mapped(category, TypeChange::day, null);
    }
    if (is(type, "json") || is(type, "jsonb")) {
      return null;
    }
    Lattice lattice = Lattice.of(type, 0).orElse(null);
    if (lattice == null || lattice.temporal() || lattice.kind() == Lattice.Kind.INTERVAL) {
      return null;
    }
    ValueModel numbers = mapped(
        category, value -> flags ? value.equals("t") ? "1" : "0" : number(value, lattice), null);
    return numbers == null && category.other() != null ? text(category.other(), type) : numbers;
  }

  /** The categories by other names, those without one left out; null where none is left. */
  private static ValueModel.Category mapped(
      ValueModel.Category category, Function<String, String> name, ValueModel.Text other) {
    List<String> values = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < category.values().size(); i++) {
      String value = name.apply(category.values().get(i));
      int place = values.indexOf(value);
      if (value != null && place < 0) {
        values.add(value);
        shares.add(category.shares().get(i));
      } else if (value != null) {
        shares.set(place, shares.get(place) + category.shares().get(i));
      }
    }
    double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
    if (sum == 0) {
      return null;
    }
    double whole = other == null ? sum : 1;
    return new ValueModel.Category(
        values, shares.stream().map(share -> share / whole).toList(), other);
  }

  /** The label that is the value, or differs from it in case and in what stands between the words alone. */
  private static String label(SqlType.Enumeration enumeration, String value) {
    return enumeration.labels().contains(value)
        ? value
        : enumeration.labels().stream()
            .filter(label -> plain(label).equals(plain(value)))
            .findFirst()
            .orElse(null);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static String flag(String value) {
    String text = value.strip().toLowerCase(Locale.ROOT);
    return TRUE.contains(text) ? "t" : FALSE.contains(text) ? "f" : null;
  }

  private static String number(String value, Lattice lattice) {
    if (!value.strip().matches("[-+]?[0-9]{1," + DIGITS + "}(\\.[0-9]{1," + DIGITS + "})?")) {
      return null;
    }
    BigDecimal number = new BigDecimal(value.strip());
    boolean whole = lattice.scale() == 0
        && lattice.kind() != Lattice.Kind.NUMERIC
        && lattice.kind() != Lattice.Kind.FLOAT4
        && lattice.kind() != Lattice.Kind.FLOAT8;
    BigDecimal fitted = whole ? number.setScale(0, RoundingMode.HALF_UP) : number;
    BigDecimal units = fitted.movePointRight(lattice.scale());
    boolean held = units.compareTo(BigDecimal.valueOf(lattice.minimum())) >= 0
        && units.compareTo(BigDecimal.valueOf(lattice.maximum())) <= 0;
    return held ? fitted.toPlainString() : null;
  }

  private static String day(String value) {
    try {
      TimeText.seconds(value.strip().replace(' ', 'T'));
      return value.indexOf('-') > 0 ? value.strip() : null;
    } catch (DateTimeException | NumberFormatException e) {
      // No time: what does not parse is left out, and its share goes to the others.
      return null;
    }
  }

  private static ValueModel text(ValueModel.Text text, SqlType type) {
    if (ModelChoice.isText(type)) {
      return text;
    }
    Optional<Lattice> lattice = Lattice.of(type, 0)
        .filter(found -> !found.temporal() && found.kind() != Lattice.Kind.INTERVAL);
    return lattice.isPresent() ? numbers(text) : null;
  }

  /** Shapes of nothing but digits as whole numbers, evenly within each; null where these are not most of the strings. */
  private static ValueModel numbers(ValueModel.Text text) {
    List<BigDecimal[]> pieces = new ArrayList<>();
    TreeSet<BigDecimal> knots = new TreeSet<>();
    double sum = 0;
    for (ValueModel.Shape shape : text.shapes()) {
      BigDecimal[] bounds = bounds(shape.pattern()).orElse(null);
      if (bounds != null) {
        pieces.add(new BigDecimal[] {bounds[0], bounds[1], BigDecimal.valueOf(shape.share())});
        knots.add(bounds[0]);
        knots.add(bounds[1]);
        sum += shape.share();
      }
    }
    if (sum < .5) {
      return null;
    }
    List<Double> cumulative = new ArrayList<>();
    for (BigDecimal knot : knots) {
      double below = 0;
      for (BigDecimal[] piece : pieces) {
        double part =
            knot.subtract(piece[0]).doubleValue() / piece[1].subtract(piece[0]).doubleValue();
        below += piece[2].doubleValue() * Math.max(0, Math.min(1, part));
      }
      cumulative.add(Math.min(1, below / sum));
    }
    cumulative.set(cumulative.size() - 1, 1.0);
    return new ValueModel.Number(BigDecimal.ONE, List.copyOf(knots), cumulative);
  }

  /** Half a unit below the least and above the greatest number that has the pattern; empty where others have it too. */
  private static Optional<BigDecimal[]> bounds(String pattern) {
    StringPattern parsed = StringPattern.parse(pattern);
    boolean digits = parsed.length() <= DIGITS
        && parsed.length() > 0
        && parsed.runs().stream()
            .allMatch(run -> run.alphabet().chars().allMatch(c -> c >= '0' && c <= '9'));
    if (!digits) {
      return Optional.empty();
    }
    StringBuilder least = new StringBuilder();
    StringBuilder most = new StringBuilder();
    for (StringPattern.Run run : parsed.runs()) {
      String alphabet = run.alphabet();
      least.append(alphabet.substring(0, 1).repeat(run.least()));
      most.append(alphabet.substring(alphabet.length() - 1).repeat(run.most()));
    }
    // A number of several digits begins with none that is zero.
    BigDecimal lower = least.length() > 1 && least.charAt(0) == '0'
        ? BigDecimal.TEN.pow(least.length() - 1)
        : new BigDecimal("0" + least);
    return Optional.of(
        new BigDecimal[] {lower.subtract(HALF), new BigDecimal(most.toString()).add(HALF)});
  }
}
