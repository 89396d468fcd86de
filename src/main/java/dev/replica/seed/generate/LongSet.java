package dev.replica.seed.generate;

/** A growing set of numbers other than 0, by open addressing. Not thread-safe. */
final class LongSet {

  private long[] places = new long[64];
  private int size;

  boolean contains(long number) {
    return places[place(number)] == number;
  }

  void add(long number) {
    if (2 * (size + 1) > places.length) {
      grow();
    }
    int at = place(number);
    size += places[at] == number ? 0 : 1;
    places[at] = number;
  }

  private int place(long number) {
    int mask = places.length - 1;
    int at = (int) (number ^ number >>> 32) & mask;
    while (places[at] != 0 && places[at] != number) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] old = places;
    places = new long[2 * old.length];
    for (long number : old) {
      if (number != 0) {
        places[place(number)] = number;
      }
    }
  }
}
