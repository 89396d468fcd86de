package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The text form of values of types that PostgreSQL's extensions and users bring, made of a number. */
final class ExtensionTexts {

  /** Dimensions of a vector whose type states none. */
  private static final int DIMENSIONS = 3;

  private ExtensionTexts() {}

  /** The text of value {@code n} of a type that is not PostgreSQL's own: by its name, else by its category. */
  static String of(SqlType.Scalar type, long n) {
    return switch (type.name().name()) {
      case "citext" -> "v" + n;
      case "hstore" -> "\"id\"=>\"" + n + "\"";
      case "ltree" -> "top.n" + n;
      case "lquery" -> "top.n" + n + ".*";
      case "ltxtquery" -> "n" + n;
      case "geometry", "geography" -> SpatialTexts.of(type, n);
      case "cube", "seg" -> String.valueOf(n);
      case "isbn", "isbn13", "ean13" -> checked("978", 9, n, "");
      case "ismn", "ismn13" -> checked("9790", 8, n, "");
      case "issn", "issn13" -> checked("977", 7, n, "00");
      case "upc" -> checked("0", 11, n, "");
      case "vector", "halfvec" ->
        LongStream.rangeClosed(1, dimensions(type))
            .mapToObj(i -> coordinate(n, i))
            .collect(Collectors.joining(",", "[", "]"));
      case "sparsevec" -> {
        long dimensions = dimensions(type);
        yield "{" + (1 + n % dimensions) + ":" + coordinate(n, 1) + "}/" + dimensions;
      }
      default ->
        switch (type.category()) {
          case 'N' -> String.valueOf(n);
          case 'B' -> n % 2 == 0 ? "f" : "t";
          case 'S' -> "v" + n;
          default ->
            throw new IllegalArgumentException("no values can be made for type " + type.sql());
        };
    };
  }

  private static long dimensions(SqlType.Scalar type) {
    return type.modifiers().isEmpty() ? DIMENSIONS : type.modifiers().get(0);
  }

  /** Never 0, for a vector of nothing but those has no direction. */
  private static String coordinate(long n, long i) {
    return "0." + String.format(Locale.ROOT, "%03d", 1 + (n + 389 * i * i) % 999);
  }

  private static long powerOfTen(int exponent) {
    return LongStream.range(0, exponent).reduce(1, (power, i) -> 10 * power);
  }

  /** An article's number of 13 digits, the last of which checks the others. */
  private static String checked(String prefix, int digits, long n, String suffix) {
    String number =
        prefix + String.format(Locale.ROOT, "%0" + digits + "d", n % powerOfTen(digits)) + suffix;
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      sum += (number.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return number + (10 - sum % 10) % 10;
  }
}
