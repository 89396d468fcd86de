package dev.replica.seed.plan;

/**
 * The numbers that rows take in a unique key.
 *
 * @param reference place, in the table's references, of the one whose children are numbered for each parent anew; -1 where the
 *     whole table is numbered
 * @param space how many numbers there are; {@link KeyDomain#UNBOUNDED} where they cannot run out
 * @param ascending whether rows take the numbers in order; else in an order of their own
 */
public record Numbering(int reference, long space, boolean ascending) {}
