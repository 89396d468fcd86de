package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.Sequence;
import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Chooses the values that a column of a unique key may take, from its type, what the genome says of it and its limits. */
final class KeyDomains {

  /** A learned pattern is worth keeping for a share of the strings above this. */
  private static final double RARE = .005;

  private KeyDomains() {}

  /**
   * The domain of a column.
   *
   * @param model from the genome; null where it knows nothing
   * @param needed how many values are needed: a domain is made larger than what was seen where that is too few
   * @param kept values of rows that stay in the table, in text form
   * @param plain whether strings must stay distinct when case is ignored
   */
  static KeyDomain of(
      Column column,
      ValueModel model,
      Limits limits,
      long needed,
      List<String> kept,
      boolean plain) {
    SqlType type = column.type().base();
    List<String> listed = listed(type, model, limits, needed);
    if (listed != null) {
      Set<String> taken = new HashSet<>(kept);
      return new KeyDomain.Listed(listed.stream()
          .filter(value -> limits.allows(value) && !taken.contains(value))
          .toList());
    }
    if (type instanceof SqlType.Scalar scalar && scalar.is("uuid")) {
      return new KeyDomain.Uuids(kept.stream().filter(Objects::nonNull).sorted().toList());
    }
    Optional<Lattice> lattice = Lattice.of(type, scale(model));
    if (lattice.isPresent() && kept.isEmpty() && !limits.pieces().isEmpty()) {
      return pieces(lattice.get(), limits);
    }
    if (lattice.isPresent()) {
      return grid(column, lattice.get(), model, limits, needed, kept);
    }
    if (ModelChoice.isText(type)) {
      boolean folded = plain || type.name().name().equals("citext");
      return strings(
          type,
          column.name(),
          model,
          limits,
          needed,
          folded ? kept.stream().map(KeyDomains::folded).toList() : kept,
          folded);
    }
    return new KeyDomain.Grid(null, 1 + kept.size(), 1, Long.MAX_VALUE / 4);
  }

  private static List<String> listed(SqlType type, ValueModel model, Limits limits, long needed) {
    if (limits.values() != null) {
      return limits.values();
    }
    if (type instanceof SqlType.Enumeration enumeration) {
      return enumeration.labels();
    }
    if (type instanceof SqlType.Scalar scalar && scalar.is("bool")) {
      return List.of("f", "t");
    }
    if (!(model instanceof ValueModel.Category category)) {
      return null;
    }
    // One of several columns of a key: the values that were not told count as well.
    return category.values().size() >= needed ? category.values() : null;
  }

  /** Decimal places of the model's grid; 0 where it has none. */
  static int scale(ValueModel model) {
    return model instanceof ValueModel.Number number
        ? Math.max(0, number.step().stripTrailingZeros().scale())
        : 0;
  }

  /** Days and a time as PostgreSQL prints them, in units; null for an interval of months, which are none. */
  private static Long interval(Lattice lattice, String text) {
    String[] parts = text.split(" ");
    boolean days = parts.length >= 2 && parts[1].startsWith("day");
    String time = parts.length == 3 && days || parts.length == 1 ? parts[parts.length - 1] : "";
    if (parts.length > 3 || parts.length > 1 && !days) {
      return null;
    }
    try {
      BigDecimal seconds =
          days ? BigDecimal.valueOf(86_400).multiply(new BigDecimal(parts[0])) : BigDecimal.ZERO;
      return units(
          lattice,
          time.isEmpty() ? seconds : seconds.add(TimeText.seconds(time)),
          RoundingMode.CEILING);
    } catch (DateTimeException | NumberFormatException otherStyle) {
      return null;
    }
  }

  /** A time as PostgreSQL prints it, a zone's hours behind it or not, in units; null for one beyond our calendar. */
  private static Long time(Lattice lattice, String text) {
    int zone = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
    boolean zoned = zone > text.indexOf(':') && text.indexOf(':') > 0;
    try {
      BigDecimal seconds =
          TimeText.seconds((zoned ? text.substring(0, zone) : text).replace(' ', 'T'));
      if (zoned) {
        int east = ZoneOffset.of(text.substring(zone)).getTotalSeconds();
        seconds =
            seconds.subtract(BigDecimal.valueOf(lattice.kind() == Lattice.Kind.TIMETZ ? 0 : east));
      }
      return units(lattice, seconds, RoundingMode.CEILING);
    } catch (DateTimeException | NumberFormatException infinityOrOtherCalendar) {
      return null;
    }
  }

  private static KeyDomain grid(
      Column column,
      Lattice lattice,
      ValueModel model,
      Limits limits,
      long needed,
      List<String> kept) {
    long least = limits.lower() == null
        ? lattice.minimum()
        : lattice.clamp(units(lattice, limits.lower(), RoundingMode.CEILING));
    long most = limits.upper() == null
        ? lattice.maximum()
        : lattice.clamp(units(lattice, limits.upper(), RoundingMode.FLOOR));
    Sequence sequence = column.sequence().orElse(null);
    long first;
    long step;
    long size;
    if (sequence != null || model == null || model instanceof ValueModel.Serial) {
      first = sequence != null ? sequence.start() : start(lattice);
      step = sequence != null ? sequence.increment() : stride(lattice, needed);
      size = Long.MAX_VALUE;
    } else {
      BigDecimal[] range = range(model);
      step = Math.max(1, units(lattice, range[2], RoundingMode.HALF_UP));
      first = Math.round(units(lattice, range[0], RoundingMode.CEILING) / (double) step) * step;
      if (first < units(lattice, range[0], RoundingMode.CEILING)) {
        first += step;
      }
      size = Math.max(1, (units(lattice, range[1], RoundingMode.FLOOR) - first) / step + 1);
      size = Math.max(size, needed);
    }
    if (step > 0) {
      for (String value : kept) {
        Long units = value == null ? null : parse(lattice, value);
        if (units != null && units >= first) {
          first = units + step;
        }
      }
      if (first < least) {
        first = least;
      }
      long room = first > most ? 0 : room(first, most, step);
      if (room < needed && first > least) {
        // What was seen stands at the type's end: move down as far as needed.
        long lower = Math.max(least, most - Math.min(Long.MAX_VALUE / 4, needed * step));
        if (kept.isEmpty() && lower < first) {
          first = lower;
          room = room(first, most, step);
        }
      }
      return new KeyDomain.Grid(lattice, first, step, Math.min(size, room));
    }
    for (String value : kept) {
      Long units = value == null ? null : parse(lattice, value);
      if (units != null && units <= first) {
        first = units + step;
      }
    }
    return new KeyDomain.Grid(
        lattice, first, step, Math.min(size, first < least ? 0 : room(-first, -least, -step)));
  }

  /** Where a key of which nothing is known begins: at one, at the first second of 2024, at midnight. */
  private static long start(Lattice lattice) {
    return switch (lattice.kind()) {
      case DATE, TIMESTAMP, TIMESTAMPTZ ->
        units(lattice, BigDecimal.valueOf(757_382_400L), RoundingMode.FLOOR);
      case TIME, TIMETZ -> 0;
      case INT2, INT4, INT8, OID, FLOAT4, FLOAT8, NUMERIC, MONEY, INTERVAL -> 1;
    };
  }

  /** Whole seconds for times, as long as a day has enough of them. */
  private static long stride(Lattice lattice, long needed) {
    return switch (lattice.kind()) {
      case TIMESTAMP, TIMESTAMPTZ -> 1_000_000;
      case TIME, TIMETZ -> needed <= 43_200 ? 1_000_000 : 1;
      case DATE, INT2, INT4, INT8, OID, FLOAT4, FLOAT8, NUMERIC, MONEY, INTERVAL -> 1;
    };
  }

  /** All multiples of the unit inside the pieces, one piece after the other. */
  private static KeyDomain pieces(Lattice lattice, Limits limits) {
    long step =
        lattice.kind() == Lattice.Kind.TIMESTAMP || lattice.kind() == Lattice.Kind.TIMESTAMPTZ
            ? 1_000_000
            : 1;
    List<KeyDomain.Grid> grids = new ArrayList<>();
    for (Limits.Piece piece : limits.pieces()) {
      long first = lattice.clamp(units(lattice, piece.lower(), RoundingMode.CEILING));
      long last = lattice.clamp(units(lattice, piece.upper(), RoundingMode.FLOOR));
      if (first <= last) {
        grids.add(new KeyDomain.Grid(lattice, first, step, room(first, last, step)));
      }
    }
    return new KeyDomain.Pieces(grids);
  }

  private static long room(long first, long most, long step) {
    long width = most - first;
    // A width below nothing is one that a long cannot tell.
    return width < 0 ? Long.MAX_VALUE / 4 : Math.min(Long.MAX_VALUE / 4 - 1, width / step) + 1;
  }

  /** Lower end, upper end and step of a model of numbers or times, in what it counts in. */
  private static BigDecimal[] range(ValueModel model) {
    if (model instanceof ValueModel.Number number) {
      return new BigDecimal[] {
        number.at().get(0), number.at().get(number.at().size() - 1), number.step()
      };
    }
    if (model instanceof ValueModel.Time time) {
      return new BigDecimal[] {
        TimeText.seconds(time.at().get(0)),
        TimeText.seconds(time.at().get(time.at().size() - 1)),
        time.step()
      };
    }
    return new BigDecimal[] {BigDecimal.ONE, BigDecimal.valueOf(Long.MAX_VALUE / 4), BigDecimal.ONE
    };
  }

  /** A model's value in units of the lattice. */
  static long units(Lattice lattice, BigDecimal value, RoundingMode rounding) {
    BigDecimal units = lattice.kind() == Lattice.Kind.DATE
        ? value.divide(BigDecimal.valueOf(86_400), 0, rounding)
        : value.multiply(BigDecimal.valueOf(lattice.perOne())).setScale(0, rounding);
    return units.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 4)) > 0
        ? units.signum() * (Long.MAX_VALUE / 4)
        : units.longValueExact();
  }

  private static Long parse(Lattice lattice, String text) {
    if (lattice.kind() == Lattice.Kind.INTERVAL) {
      return interval(lattice, text);
    }
    if (lattice.kind() == Lattice.Kind.MONEY) {
      // Whatever the currency's sign and the separators are, the digits are hundredths.
      String digits = text.replaceAll("[^0-9]", "");
      return digits.isEmpty() || digits.length() > 18
          ? null
          : text.indexOf('-') >= 0 ? -Long.parseLong(digits) : Long.parseLong(digits);
    }
    if (lattice.temporal()) {
      return time(lattice, text);
    }
    return text.equals("NaN") || text.contains("Inf")
        ? null
        : units(lattice, new BigDecimal(text), RoundingMode.CEILING);
  }

  private static String folded(String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  private static KeyDomain strings(
      SqlType type,
      String name,
      ValueModel model,
      Limits limits,
      long needed,
      List<String> kept,
      boolean plain) {
    int longest = ModelChoice.longest(type, limits);
    boolean caseless =
        plain || type instanceof SqlType.Scalar scalar && scalar.name().name().equals("citext");
    if (!limits.patterns().isEmpty()) {
      Optional<StringPattern> pattern = RegexDomain.of(
          limits.patterns().get(0).regex(),
          isFixed(type) ? longest : limits.shortest(),
          longest,
          needed,
          caseless);
      if (pattern.isPresent()) {
        return beside(kept, List.of(pattern.get()), List.of(1.0));
      }
    }
    List<StringPattern> patterns = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    ValueModel.Text text = model instanceof ValueModel.Text strings
        ? strings
        : model instanceof ValueModel.Category category ? category.other() : null;
    if (text != null && !plain) {
      for (ValueModel.Shape shape : text.shapes()) {
        StringPattern pattern = StringPattern.parse(shape.pattern());
        if (shape.share() >= RARE
            && pattern.length() <= longest
            && pattern.length() >= limits.shortest()
            && patterns.stream().noneMatch(pattern::overlaps)) {
          patterns.add(pattern);
          shares.add(shape.share());
        }
      }
    }
    KeyDomain.Strings learned = beside(kept, patterns, normalised(shares));
    return !patterns.isEmpty() && learned.size() >= needed
        ? learned
        : made(type, name, limits, longest, needed, kept, caseless);
  }

  /** The patterns' strings but those that the table holds. */
  private static KeyDomain.Strings beside(
      List<String> kept, List<StringPattern> patterns, List<Double> shares) {
    List<List<Long>> taken = new ArrayList<>();
    for (StringPattern pattern : patterns) {
      taken.add(kept.stream()
          .filter(Objects::nonNull)
          .map(pattern::number)
          .filter(number -> number >= 0)
          .distinct()
          .sorted()
          .toList());
    }
    return new KeyDomain.Strings(patterns, shares, taken);
  }

  /** Blanks that fill a string up count where a pattern is matched. */
  private static boolean isFixed(SqlType type) {
    return type instanceof SqlType.Scalar scalar
        && scalar.is("bpchar")
        && !scalar.modifiers().isEmpty();
  }

  private static List<Double> normalised(List<Double> shares) {
    double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
    return shares.stream().map(share -> share / sum).toList();
  }

  /** A pattern of our own, as short as the column demands and roomy enough where its length allows. */
  private static KeyDomain.Strings made(
      SqlType type,
      String name,
      Limits limits,
      int longest,
      long needed,
      List<String> kept,
      boolean plain) {
    int shortest = isFixed(type) ? longest : limits.shortest();
    List<String> candidates = new ArrayList<>();
    if (name.toLowerCase(Locale.ROOT).contains("email")) {
      candidates.add("a{5}.9{9}\\@ex\\ample.com");
    }
    candidates.add("a{4}-9{6}");
    for (String symbol : plain ? List.of("9", "h", "a") : List.of("9", "A", "h", "*")) {
      candidates.add(symbol + "{" + Math.max(1, Math.min(longest, Math.max(shortest, 6))) + "}");
      candidates.add(symbol + "{" + Math.max(1, Math.min(longest, Math.max(shortest, 18))) + "}");
    }
    KeyDomain.Strings best = null;
    for (String candidate : candidates) {
      StringPattern pattern = StringPattern.parse(candidate);
      if (pattern.length() < shortest || pattern.length() > longest) {
        continue;
      }
      KeyDomain.Strings domain = beside(kept, List.of(pattern), List.of(1.0));
      if (domain.size() >= needed) {
        return domain;
      }
      best = best == null || domain.size() > best.size() ? domain : best;
    }
    return best == null
        ? beside(
            kept, List.of(StringPattern.parse("a{" + Math.max(1, longest) + "}")), List.of(1.0))
        : best;
  }
}
