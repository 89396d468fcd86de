package dev.replica.model;

/** Finds the number at a place of the sorted order without sorting (Hoare, 1961). */
public final class Selection {

  private Selection() {}

  /**
   * The number at a place, from 0; the numbers are in another order afterwards.
   *
   * @param numbers none of them not a number
   */
  public static double of(double[] numbers, int place) {
    int low = 0;
    int high = numbers.length - 1;
    while (low < high) {
      double pivot = numbers[(low + high) >>> 1];
      int left = low - 1;
      int right = high + 1;
      while (true) {
        left = up(numbers, left + 1, pivot);
        right = down(numbers, right - 1, pivot);
        if (left >= right) {
          break;
        }
        double moved = numbers[left];
        numbers[left] = numbers[right];
        numbers[right] = moved;
      }
      if (place <= right) {
        high = right;
      } else {
        low = right + 1;
      }
    }
    return numbers[place];
  }

  private static int up(double[] numbers, int from, double pivot) {
    int at = from;
    while (numbers[at] < pivot) {
      at++;
    }
    return at;
  }

  private static int down(double[] numbers, int from, double pivot) {
    int at = from;
    while (numbers[at] > pivot) {
      at--;
    }
    return at;
  }
}
