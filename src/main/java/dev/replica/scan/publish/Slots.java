package dev.replica.scan.publish;

import dev.replica.catalog.ForeignKey;
import dev.replica.genome.Dependence;
import dev.replica.model.Bins;
import dev.replica.model.ConditionalTree;
import dev.replica.scan.profile.ReferenceProfile;
import dev.replica.scan.profile.TableProfile;
import java.util.List;

/**
 * Where a row stands among those of its parent, as variables of the row: of a customer's addresses the first one is the main one, and no
 * other, and of a document's versions the last one is the one that counts.
 */
final class Slots {

  /**
   * The first one is told apart from the others, and the last one, these not from each other: where rows stand in the order of what they
   * say, as results by place, more would take from the parents what they tell of their children.
   */
  private static final double[] EDGES = {.5};

  /** Rows of one parent, in the mean, from which on there are siblings to speak of. */
  private static final double SIBLINGS = 1.1;

  private Slots() {}

  /** The variables; none where they can't be told, for only some of the siblings are known. Which one is the first a key's own number tells. */
  static List<Lineage.Inherited> of(TableProfile profile, ReferenceProfile reference) {
    ForeignKey key = reference.key();
    boolean whole = profile.sampled() == profile.rows();
    boolean siblings = profile.sampled() >= SIBLINGS * reference.parents();
    boolean keyed = profile.table().keys().stream()
        .anyMatch(each -> each.columns().stream().anyMatch(key.columns()::contains));
    boolean plain =
        key.condition().isEmpty() && !key.parent().equals(profile.table().name());
    if (!whole || !siblings || !plain) {
      return List.of();
    }
    long[] hashes = profile.keys(key.columns());
    Lineage.Inherited last = variable(key, Dependence.Part.LEFT, codes(hashes, true));
    return keyed
        ? List.of(last)
        : List.of(variable(key, Dependence.Part.SLOT, codes(hashes, false)), last);
  }

  private static Lineage.Inherited variable(ForeignKey key, Dependence.Part part, byte[] codes) {
    return new Lineage.Inherited(
        List.of(key.name()), new Ranked(null, part, false, new Bins(EDGES), codes, null, 0), null);
  }

  /** How many of a row's siblings come before it, or behind it, as far as they are told apart. */
  private static byte[] codes(long[] hashes, boolean behind) {
    KeyIndex index = new KeyIndex(hashes);
    byte[] next = new byte[hashes.length];
    byte[] codes = new byte[hashes.length];
    for (int i = 0; i < codes.length; i++) {
      int row = behind ? codes.length - 1 - i : i;
      int first = index.row(hashes[row]);
      codes[row] = first < 0 ? ConditionalTree.ABSENT : next[first];
      if (first >= 0 && next[first] < EDGES.length) {
        next[first]++;
      }
    }
    return codes;
  }
}
