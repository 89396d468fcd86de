package dev.replica.scan.profile;

import dev.replica.catalog.ForeignKey;

/**
 * What was seen of a foreign key.
 *
 * @param children numbers of children of a uniform sample of those parents that have any, ascending
 * @param parents how many parents have any
 * @param clustered whether children of one parent stand side by side, or in the order of their parents
 */
public record ReferenceProfile(ForeignKey key, long[] children, long parents, boolean clustered) {}
