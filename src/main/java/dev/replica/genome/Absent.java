package dev.replica.genome;

import java.util.List;

/** The canonical form leaves empty lists out; an absent one is read as null and becomes the empty list again. */
final class Absent {

  private Absent() {}

  /** An immutable copy of {@code list}, the empty list for null. */
  static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
