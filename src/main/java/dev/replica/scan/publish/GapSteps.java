package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.model.ConditionalTree;
import java.util.Arrays;
import java.util.List;

/** Codes of what is known where a length of time begins. */
final class GapSteps {

  private GapSteps() {}

  /** What is known where a gap begins. A family's gaps are one witness. */
  static List<Lineage.Inherited> of(
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

  static Lineage.Inherited step(Dependence.Part part, Ranked like, byte[] codes, int[] groups) {
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

  /** What some rows have, in their order. */
  static Lineage.Inherited picked(Lineage.Inherited given, int[] rows) {
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

  static long[] picked(long[] units, int[] rows) {
    return Arrays.stream(rows).mapToLong(row -> units[row]).toArray();
  }

  static byte[] picked(byte[] codes, int[] rows) {
    byte[] picked = new byte[rows.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = codes[rows[i]];
    }
    return picked;
  }
}
