package dev.replica.seed.plan;

/**
 * The numbers that rows take in a unique key.
 *
 * @param reference place, in the table's references, of the one whose children are numbered for each parent anew; -1 where the
 *     whole table is numbered
 * @param space how many numbers there are; {@link KeyDomain#UNBOUNDED} where they cannot run out
 * @param ascending whether rows take the numbers in order; else in an order of their own
 * @param moves whether a row takes another number, which no other row has at any attempt, where it is drawn again; only where the
 *     whole table is numbered
 */
public record Numbering(int reference, long space, boolean ascending, boolean moves) {

  /** Numbers that stay. */
  public Numbering(int reference, long space, boolean ascending) {
    this(reference, space, ascending, false);
  }

  /** The same numbers, moving. */
  Numbering moved() {
    return new Numbering(reference, space, ascending, true);
  }
}
