package dev.replica.seed.plan.check;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.SqlType;
import java.util.List;

/** Types for tests, by PostgreSQL's internal names. */
final class SqlTypes {

  private SqlTypes() {}

  /** The type {@code int4}, {@code text[]}, the enum {@code mood} of sad, ok, happy; {@code bpchar} has a length of 5. */
  static SqlType named(String name) {
    if (name.endsWith("[]")) {
      String element = name.substring(0, name.length() - 2);
      return new SqlType.Array(0, new QualifiedName(SqlType.SYSTEM, "_" + element), named(element));
    }
    if (name.equals("mood")) {
      return new SqlType.Enumeration(
          0, new QualifiedName("public", "mood"), List.of("sad", "ok", "happy"));
    }
    return new SqlType.Scalar(
        0,
        new QualifiedName(SqlType.SYSTEM, name),
        'X',
        name.equals("bpchar") ? List.of(5) : List.of());
  }
}
