package dev.replica.seed.plan;

import dev.replica.catalog.Table;
import java.util.List;
import java.util.Map;

/** Finds what the checks of a table leave to each column alone. */
final class LimitFinder {

  private LimitFinder() {}

  static Map<String, Limits> limits(Table table, List<RowCheck> checks) {
    return Map.of();
  }
}
