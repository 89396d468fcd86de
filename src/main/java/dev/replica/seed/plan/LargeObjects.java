package dev.replica.seed.plan;

import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Large objects, which columns of the type {@code lo} (a domain over oid) refer to: a few small ones that all rows share, with
 * numbers that are the same everywhere.
 */
public final class LargeObjects {

  private static final int COUNT = 16;

  /** Far from where PostgreSQL's own counter stands in a young database. */
  private static final long FIRST = 1_913_000_000L;

  private LargeObjects() {}

  static boolean refers(SqlType type) {
    return type instanceof SqlType.Domain domain
        && domain.name().name().equals("lo")
        && domain.base() instanceof SqlType.Scalar scalar
        && scalar.is("oid");
  }

  /** The objects' numbers, evenly. */
  static ValueModel.Category numbers() {
    List<String> numbers =
        LongStream.range(FIRST, FIRST + COUNT).mapToObj(Long::toString).toList();
    return new ValueModel.Category(numbers, Collections.nCopies(COUNT, 1.0 / COUNT), null);
  }

  /** What makes those of them that are not there; empty where no row of the plan refers to any. */
  public static Optional<String> creation(SeedPlan plan) {
    boolean needed = plan.tables().stream()
        .filter(table -> table.rows() > 0)
        .flatMap(table -> table.cells().stream())
        .anyMatch(cell -> cell instanceof CellPlan.Drawn && refers(cell.column().type()));
    return needed
        ? Optional.of(
            "SELECT count(pg_catalog.lo_from_bytea(id::oid, pg_catalog.convert_to('large object ' || id, 'UTF8')))"
                + " FROM pg_catalog.generate_series(" + FIRST + ", " + (FIRST + COUNT - 1) + ") id"
                + " WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_largeobject_metadata m WHERE m.oid = id::oid)")
        : Optional.empty();
  }
}
