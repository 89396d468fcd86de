package dev.replica.scan.publish;

import dev.replica.catalog.ForeignKey;
import dev.replica.genome.ReferenceGenome.Events;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.ReferenceProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  private final FamilyRows rows;

  private Gaps(FamilyRows rows) {
    this.rows = rows;
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
      ReferenceProfile reference, ColumnProfile column, FamilyTimes times, double worth) {}

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
      Gaps whole =
          new Gaps(new FamilyRows(profile, lineages, standings, findings, findings, policy));
      profile.references().forEach(reference -> rows.put(reference.key(), whole));
    } else {
      profile.families().forEach((key, families) -> {
        List<Lineage> own = ofFamilies.getOrDefault(key, List.of());
        Findings found = Findings.of(families, own, policy);
        rows.put(key, new Gaps(new FamilyRows(families, own, List.of(), found, findings, policy)));
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
          && !key.parent().equals(gaps.rows.profile().table().name())
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
        .map(times ->
            WeekHours.of(times, by.rows.published().values(name, times).model(), by.rows.policy()))
        .findFirst()
        .orElseThrow();
  }

  private Candidate candidate(ReferenceProfile reference) {
    Candidate best = null;
    int[] groups = groups(reference.key());
    for (ColumnProfile column : rows.profile().columns()) {
      Candidate candidate =
          follows(column, reference.key().name()) ? candidate(reference, groups, column) : null;
      if (candidate != null && (best == null || candidate.worth() > best.worth())) {
        best = candidate;
      }
    }
    return best;
  }

  private int[] groups(ForeignKey key) {
    long[] hashes = rows.profile().keys(key.columns());
    KeyIndex index = new KeyIndex(hashes);
    return Arrays.stream(hashes).mapToInt(index::row).toArray();
  }

  /** Whether the column's times are drawn, and nearly all rows have one. */
  private boolean follows(ColumnProfile column, String reference) {
    String name = column.column().name();
    Findings published = rows.published();
    return column.values() instanceof Numbers times
        && times.meaning() != Meaning.NUMBER
        && times.present().length >= (1 - NULLS) * times.units().length
        && published.dependable(column)
        && !published.decided(name)
        && published.copy(name) == null
        && (published.follower(name) == null || rows.close(name, reference) != null)
        && published.formula(name) == null
        && published.values(name, times).model() != null;
  }

  /** Null where the gaps are too few, or those of times drawn alone. */
  private Candidate candidate(ReferenceProfile reference, int[] groups, ColumnProfile column) {
    Numbers times = (Numbers) column.values();
    Families families = Families.of(groups, times.units());
    if (families.several() < Math.max(FAMILIES, 2 * rows.policy().minCount())
        || families.gaps() < GAPS) {
      return null;
    }
    double worth = GapEvidence.of(families, times.units());
    return worth > 0
        ? new Candidate(reference, column, new FamilyTimes(families, times), worth)
        : null;
  }

  private Sequence told(Candidate found, List<Integer> week) {
    String reference = found.reference().key().name();
    Events events = new EventSpans(rows, found.times())
        .told(found.column().column().name(), reference, found.reference().clustered(), week);
    return events == null ? null : new Sequence(reference, events);
  }
}
