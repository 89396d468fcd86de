package dev.replica.scan.profile;

import dev.replica.catalog.ForeignKey;
import dev.replica.model.DistinctSample;

/**
 * What was seen of a foreign key.
 *
 * @param children numbers of children of a uniform sample of those parents that have any, ascending
 * @param parents how many parents have any
 * @param clustered whether children of one parent stand side by side, or in the order of their parents
 * @param sample the same numbers by the hashes of the parents' keys, as {@link TableProfile#keys} has them
 */
public record ReferenceProfile(
    ForeignKey key, long[] children, long parents, boolean clustered, DistinctSample sample) {

  /** Of parents that can't be told apart. */
  public ReferenceProfile(ForeignKey key, long[] children, long parents, boolean clustered) {
    this(key, children, parents, clustered, new DistinctSample(1));
  }
}
