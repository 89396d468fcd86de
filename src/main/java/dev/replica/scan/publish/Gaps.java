package dev.replica.scan.publish;

import dev.replica.catalog.ForeignKey;
import dev.replica.genome.Dependence;
import dev.replica.genome.ReferenceGenome.Events;
import dev.replica.genome.ReferenceGenome.Span;
import dev.replica.genome.ValueModel;
import dev.replica.model.ConditionalTree;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.ReferenceProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds times of which those of one parent's children follow each other as they would not if each were drawn alone: in bursts, or
 * evenly. Of a table's times and references the pair is told whose gaps say most.
 */
final class Gaps {

  /** Families and gaps of which something can be told. */
  private static final int FAMILIES = 30;

  private static final int GAPS = 100;

  /** Share of the table's rows that are sampled: what lies between two siblings, one between them missing, is no gap. */
  private static final double WHOLE = .95;

  /** Share of rows without a time at the most, for the same reason. */
  private static final double NULLS = .05;

  private static final double NEARLY_ALL = .95;

  /** Share of the times behind which sequences end. */
  static final double NEXT_TO_ALL = .9995;

  /** Correlation of times with positions that says anything of a table. */
  private static final double DRIFT = .1;

  /** Characters of what a first time depends on, and of what gaps depend on, at the most. */
  private static final int CHARACTERS = 3000;

  /** Digits of a share of what there is: a session of minutes within years. */
  private static final int REACH_DIGITS = 9;

  private static final double WHOLE_REACH = 1e9;

  private static final int LEAVES = 40;
  private static final int FEWEST = 15;
  private static final int LEAF_ROWS = 50;

  private final TableProfile profile;
  private final List<Lineage> lineages;
  private final List<Lineage.Inherited> standings;

  /** Of the rows of families; of all rows that are sampled, what is published. */
  private final Findings findings;

  private final Findings published;
  private final PublishingPolicy policy;

  private Gaps(
      TableProfile profile,
      List<Lineage> lineages,
      List<Lineage.Inherited> standings,
      Findings findings,
      Findings published,
      PublishingPolicy policy) {
    this.published = published;
    this.profile = profile;
    this.lineages = lineages;
    this.standings = standings;
    this.findings = findings;
    this.policy = policy;
  }

  /**
   * A column's times by a reference.
   *
   * @param reference its name
   */
  record Sequence(String reference, Events events) {}

  /**
   * A pair that says something.
   *
   * @param worth nats that its gaps say, all together, beyond what times drawn alone would
   */
  private record Candidate(
      ReferenceProfile reference,
      ColumnProfile column,
      Families families,
      Numbers gaps,
      double worth) {}

  /**
   * The table's sequence; null for none. Where the sample is far from the whole, by families alone.
   *
   * @param ofFamilies lineages of the families' rows
   */
  static Sequence of(
      TableProfile profile,
      List<Lineage> lineages,
      List<Lineage.Inherited> standings,
      Map<ForeignKey, List<Lineage>> ofFamilies,
      Findings findings,
      PublishingPolicy policy) {
    Map<ForeignKey, Gaps> rows = new HashMap<>();
    if (profile.sampled() >= WHOLE * profile.rows()) {
      Gaps whole = new Gaps(profile, lineages, standings, findings, findings, policy);
      profile.references().forEach(reference -> rows.put(reference.key(), whole));
    } else {
      profile.families().forEach((key, families) -> {
        List<Lineage> own = ofFamilies.getOrDefault(key, List.of());
        Findings found = Findings.of(families, own, policy);
        rows.put(key, new Gaps(families, own, List.of(), found, findings, policy));
      });
    }
    return policy.tells(profile.sampled()) ? best(profile, rows) : null;
  }

  /** @param rows that tell of each reference */
  private static Sequence best(TableProfile profile, Map<ForeignKey, Gaps> rows) {
    Candidate best = null;
    Gaps by = null;
    Set<String> names = new HashSet<>();
    for (ReferenceProfile reference : profile.references()) {
      ForeignKey key = reference.key();
      Gaps gaps = rows.get(key);
      boolean plain = gaps != null
          && key.condition().isEmpty()
          && !key.parent().equals(gaps.profile.table().name())
          && names.add(key.name());
      Candidate candidate = plain ? gaps.candidate(reference) : null;
      if (candidate != null && (best == null || candidate.worth() > best.worth())) {
        best = candidate;
        by = gaps;
      }
    }
    return best == null ? null : by.told(best, week(profile, best, by));
  }

  /** By all rows that are sampled. */
  private static List<Integer> week(TableProfile profile, Candidate found, Gaps by) {
    String name = found.column().column().name();
    return profile.columns().stream()
        .filter(column -> column.column().name().equals(name))
        .map(column -> (Numbers) column.values())
        .map(times -> WeekHours.of(times, by.published.values(name, times).model(), by.policy))
        .findFirst()
        .orElseThrow();
  }

  private Candidate candidate(ReferenceProfile reference) {
    Candidate best = null;
    int[] groups = groups(reference.key());
    for (ColumnProfile column : profile.columns()) {
      Candidate candidate =
          follows(column, reference.key().name()) ? candidate(reference, groups, column) : null;
      if (candidate != null && (best == null || candidate.worth() > best.worth())) {
        best = candidate;
      }
    }
    return best;
  }

  private int[] groups(ForeignKey key) {
    long[] hashes = profile.keys(key.columns());
    KeyIndex index = new KeyIndex(hashes);
    return Arrays.stream(hashes).mapToInt(index::row).toArray();
  }

  /** Whether the column's times are drawn, and nearly all rows have one. */
  private boolean follows(ColumnProfile column, String reference) {
    String name = column.column().name();
    return column.values() instanceof Numbers times
        && times.meaning() != Meaning.NUMBER
        && times.present().length >= (1 - NULLS) * times.units().length
        && published.dependable(column)
        && !published.decided(name)
        && published.copy(name) == null
        && (published.follower(name) == null || close(name, reference) != null)
        && published.formula(name) == null
        && published.values(name, times).model() != null;
  }

  /** What a column follows a time of the reference's parent by; null where it does not follow one closely. */
  private Numbers close(String column, String reference) {
    Successions.Succession succession = findings.succession(column);
    boolean told = succession != null
        && succession.by().equals(reference)
        && published.succession(column) != null
        && published.succession(column).by().equals(reference);
    return told ? succession.differences() : null;
  }

  /** Null where the gaps are too few, or those of times drawn alone. */
  private Candidate candidate(ReferenceProfile reference, int[] groups, ColumnProfile column) {
    Numbers times = (Numbers) column.values();
    Families families = Families.of(groups, times.units());
    if (families.several() < Math.max(FAMILIES, 2 * policy.minCount()) || families.gaps() < GAPS) {
      return null;
    }
    Numbers gaps = seconds(times, gaps(families, times.units()));
    double worth = GapEvidence.of(families, times.units());
    return worth > 0 ? new Candidate(reference, column, families, gaps, worth) : null;
  }

  /** For each row what it is later by than the one before it in its family; absent for the first one. */
  static long[] gaps(Families families, long[] times) {
    long[] gaps = absent(times.length);
    int[] rows = families.rows();
    for (int family = 0; family < families.count(); family++) {
      for (int at = families.starts()[family] + 1; at < families.starts()[family + 1]; at++) {
        gaps[rows[at]] = times[rows[at]] - times[rows[at - 1]];
      }
    }
    return gaps;
  }

  /** For each family the gap that would take it to a time, its own last one's or another, with all gaps alike; absent without any gap. */
  private static long[] paces(Families families, long[] times, long end) {
    long[] paces = absent(families.count());
    int[] rows = families.rows();
    for (int family = 0; family < paces.length; family++) {
      int from = families.starts()[family];
      int last = families.starts()[family + 1] - 1;
      long until = end == Values.ABSENT ? times[rows[last]] : end;
      if (last > from) {
        paces[family] = Math.max(0, until - times[rows[from]]) / (last - from);
      }
    }
    return paces;
  }

  private static long[] absent(int count) {
    long[] absent = new long[count];
    Arrays.fill(absent, Values.ABSENT);
    return absent;
  }

  /** A time that next to none are behind: a typing error that puts a row into the far future is no end. */
  private static long end(long[] times) {
    long[] sorted = Numbers.sorted(times);
    return sorted[(int) Math.min(sorted.length - 1, NEXT_TO_ALL * sorted.length)];
  }

  private static Numbers seconds(Numbers times, long[] differences) {
    Numbers zero =
        new Numbers(times.meaning(), new long[differences.length], times.unit(), times.step());
    return new Numbers(times.meaning(), differences, times.unit(), times.step()).minus(zero);
  }

  private Sequence told(Candidate found, List<Integer> week) {
    Numbers times = (Numbers) found.column().values();
    String column = found.column().column().name();
    Families families = found.families();
    String reference = found.reference().key().name();
    NumberColumn own = findings.values(column, times);
    Ranked ranks = own.variables().get(0);
    List<Lineage.Inherited> given = given(reference);
    int[] firsts = firsts(families);
    List<Lineage.Inherited> ofFirsts =
        given.stream().map(each -> picked(each, firsts)).toList();
    Numbers after = close(column, reference);
    Numbers since = after == null
        ? seconds(
            times,
            elapsed(times.units(), firsts, start(published.values(column, times).model())))
        : new Numbers(after.meaning(), picked(after.units(), firsts), after.unit(), after.step());
    Span first = span(since, ofFirsts, null);
    Optional<Marginal.Placed> paced = Marginal.placeDifferences(
        seconds(times, paces(families, times.units(), Values.ABSENT)), policy);
    Optional<Marginal.Placed> spaced = Marginal.placeDifferences(found.gaps(), policy);
    if (first == null || paced.isEmpty() || spaced.isEmpty()) {
      return null;
    }
    Marginal.Placed paces = paced.get();
    List<Lineage.Inherited> ofPaces = new ArrayList<>(ofFirsts);
    long[] rooms = paces(families, times.units(), end(times.units()));
    Ranked room = Ranked.ofNumbers("", paces, rooms);
    ofPaces.add(step(Dependence.Part.ROOM, room, room.codes(), null));
    ofPaces.add(step(Dependence.Part.AT, ranks, picked(ranks.codes(), firsts), null));
    Span reach = reach(families, times.units(), ofPaces);
    // Popular parents have a standing of their own, and would be taken for what all are like.
    List<Lineage.Inherited> ofGaps = new ArrayList<>(
        given.stream().filter(each -> each.ranked().column() != null).toList());
    ofGaps.addAll(steps(families, paces, spaced.get(), ranks));
    return new Sequence(
        reference,
        new Events(
            column,
            families.order(times.units(), NEARLY_ALL),
            found.reference().clustered() ? 0 : drift(times.units()),
            week,
            first,
            reach == null ? span(paces, ofPaces, null) : span(paces, List.of(), null),
            reach,
            span(spaced.get(), ofGaps, new Latents(profile, policy, Set.of(reference), null))));
  }

  /**
   * How far families reach; null where the pace tells more of their last times: by the mean of the logarithm of the density, which is that
   * of the pace over the number of gaps, or of the share over what there is.
   */
  private Span reach(Families families, long[] times, List<Lineage.Inherited> given) {
    long end = end(times);
    long[] shares = absent(families.count());
    long[] paces = paces(families, times, Values.ABSENT);
    double byPace = 0;
    double byShare = 0;
    int several = 0;
    for (int family = 0; family < shares.length; family++) {
      int from = families.starts()[family];
      int last = families.starts()[family + 1] - 1;
      double room = Math.max(0, end - times[families.rows()[from]]);
      if (last > from && room > 0) {
        long span = times[families.rows()[last]] - times[families.rows()[from]];
        shares[family] = Math.round(Math.min(1, span / room) * WHOLE_REACH);
        byPace -= StrictMath.log(last - from);
        byShare -= StrictMath.log(room / WHOLE_REACH);
        several++;
      }
    }
    byPace += several * GapEvidence.density(Numbers.sorted(paces));
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
    return Marginal.placeDifferences(values, policy)
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

  private static long[] elapsed(long[] times, int[] rows, long start) {
    return Arrays.stream(rows).mapToLong(row -> Math.max(0, times[row] - start)).toArray();
  }

  /** What rows have from the parent. */
  private List<Lineage.Inherited> given(String reference) {
    List<Lineage.Inherited> given = new ArrayList<>();
    standings.stream()
        .filter(each -> each.by().equals(List.of(reference)) && each.ranked().part() == null)
        .forEach(given::add);
    lineages.stream()
        .filter(lineage -> lineage.complete() && lineage.by().get(0).equals(reference))
        .forEach(lineage -> given.addAll(lineage.inherited()));
    return given;
  }

  /** What is known where a gap begins. A family's gaps are one witness. */
  private static List<Lineage.Inherited> steps(
      Families families, Marginal.Placed paces, Marginal.Placed gaps, Ranked ranks) {
    byte[] paced = Ranked.ofNumbers("", paces).codes();
    byte[] pace = new byte[ranks.codes().length];
    int[] groups = new int[pace.length];
    Arrays.fill(groups, KeyIndex.NONE);
    int[] numbers = families.numbers();
    for (int at = 0; at < numbers.length; at++) {
      groups[families.rows()[at]] = numbers[at];
      pace[families.rows()[at]] = paced[numbers[at]];
    }
    Ranked own = Ranked.ofNumbers("", gaps);
    return List.of(
        step(Dependence.Part.PREVIOUS, own, before(families, own.codes()), groups),
        step(Dependence.Part.PACE, Ranked.ofNumbers("", paces), pace, groups),
        step(Dependence.Part.AT, ranks, before(families, ranks.codes()), groups));
  }

  private static Lineage.Inherited step(
      Dependence.Part part, Ranked like, byte[] codes, int[] groups) {
    return new Lineage.Inherited(
        List.of(), new Ranked(null, part, false, like.bins(), codes, null, 0), groups);
  }

  /** For each row but the first of a family the code of the one before it. */
  private static byte[] before(Families families, byte[] codes) {
    byte[] before = new byte[codes.length];
    Arrays.fill(before, (byte) ConditionalTree.ABSENT);
    int[] rows = families.rows();
    for (int family = 0; family < families.count(); family++) {
      for (int at = families.starts()[family] + 1; at < families.starts()[family + 1]; at++) {
        before[rows[at]] = codes[rows[at - 1]];
      }
    }
    return before;
  }

  /** The first row of each family. */
  private static int[] firsts(Families families) {
    return IntStream.range(0, families.count())
        .map(family -> families.rows()[families.starts()[family]])
        .toArray();
  }

  private static Lineage.Inherited picked(Lineage.Inherited given, int[] rows) {
    Ranked ranked = given.ranked();
    return new Lineage.Inherited(
        given.by(),
        new Ranked(
            ranked.column(),
            ranked.part(),
            false,
            ranked.bins(),
            picked(ranked.codes(), rows),
            null,
            0),
        given.groups() == null
            ? null
            : Arrays.stream(rows).map(row -> given.groups()[row]).toArray());
  }

  private static long[] picked(long[] units, int[] rows) {
    return Arrays.stream(rows).mapToLong(row -> units[row]).toArray();
  }

  private static byte[] picked(byte[] codes, int[] rows) {
    byte[] picked = new byte[rows.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = codes[rows[i]];
    }
    return picked;
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
            policy)
        .within(CHARACTERS, Gaps::characters);
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

  /** The correlation of the times' ranks with the rows' positions. */
  private static double drift(long[] times) {
    long[] sorted = Numbers.sorted(times);
    double product = 0;
    double square = 0;
    double position = 0;
    for (int row = 0; row < times.length; row++) {
      if (times[row] != Values.ABSENT) {
        double rank = (rank(sorted, times[row]) + .5) / sorted.length - .5;
        double place = (row + .5) / times.length - .5;
        product += rank * place;
        square += rank * rank;
        position += place * place;
      }
    }
    double drift = product == 0 ? 0 : product / Math.sqrt(square * position);
    // Of ranks; of normal scores as Pearson (1907) has it.
    double scores = 2 * StrictMath.sin(Math.PI / 6 * drift);
    return Math.abs(scores) < DRIFT ? 0 : Rounding.share(Math.max(-1, Math.min(1, scores)));
  }

  /** How many are below a time, and half of its equals. */
  private static double rank(long[] sorted, long time) {
    int low = lower(sorted, time);
    int high = lower(sorted, time + 1);
    return low + (high - low - 1) / 2.0;
  }

  private static int lower(long[] sorted, long time) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (sorted[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
