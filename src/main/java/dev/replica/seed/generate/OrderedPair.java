package dev.replica.seed.generate;

import dev.replica.model.FanOut;
import dev.replica.model.Permutation;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.ReferencePlan;

/**
 * A pair of parents that no other row has in either order: each parent takes its partners from the half of the circle of all parents
 * that follows it, so that of any two only one can take the other.
 */
record OrderedPair(long earlier, long later) {

  /** @param place of the row among the children of all parents */
  static OrderedPair of(FanOut fanOut, long parents, long key, long place) {
    long one = fanOut.parent(place);
    long slot = place - fanOut.first(one);
    long other =
        (one + 1 + Permutation.of((parents - 1) / 2, Randomness.hash(key, one)).apply(slot))
            % parents;
    return new OrderedPair(Math.min(one, other), Math.max(one, other));
  }

  long parent(ReferencePlan.Side side) {
    return side == ReferencePlan.Side.EARLIER ? earlier : later;
  }
}
