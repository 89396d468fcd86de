package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column of numbers or times as it is published, and as trees see it: both from the same knots, which are placed once.
 *
 * @param model null where too few values are present to tell anything
 * @param variables ranks of the values first, of times their parts and what the days tell behind them; none without a model
 */
record NumberColumn(ValueModel model, List<Ranked> variables) {

  /** Days over which days of the week may tell something of other columns. */
  private static final int WEEKS = 28;

  /** Days over which months may. */
  private static final int YEAR = 365;

  NumberColumn {
    variables = List.copyOf(variables);
  }

  /** Of a column's values. */
  static NumberColumn of(String name, Numbers values, PublishingPolicy policy) {
    Optional<Dates> dates = Dates.of(values, policy);
    Optional<Marginal.Placed> placed =
        dates.map(Dates::placed).or(() -> Marginal.place(values, policy));
    if (placed.isEmpty()) {
      return new NumberColumn(null, List.of());
    }
    ValueModel model =
        dates.isPresent() ? dates.get().model() : Marginal.model(placed.get(), values, policy);
    List<Ranked> parts = new ArrayList<>();
    parts.add(Ranked.ofNumbers(name, placed.get()));
    if (values.meaning() == Meaning.DATE || values.meaning() == Meaning.TIMESTAMP) {
      boolean weekly = dates.isPresent() && dates.get().weekly();
      addDays(name, values, weekly ? ((ValueModel.Time) model).weekdayEnds() : null, parts);
    }
    if (dates.isPresent() && dates.get().clock() != null) {
      parts.add(Ranked.ofNumbers(name, dates.get().clock()).asPart(Dependence.Part.CLOCK, true));
    }
    return new NumberColumn(model, parts);
  }

  /** @param weekdays where each ends, as the model has it; null where it does not tell them */
  private static void addDays(String name, Numbers values, double[] weekdays, List<Ranked> parts) {
    long span = Dates.span(values);
    if (weekdays != null) {
      parts.add(Ranked.ofCategories(name, weekdays, Dates.weekdays(values), false)
          .asPart(Dependence.Part.WEEKDAY, true));
    } else if (span > WEEKS) {
      parts.add(Ranked.ofCalendar(name, Dependence.Part.WEEKDAY, 7, Dates.weekdays(values)));
    }
    if (span > YEAR) {
      parts.add(Ranked.ofCalendar(name, Dependence.Part.MONTH, 12, Dates.months(values)));
    }
  }

  /** Of what a column exceeds another one by, never negative. */
  static NumberColumn ofDifferences(String name, Numbers differences, PublishingPolicy policy) {
    return Marginal.placeDifferences(differences, policy)
        .map(placed ->
            new NumberColumn(Marginal.model(placed), List.of(Ranked.ofNumbers(name, placed))))
        .orElse(new NumberColumn(null, List.of()));
  }

  /** Of what terms are multiplied by. */
  static NumberColumn ofFactors(String name, Numbers factors, PublishingPolicy policy) {
    return Marginal.placeFactors(factors, policy)
        .map(placed -> new NumberColumn(
            Marginal.model(placed, factors, policy), List.of(Ranked.ofNumbers(name, placed))))
        .orElse(new NumberColumn(null, List.of()));
  }

  /** Of what terms leave of a column. */
  static NumberColumn ofRest(String name, Numbers rest, PublishingPolicy policy) {
    return Marginal.placeRest(rest, policy)
        .map(placed -> new NumberColumn(
            Marginal.model(placed, rest, policy), List.of(Ranked.ofNumbers(name, placed))))
        .orElse(new NumberColumn(null, List.of()));
  }
}
