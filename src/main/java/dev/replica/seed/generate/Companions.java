package dev.replica.seed.generate;

import java.util.LinkedHashMap;
import java.util.Map;

/** The parents that the children of one driving parent were given, kept for the children that follow. Belongs to one thread. */
final class Companions {

  /** Entries kept in all: some ten megabytes. */
  private static final int MOST = 1 << 20;

  private final LinkedHashMap<Long, long[]> kept = new LinkedHashMap<>(64, .75f, true);
  private int entries;

  /** The list of that key; null where it is not kept. */
  long[] get(long key) {
    return kept.get(key);
  }

  /** Keeps a list, and drops those that were not asked for the longest. */
  void put(long key, long[] list) {
    kept.put(key, list);
    entries += list.length;
    var oldest = kept.entrySet().iterator();
    while (entries > MOST && oldest.hasNext()) {
      Map.Entry<Long, long[]> entry = oldest.next();
      if (entry.getKey() != key) {
        entries -= entry.getValue().length;
        oldest.remove();
      }
    }
  }
}
