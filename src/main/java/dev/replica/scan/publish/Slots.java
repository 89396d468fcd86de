package dev.replica.scan.publish;

import dev.replica.catalog.ForeignKey;
import dev.replica.genome.Dependence;
import dev.replica.model.Bins;
import dev.replica.model.ConditionalTree;
import dev.replica.scan.profile.ReferenceProfile;
import dev.replica.scan.profile.TableProfile;
import java.util.List;

/**
 * The number of a row among those of its parent, as a variable of the row: of a customer's addresses the first one is the main one, and
 * no other.
 */
final class Slots {

  /**
   * The first one is told apart from the others, these not from each other: where rows stand in the order of what they say, as results by
   * place, more would take from the parents what they tell of their children.
   */
  private static final double[] EDGES = {.5};

  /** Rows of one parent, in the mean, from which on there are siblings to speak of. */
  private static final double SIBLINGS = 1.1;

  private Slots() {}

  /** The variable; null where it can't be told, for only some of the siblings are known, or where a key numbers them. */
  static Lineage.Inherited of(TableProfile profile, ReferenceProfile reference) {
    ForeignKey key = reference.key();
    boolean whole = profile.sampled() == profile.rows();
    boolean siblings = profile.sampled() >= SIBLINGS * reference.parents();
    boolean keyed = profile.table().keys().stream()
        .anyMatch(each -> each.columns().stream().anyMatch(key.columns()::contains));
    boolean plain =
        key.condition().isEmpty() && !key.parent().equals(profile.table().name());
    if (!whole || !siblings || keyed || !plain) {
      return null;
    }
    long[] hashes = profile.keys(key.columns());
    KeyIndex index = new KeyIndex(hashes);
    byte[] next = new byte[hashes.length];
    byte[] codes = new byte[hashes.length];
    for (int row = 0; row < codes.length; row++) {
      int first = index.row(hashes[row]);
      codes[row] = first < 0 ? ConditionalTree.ABSENT : next[first];
      if (first >= 0 && next[first] < EDGES.length) {
        next[first]++;
      }
    }
    return new Lineage.Inherited(
        List.of(key.name()),
        new Ranked(null, Dependence.Part.SLOT, false, new Bins(EDGES), codes, null, 0),
        null);
  }
}
