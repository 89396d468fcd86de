package dev.replica.seed.generate;

import dev.replica.model.FanOut;
import java.util.Arrays;

/** Which parent each row was settled to take: of each parent as many rows as its fan-out says. Immutable. */
final class Assignment {

  /** The place of a row that has no parent, and its parent. */
  static final int NOWHERE = -1;

  private final int[] parents;

  /** For each row its place among the children of all parents, and the other way round. */
  private final int[] places;

  private final int[] rows;

  private Assignment(int[] parents, int[] places, int[] rows) {
    this.parents = parents;
    this.places = places;
    this.rows = rows;
  }

  /**
   * Has rows take parents, both in their order; rows that are not there take none.
   *
   * @param fanOut of the rows that take one; not looked at where there are none
   * @param rows all of them
   */
  static Assignment of(FanOut fanOut, int[] parentsInOrder, int[] rowsInOrder, int rows) {
    int[] parents = new int[rows];
    int[] places = new int[rows];
    int[] rowAt = new int[rowsInOrder.length];
    Arrays.fill(parents, NOWHERE);
    Arrays.fill(places, NOWHERE);
    int done = 0;
    for (int parent : rowsInOrder.length == 0 ? new int[0] : parentsInOrder) {
      int first = (int) fanOut.first(parent);
      int count = (int) fanOut.count(parent);
      for (int slot = 0; slot < count; slot++) {
        int row = rowsInOrder[done++];
        parents[row] = parent;
        places[row] = first + slot;
        rowAt[first + slot] = row;
      }
    }
    return new Assignment(parents, places, rowAt);
  }

  int parent(long row) {
    return parents[(int) row];
  }

  int place(long row) {
    return places[(int) row];
  }

  int row(long place) {
    return rows[(int) place];
  }
}
