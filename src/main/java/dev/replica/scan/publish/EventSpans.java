package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.genome.ReferenceGenome.Events;
import dev.replica.genome.ReferenceGenome.Span;
import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells the lengths of time that sequences are made of, and what they depend on. */
final class EventSpans {

  private static final double NEARLY_ALL = .95;

  /** Characters of what a first time depends on, and of what gaps depend on, at the most. */
  private static final int CHARACTERS = 3000;

  /** Digits of a share of what there is: a session of minutes within years. */
  private static final int REACH_DIGITS = 9;

  private static final double WHOLE_REACH = 1e9;

  private static final int LEAVES = 40;
  private static final int FEWEST = 15;
  private static final int LEAF_ROWS = 50;

  private final FamilyRows rows;
  private final FamilyTimes times;
  private final Families families;

  EventSpans(FamilyRows rows, FamilyTimes times) {
    this.rows = rows;
    this.times = times;
    families = times.families();
  }

  /**
   * The sequences of a column by a reference; null where there are too few of something.
   *
   * @param clustered whether children of one parent stand side by side
   * @param week shares of hours; empty for none
   */
  Events told(String column, String reference, boolean clustered, List<Integer> week) {
    Ranked ranks = rows.findings().values(column, times.times()).variables().get(0);
    List<Lineage.Inherited> given = rows.given(reference);
    int[] firsts = times.firsts();
    List<Lineage.Inherited> ofFirsts =
        given.stream().map(each -> GapSteps.picked(each, firsts)).toList();
    Span first = span(since(column, reference), ofFirsts, null);
    Optional<Marginal.Placed> paced = placed(times.paces());
    Optional<Marginal.Placed> spaced = placed(times.gaps());
    if (first == null || paced.isEmpty() || spaced.isEmpty()) {
      return null;
    }
    Marginal.Placed paces = paced.get();
    List<Lineage.Inherited> ofPaces = new ArrayList<>(ofFirsts);
    Ranked room = Ranked.ofNumbers("", paces, times.rooms());
    ofPaces.add(GapSteps.step(Dependence.Part.ROOM, room, room.codes(), null));
    byte[] at = GapSteps.picked(ranks.codes(), firsts);
    ofPaces.add(GapSteps.step(Dependence.Part.AT, ranks, at, null));
    Span reach = reach(ofPaces);
    // Popular parents have a standing of their own, and would be taken for what all are like.
    List<Lineage.Inherited> ofGaps = new ArrayList<>(
        given.stream().filter(each -> each.ranked().column() != null).toList());
    ofGaps.addAll(GapSteps.of(families, paces, spaced.get(), ranks));
    Latents latents = new Latents(rows.profile(), rows.policy(), Set.of(reference), null);
    long[] units = times.times().units();
    return new Events(
        column,
        families.order(units, NEARLY_ALL),
        clustered ? 0 : TimeDrift.of(units),
        week,
        first,
        span(paces, reach == null ? ofPaces : List.of(), null),
        reach,
        span(spaced.get(), ofGaps, latents));
  }

  /** What first times are later by than the parent's, or than where the column's values begin. */
  private Numbers since(String column, String reference) {
    Numbers after = rows.close(column, reference);
    return after == null
        ? times.seconds(
            times.since(start(rows.published().values(column, times.times()).model())))
        : new Numbers(
            after.meaning(),
            GapSteps.picked(after.units(), times.firsts()),
            after.unit(),
            after.step());
  }

  private Optional<Marginal.Placed> placed(long[] differences) {
    return Marginal.placeDifferences(times.seconds(differences), rows.policy());
  }

  /**
   * How far families reach; null where the pace tells more of their last times: by the mean of the logarithm of the density, which is that
   * of the pace over the number of gaps, or of the share over what there is.
   */
  private Span reach(List<Lineage.Inherited> given) {
    long end = times.end();
    long[] shares = FamilyTimes.absent(families.count());
    double byPace = 0;
    double byShare = 0;
    int several = 0;
    for (int family = 0; family < shares.length; family++) {
      int gaps = families.starts()[family + 1] - families.starts()[family] - 1;
      double room = Math.max(0, end - times.first(family));
      if (gaps > 0 && room > 0) {
        long span = times.last(family) - times.first(family);
        shares[family] = Math.round(Math.min(1, span / room) * WHOLE_REACH);
        byPace -= StrictMath.log(gaps);
        byShare -= StrictMath.log(room / WHOLE_REACH);
        several++;
      }
    }
    byPace += several * GapEvidence.density(Numbers.sorted(times.paces()));
    byShare += several * GapEvidence.density(Numbers.sorted(shares));
    return byShare > byPace
        ? span(
            new Numbers(Meaning.NUMBER, shares, BigDecimal.ONE.movePointLeft(REACH_DIGITS), 1),
            given,
            null)
        : null;
  }

  /** Null where too few are there. */
  private Span span(Numbers values, List<Lineage.Inherited> given, Latents latents) {
    return Marginal.placeDifferences(values, rows.policy())
        .map(placed -> span(placed, given, latents))
        .orElse(null);
  }

  private Span span(Marginal.Placed placed, List<Lineage.Inherited> given, Latents latents) {
    return new Span(
        (ValueModel.Number) Marginal.model(placed),
        variables(Ranked.ofNumbers("", placed), given, latents));
  }

  /** Where the distribution begins. */
  private static long start(ValueModel model) {
    String knot = ((ValueModel.Time) model).at().get(0);
    LocalDateTime at = knot.indexOf('-') < 1
        ? LocalDate.EPOCH.atTime(LocalTime.parse(knot))
        : knot.indexOf('T') < 0 ? LocalDate.parse(knot).atStartOfDay() : LocalDateTime.parse(knot);
    LocalDateTime zero =
        knot.indexOf('-') < 1 ? LocalDate.EPOCH.atStartOfDay() : LocalDateTime.of(2000, 1, 1, 0, 0);
    return ChronoUnit.MICROS.between(zero, at);
  }

  /** What the target depends on, and itself. */
  private List<Dependence.Variable> variables(
      Ranked target, List<Lineage.Inherited> given, Latents latents) {
    int present = 0;
    for (byte code : target.codes()) {
      present += code >= 0 ? 1 : 0;
    }
    Dependence dependence = Trees.grow(
            null,
            NullMasks.none(),
            List.of(),
            List.of(List.of(target)),
            given,
            latents,
            Math.min(LEAF_ROWS, Math.max(FEWEST, present / LEAVES)),
            rows.policy())
        .within(CHARACTERS, EventSpans::characters);
    List<Dependence.Variable> variables = new ArrayList<>();
    if (dependence instanceof Dependence.Trees trees) {
      variables.addAll(trees.variables());
    }
    int last = variables.size() - 1;
    if (last < 0 || !"".equals(variables.get(last).column())) {
      return List.of(new Dependence.Variable(null, List.of(), List.of()));
    }
    Dependence.Variable own = variables.remove(last);
    variables.add(
        new Dependence.Variable(null, null, List.of(), own.edges(), own.tree(), own.latent()));
    return variables;
  }

  private static int characters(Dependence dependence) {
    return dependence instanceof Dependence.Trees trees
        ? trees.variables().stream()
            .mapToInt(variable ->
                String.join("", variable.tree()).length() + 8 * variable.edges().size())
            .sum()
        : 0;
  }
}
