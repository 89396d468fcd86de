package dev.replica.seed.plan;

import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Chooses the strings that a column of a unique key may take. */
final class StringDomains {

  /** A learned pattern is worth keeping for a share of the strings above this. */
  private static final double RARE = .005;

  private StringDomains() {}

  /**
   * The strings of a key: by a pattern that is asked for, by those that were learned, or by one of our own.
   *
   * @param plain whether strings must stay distinct when case is ignored
   */
  static KeyDomain strings(
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
        StringPattern pattern = Reserved.of(StringPattern.of(shape), longest);
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
    ValueModel.Shape named = ModelChoice.shape(name, longest);
    List<StringPattern> patterns = new ArrayList<>();
    if (named != null && named.check() != null) {
      patterns.add(StringPattern.of(named));
    }
    candidates.stream().map(StringPattern::parse).forEach(patterns::add);
    for (StringPattern pattern : patterns) {
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
