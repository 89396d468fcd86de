package dev.replica.genome;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what is wrong with distributions. */
final class ValueValidation {

  private static final int DAYS = 7;

  /** Shares are rounded one by one; their sum may miss 1 by as much. */
  private static final double ROUNDING = 0.01;

  /** PostgreSQL's numeric has no more digits, and no exponent that needs more. */
  private static final int DIGITS = 16_383 + 131_072;

  private static final Set<String> JSON_TYPES =
      Set.of("object", "array", "string", "number", "boolean", "null");

  private final List<String> problems;

  /** Adds what it finds to {@code problems}. */
  ValueValidation(List<String> problems) {
    this.problems = problems;
  }

  void check(String where, ValueModel values) {
    if (values instanceof ValueModel.Number number) {
      checkNumber(where, number);
    } else if (values instanceof ValueModel.Time time) {
      checkTime(where, time);
    } else if (values instanceof ValueModel.Category category) {
      checkCategory(where, category);
    } else if (values instanceof ValueModel.Text text) {
      checkText(where, text);
    } else if (values instanceof ValueModel.Written written) {
      checkWritten(where, written);
    } else if (values instanceof ValueModel.Array array) {
      checkNeeded(where + ".length", array.length());
      checkNeeded(where + ".element", array.element());
      boolean sets = array.element() instanceof ValueModel.Category category
          && category.values().size() == array.members().size();
      require(
          array.members().isEmpty()
              || sets && array.members().stream().allMatch(ValueValidation::share),
          where + ".members",
          "there is not one share for each of the element's categories");
      array.dimensions().forEach(dimensions -> checkDimensions(where + ".dimensions", dimensions));
    } else if (values instanceof ValueModel.Json json) {
      checkJson(where, json);
    } else if (values instanceof ValueModel.Bytes bytes) {
      checkNeeded(where + ".length", bytes.length());
    } else if (values instanceof ValueModel.Parts parts) {
      boolean shape = "shape".equals(parts.form());
      boolean network = "network".equals(parts.form());
      require(
          !network
              || parts.parts().size() == 2
                  && parts.parts().get(0) instanceof ValueModel.Category networks
                  && networks.values().stream().allMatch(ValueValidation::isNetwork)
                  && parts.parts().get(1) instanceof ValueModel.Text,
          where,
          "the parts are not networks and their addresses");
      require(
          shape || network || "point".equals(parts.form()) || "range".equals(parts.form()),
          where,
          "the form is not point, range, shape or network");
      int count = parts.parts().size();
      require(
          shape ? count == 4 || count == 5 : count == 2,
          where,
          shape ? "there are not four or five parts" : "there are not two parts");
      parts.parts().forEach(part -> check(where + ".parts", part));
    }
  }

  private void checkWritten(String where, ValueModel.Written written) {
    try {
      require(
          written.form() != null && writes(written.form(), written.values()),
          where + ".values",
          "they are not the numbers or times that the form writes");
    } catch (IllegalArgumentException e) {
      problems.add(where + ".form: " + e.getMessage());
    }
    check(where + ".values", written.values());
    require(
        share(written.odd())
            && written.odd() < 1
            && (written.odd() > 0) == (written.others() != null),
        where + ".odd",
        "others are told, and their share is above 0 and below 1, or there are none");
    check(where + ".others", written.others());
  }

  private static boolean writes(String form, ValueModel values) {
    if (form.equals(ValueModel.Written.DOCUMENT)) {
      return values instanceof ValueModel.Json;
    }
    if (form.equals(ValueModel.Written.ADDRESS) || WrittenPair.is(form)) {
      String parts = WrittenPair.is(form) ? "point" : "network";
      return values instanceof ValueModel.Parts told && parts.equals(told.form());
    }
    boolean times = switch (WrittenForm.of(form).meaning()) {
      case DAY, CLOCK -> true;
      case NUMBER, SECONDS -> false;
    };
    return times ? values instanceof ValueModel.Time : values instanceof ValueModel.Number;
  }

  private static boolean isNetwork(String text) {
    return text.matches("([0-9]+(\\.[0-9]+){3}|[0-9a-f]*(:[0-9a-f]*)+)/[0-9]{1,3}( [0-9]{1,3})?");
  }

  private void checkDimensions(String where, ValueModel.Dimensions dimensions) {
    require(
        dimensions.lengths().stream().allMatch(length -> length != null && length > 0)
            && dimensions.lengths().size() < 6,
        where,
        "lengths are not those of up to five more dimensions");
    require(
        dimensions.lowerBounds().isEmpty()
            || dimensions.lowerBounds().size() == dimensions.lengths().size() + 1,
        where,
        "there are not as many lower bounds as dimensions");
    require(share(dimensions.share()), where, "the share is not within 0 to 1");
  }

  void checkFanOut(String where, ReferenceGenome.FanOut fanOut) {
    require(
        fanOut.ranks().size() == fanOut.counts().size(), where, "ranks and counts are not as many");
    require(fanOut.ranks().size() >= 2, where, "there are fewer than two knots");
    require(
        ascending(fanOut.ranks()) && fanOut.ranks().stream().allMatch(ValueValidation::share),
        where,
        "ranks do not ascend within 0 to 1");
    require(
        ascending(fanOut.counts())
            && fanOut.counts().stream().allMatch(count -> count >= 0 && Double.isFinite(count)),
        where,
        "counts do not ascend from 0 or more");
  }

  /** Levels of a table that refers to itself. */
  void checkLevels(String where, ReferenceGenome.FanOut fanOut) {
    checkShares(where, fanOut.levels());
    require(fanOut.levels().size() != 1, where, "there is but one level");
    require(
        fanOut.parents().size() == fanOut.levels().size()
            && fanOut.parents().stream().allMatch(ValueValidation::share),
        where,
        "levels and shares of parents are not as many, or outside 0 to 1");
  }

  void checkDifference(String where, ValueModel.Number values) {
    checkNotNegative(where, values, "a difference is negative");
  }

  void checkFactor(String where, ValueModel.Number values) {
    checkNotNegative(where, values, "a factor is negative");
  }

  private void checkNotNegative(String where, ValueModel.Number values, String problem) {
    checkNeeded(where, values);
    // A knot stands half a step below the values that it is an end of.
    boolean negative = values != null
        && values.step() != null
        && values.at().stream().anyMatch(knot -> knot.add(values.step()).signum() < 0);
    require(!negative, where, problem);
  }

  void checkRest(String where, ValueModel.Number values) {
    checkNeeded(where + ".rest", values);
  }

  void checkNeeded(String where, ValueModel values) {
    require(values != null, where, "is missing");
    if (values != null) {
      check(where, values);
    }
  }

  private void checkNumber(String where, ValueModel.Number number) {
    boolean plain = number.at().stream().allMatch(ValueValidation::plain)
        && number.values().stream().allMatch(ValueValidation::plain);
    require(plain, where, "a knot has more digits than a numeric can have");
    int endings = number.endings().size();
    require(
        endings == number.endingEnds().size(), where, "endings and their shares are not as many");
    require(
        ascending(number.endings())
            && number.endings().stream()
                .allMatch(end -> end.signum() >= 0 && end.compareTo(BigDecimal.ONE) < 0)
            && ascending(number.endingEnds())
            && (endings == 0 || number.endingEnds().get(endings - 1) == 1),
        where,
        "endings do not ascend within 0 to 1");
    checkPolyline(
        where,
        number.step(),
        plain && ascending(number.at()),
        number.at().size(),
        number.cumulative());
    require(
        !plain || number.values().size() < 2 || ascending(number.values()),
        where + ".values",
        "they are not ascending");
  }

  private void checkTime(String where, ValueModel.Time time) {
    boolean ascends = false;
    try {
      ascends = ascending(time.at().stream().map(ValueValidation::instant).toList());
    } catch (DateTimeException e) {
      problems.add(where + ": a knot is not a date, a time or a timestamp of ISO 8601");
      ascends = true;
    }
    checkPolyline(where, time.step(), ascends, time.at().size(), time.cumulative());
    boolean shares = time.weekdays().stream().allMatch(share -> share >= 0 && share <= 1)
        && time.weekdays().stream().mapToDouble(Double::doubleValue).sum() > 0;
    require(
        time.weekdays().isEmpty() || time.weekdays().size() == DAYS && shares,
        where + ".weekdays",
        "seven shares of days are expected, not all of them zero");
    boolean composed = !time.weekdays().isEmpty() || time.clock() != null;
    require(
        !composed || time.at().stream().allMatch(knot -> knot.lastIndexOf('-') > 0),
        where,
        "only dates and timestamps have days of the week and times of day");
    if (time.clock() != null) {
      boolean plain = time.clock().weekdays().isEmpty() && time.clock().clock() == null;
      boolean clock = time.clock().at().stream().allMatch(knot -> knot.indexOf('-') < 0);
      require(plain && clock, where + ".clock", "times of day alone are expected");
      checkTime(where + ".clock", time.clock());
    }
  }

  private void checkPolyline(
      String where, BigDecimal step, boolean ascends, int knots, List<Double> cumulative) {
    require(
        step != null && step.signum() >= 0 && plain(step),
        where,
        "the step is missing or negative");
    require(knots >= 2, where, "there are fewer than two knots");
    require(knots == cumulative.size(), where, "knots and cumulative shares are not as many");
    require(ascends, where, "the knots are not ascending");
    require(ascending(cumulative), where, "the cumulative shares are not ascending");
    require(
        !cumulative.isEmpty()
            && cumulative.get(0) == 0
            && cumulative.get(cumulative.size() - 1) == 1,
        where,
        "the cumulative shares do not go from 0 to 1");
  }

  private void checkCategory(String where, ValueModel.Category category) {
    require(
        category.values().size() == category.shares().size(),
        where,
        "values and shares are not as many");
    require(
        new HashSet<>(category.values()).size() == category.values().size(),
        where,
        "a value is told twice");
    checkShares(where, category.shares());
    require(
        !category.values().isEmpty() || category.other() != null,
        where,
        "there are neither values nor other");
    if (category.other() != null) {
      checkText(where + ".other", category.other());
    }
  }

  private void checkText(String where, ValueModel.Text text) {
    require(text.distinct() >= 0, where, "distinct is negative");
    require(
        text.shapes().stream().allMatch(shape -> shape.pattern() != null),
        where,
        "a shape has no pattern");
    checkShares(
        where + ".shapes", text.shapes().stream().map(ValueModel.Shape::share).toList());
    if (text.ranks() != null) {
      checkNumber(where + ".ranks", text.ranks());
    }
    if (text.length() != null) {
      checkNumber(where + ".length", text.length());
    }
    if (text.prose() != null) {
      new ProseValidation(where + ".prose", this).check(text.prose());
    }
  }

  private void checkJson(String where, ValueModel.Json json) {
    require(
        json.type() != null && JSON_TYPES.contains(json.type()),
        where,
        "the type is none of " + JSON_TYPES.stream().sorted().toList());
    for (ValueModel.Json.Field field : json.fields()) {
      String place = where + "." + field.name();
      require(field.name() != null, where, "a field has no name");
      require(share(field.present()), place, "present is outside 0 to 1");
      checkNeeded(place, field.value());
    }
    if (json.length() != null) {
      checkNumber(where + ".length", json.length());
    }
    if (json.element() != null) {
      checkJson(where + "[]", json.element());
    }
    if (json.values() != null) {
      check(where, json.values());
    }
  }

  void checkShares(String where, List<Double> shares) {
    require(shares.stream().allMatch(ValueValidation::share), where, "a share is outside 0 to 1");
    double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
    require(sum <= 1 + ROUNDING, where, "the shares add up to more than 1");
  }

  static boolean share(double value) {
    return value >= 0 && value <= 1;
  }

  static boolean plain(BigDecimal value) {
    return value != null && Math.abs((long) value.scale()) + value.precision() <= DIGITS;
  }

  private static <T extends Comparable<? super T>> boolean ascending(List<T> values) {
    for (int index = 1; index < values.size(); index++) {
      if (values.get(index - 1).compareTo(values.get(index)) > 0) {
        return false;
      }
    }
    return true;
  }

  /** A date is its midnight, and a time is on the first of January 1970, so that all forms compare. */
  private static LocalDateTime instant(String text) {
    if (text.indexOf('T') >= 0) {
      return LocalDateTime.parse(text);
    }
    if (text.indexOf(':') < 0) {
      return LocalDate.parse(text).atStartOfDay();
    }
    LocalDate day = LocalDate.EPOCH;
    return text.startsWith("24:00:00")
        ? day.plusDays(1).atStartOfDay()
        : day.atTime(LocalTime.parse(text));
  }

  void require(boolean holds, String where, String problem) {
    if (!holds) {
      problems.add(where + ": " + problem);
    }
  }
}
