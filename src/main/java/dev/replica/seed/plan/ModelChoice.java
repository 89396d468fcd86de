package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.NameWords;
import dev.replica.catalog.SqlType;
import dev.replica.genome.CheckDigit;
import dev.replica.genome.ValueModel;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What to draw for a column that no genome knows: a plausible distribution for its type, inside its limits, that an obvious name
 * makes more so.
 */
public final class ModelChoice {

  /** Strings longer than this are sentences, drawn by length alone. */
  private static final int WORD = 24;

  /** Digits of an ISBN, since 2007. */
  private static final int ISBN = 13;

  /** Bytes of a byte string at the most, where nothing asks for more. */
  private static final int BYTES = 32;

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private ModelChoice() {}

  /** The model for a column; null where its type is all that can be said. */
  static ValueModel of(Column column, Limits limits) {
    return of(column.type(), column.name(), limits);
  }

  /** The model for a part of a column's values, an attribute or an element; null where its type is all that can be said. */
  public static ValueModel byType(SqlType type, String name) {
    return of(type, name, Limits.ofDomain(type));
  }

  /** As {@link #byType}, within limits. */
  public static ValueModel of(SqlType declared, String given, Limits limits) {
    String name = given.toLowerCase(Locale.ROOT);
    if (limits.values() != null) {
      return even(limits.values().stream().filter(limits::allows).toList());
    }
    SqlType type = declared.base();
    if (type instanceof SqlType.Enumeration enumeration) {
      return even(enumeration.labels().stream().filter(limits::allows).toList());
    }
    if (type instanceof SqlType.Array array) {
      ValueModel element = of(array.element(), given, Limits.ofDomain(array.element()));
      int longest = limits.longest() >= 0 ? limits.longest() : Math.max(3, limits.shortest());
      return element == null
          ? null
          : new ValueModel.Array(whole(limits.shortest(), longest), element);
    }
    Optional<Lattice> lattice = Lattice.of(type, 2);
    if (lattice.isPresent()) {
      return lattice.get().temporal()
          ? times(lattice.get(), name, limits)
          : numbers(lattice.get(), name, limits);
    }
    if (!(type instanceof SqlType.Scalar scalar)) {
      return null;
    }
    if (scalar.is("bool")) {
      return even(List.of("f", "t"));
    }
    if (scalar.is("bytea")) {
      int longest = limits.longest() >= 0 ? limits.longest() : Math.max(BYTES, limits.shortest());
      return new ValueModel.Bytes(whole(limits.shortest(), longest));
    }
    if (!isText(scalar)) {
      return null;
    }
    ValueModel familiar = FamiliarWords.of(given, longest(scalar, limits), limits);
    return familiar == null ? text(scalar, name, limits) : familiar;
  }

  /** Whether values of the type are strings of any content. */
  public static boolean isText(SqlType type) {
    return type.base() instanceof SqlType.Scalar scalar
        && (scalar.is("text")
            || scalar.is("varchar")
            || scalar.is("bpchar")
            || scalar.is("name")
            || scalar.name().name().equals("citext"));
  }

  /** The most characters that the type and the limits leave to a string. */
  public static int longest(SqlType type, Limits limits) {
    int longest = limits.longest() < 0 ? Integer.MAX_VALUE : limits.longest();
    if (type.base() instanceof SqlType.Scalar scalar && isText(scalar)) {
      if (!scalar.modifiers().isEmpty()) {
        longest = Math.min(longest, scalar.modifiers().get(0));
      }
      if (scalar.is("name")) {
        longest = Math.min(longest, 63);
      }
    }
    return longest;
  }

  private static ValueModel even(List<String> values) {
    return values.isEmpty()
        ? null
        : new ValueModel.Category(
            values, Collections.nCopies(values.size(), 1.0 / values.size()), null);
  }

  /** Whole numbers from {@code least} to {@code most}, evenly. */
  public static ValueModel.Number whole(long least, long most) {
    return new ValueModel.Number(
        BigDecimal.ONE,
        List.of(
            BigDecimal.valueOf(least).subtract(HALF),
            BigDecimal.valueOf(Math.max(least, most)).add(HALF)),
        List.of(0.0, 1.0));
  }

  private static ValueModel numbers(Lattice lattice, String name, Limits limits) {
    BigDecimal step = BigDecimal.ONE.movePointLeft(lattice.scale());
    BigDecimal typeLower = fromUnits(lattice, lattice.minimum());
    BigDecimal typeUpper = fromUnits(lattice, lattice.maximum());
    BigDecimal lower = BigDecimal.ZERO;
    BigDecimal upper = BigDecimal.valueOf(1000);
    if (name.equals("lat") || name.contains("latitude")) {
      lower = BigDecimal.valueOf(-60);
      upper = BigDecimal.valueOf(70);
    } else if (name.equals("lon") || name.equals("lng") || name.contains("longitude")) {
      lower = BigDecimal.valueOf(-180);
      upper = BigDecimal.valueOf(180);
    } else if (name.contains("percent") || name.equals("pct")) {
      upper = BigDecimal.valueOf(100);
    } else if (name.contains("year")) {
      lower = BigDecimal.valueOf(1990);
      upper = BigDecimal.valueOf(2025);
    } else if (lattice.kind() == Lattice.Kind.INTERVAL) {
      step = BigDecimal.ONE;
      upper = BigDecimal.valueOf(86_400);
    }
    BigDecimal width = upper.subtract(lower);
    if (limits.lower() != null) {
      lower = limits.lower();
      upper = limits.upper() == null ? lower.add(width) : limits.upper();
    } else if (limits.upper() != null) {
      upper = limits.upper();
      lower = lower.compareTo(upper) < 0 ? lower : upper.subtract(width);
    }
    lower = lower.max(typeLower);
    upper = upper.min(typeUpper).max(lower);
    BigDecimal half = step.multiply(HALF);
    return new ValueModel.Number(
        step, List.of(lower.subtract(half), upper.add(half)), List.of(0.0, 1.0));
  }

  private static BigDecimal fromUnits(Lattice lattice, long units) {
    BigDecimal value = BigDecimal.valueOf(units);
    return lattice.kind() == Lattice.Kind.INTERVAL
        ? value.movePointLeft(6)
        : value.movePointLeft(lattice.scale());
  }

  private static ValueModel times(Lattice lattice, String name, Limits limits) {
    if (lattice.kind() == Lattice.Kind.TIME || lattice.kind() == Lattice.Kind.TIMETZ) {
      return new ValueModel.Time(
          BigDecimal.ONE, List.of("00:00:00", "23:59:59"), List.of(0.0, 1.0));
    }
    boolean birth = name.contains("birth") || name.equals("dob");
    boolean later = name.contains("expir")
        || name.contains("until")
        || name.startsWith("end")
        || name.startsWith("valid_to");
    int firstYear = birth ? 1950 : later ? 2026 : 2023;
    int lastYear = birth ? 2005 : later ? 2028 : 2025;
    String lower = firstYear + "-01-01";
    String upper = lastYear + "-12-31";
    if (limits.lower() != null || limits.upper() != null) {
      BigDecimal year = BigDecimal.valueOf(366L * 86_400);
      BigDecimal from = limits.lower() != null ? limits.lower() : limits.upper().subtract(year);
      BigDecimal to = limits.upper() != null ? limits.upper() : limits.lower().add(year);
      lower = TimeText.print(from);
      upper = TimeText.print(to);
    }
    BigDecimal step =
        lattice.kind() == Lattice.Kind.DATE ? BigDecimal.valueOf(86_400) : BigDecimal.ONE;
    return new ValueModel.Time(step, List.of(lower, upper), List.of(0.0, 1.0));
  }

  private static ValueModel text(SqlType.Scalar type, String name, Limits limits) {
    int longest = longest(type, limits);
    boolean fixed = type.is("bpchar") && !type.modifiers().isEmpty();
    int shortest = fixed ? longest : Math.min(Math.max(limits.shortest(), 1), longest);
    ValueModel.Shape shape = limits.patterns().isEmpty() ? shape(name, longest) : null;
    if (shape != null) {
      StringPattern parsed = StringPattern.of(shape);
      if (parsed.length() <= longest && parsed.least() >= shortest) {
        return new ValueModel.Text(0, null, List.of(shape), null);
      }
    }
    if (fixed) {
      String symbol = longest <= 3 ? "A" : "9";
      return new ValueModel.Text(
          0, null, List.of(new ValueModel.Shape(symbol + "{" + longest + "}", 1)), null);
    }
    int most = name.contains("descr")
            || name.contains("comment")
            || name.contains("note")
            || name.contains("body")
        ? 80
        : WORD;
    return new ValueModel.Text(
        0, null, List.of(), whole(shortest, Math.max(shortest, Math.min(most, longest))));
  }

  /** What columns of such a name hold, in at most so many characters; null where the name tells nothing. */
  static ValueModel.Shape shape(String name, int longest) {
    String last = NameWords.of(name).stream().reduce("", (before, word) -> word);
    switch (last) {
      case "iban":
        return new ValueModel.Shape("DE9{20}", 1, CheckDigit.IBAN);
      case "isbn", "isbn13":
        return longest < ISBN
            ? new ValueModel.Shape("9{10}", 1, CheckDigit.ISBN10)
            : new ValueModel.Shape("\\9789{10}", 1, CheckDigit.EAN);
      case "isbn10":
        return new ValueModel.Shape("9{10}", 1, CheckDigit.ISBN10);
      case "ean", "ean13", "gtin", "barcode":
        return new ValueModel.Shape("9{13}", 1, CheckDigit.EAN);
      case "imei":
        return new ValueModel.Shape("9{15}", 1, CheckDigit.LUHN);
      default:
        String pattern = pattern(name, longest);
        return pattern == null ? null : new ValueModel.Shape(pattern, 1);
    }
  }

  private static String pattern(String name, int longest) {
    if (name.contains("email") || name.equals("mail")) {
      return "a{3,8}.a{4,9}\\@ex\\ample.com";
    }
    if (name.contains("phone") || name.equals("fax") || name.contains("mobile")) {
      return longest >= 15 ? "+1-9{3}-555-9{4}" : longest >= 10 ? "9{3}5559{4}" : "5559{4}";
    }
    if (name.contains("zip") || name.contains("postal") || name.contains("postcode")) {
      return "9{5}";
    }
    if (name.equals("url")
        || name.endsWith("_url")
        || name.contains("website")
        || name.equals("uri")) {
      return longest >= 32 ? "\\https://www.ex\\ample.com/a{4,8}" : "\\https://ex\\ample.com/a";
    }
    if (name.contains("hash") || name.contains("token") || name.contains("digest")) {
      return longest >= 32 ? "h{32}" : null;
    }
    return null;
  }
}
