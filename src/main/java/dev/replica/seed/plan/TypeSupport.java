package dev.replica.seed.plan;

import dev.replica.catalog.SqlType;
import java.util.Set;

/** Which types values can be made for with nothing but the type known. */
public final class TypeSupport {

  private static final Set<String> SYSTEM = Set.of(
      "bool",
      "int2",
      "int4",
      "int8",
      "oid",
      "float4",
      "float8",
      "numeric",
      "money",
      "text",
      "varchar",
      "bpchar",
      "name",
      "char",
      "date",
      "time",
      "timetz",
      "timestamp",
      "timestamptz",
      "interval",
      "uuid",
      "bytea",
      "json",
      "jsonb",
      "xml",
      "inet",
      "cidr",
      "macaddr",
      "macaddr8",
      "bit",
      "varbit",
      "point",
      "lseg",
      "box",
      "path",
      "polygon",
      "circle",
      "line",
      "tsvector",
      "tsquery",
      "pg_lsn",
      "jsonpath",
      "xid",
      "xid8",
      "cid",
      "tid",
      "txid_snapshot",
      "pg_snapshot",
      "int2vector",
      "oidvector",
      "regclass",
      "regtype",
      "regproc",
      "regprocedure",
      "regoper",
      "regoperator",
      "regconfig",
      "regdictionary",
      "regnamespace",
      "regrole",
      "regcollation",
      "refcursor");
  private static final Set<String> EXTENSION = Set.of(
      "citext",
      "hstore",
      "ltree",
      "lquery",
      "ltxtquery",
      "geometry",
      "geography",
      "cube",
      "seg",
      "isbn",
      "isbn13",
      "ismn",
      "ismn13",
      "issn",
      "issn13",
      "ean13",
      "upc",
      "vector",
      "halfvec",
      "sparsevec");

  /** Numbers, strings and truth values by {@code pg_type.typcategory}: what types made by a user are most likely to take. */
  private static final String GUESSED = "NSB";

  private TypeSupport() {}

  /** Whether values of a type that is not known may be like those of its category: better than no row. */
  static boolean guesses(SqlType type) {
    return type.base() instanceof SqlType.Scalar scalar
        && !scalar.name().schema().equals(SqlType.SYSTEM)
        && GUESSED.indexOf(scalar.category()) >= 0;
  }

  /** Whether a value of the type can be made. */
  public static boolean generates(SqlType type) {
    if (type instanceof SqlType.Domain domain) {
      return generates(domain.underlying());
    }
    if (type instanceof SqlType.Array array) {
      return generates(array.element());
    }
    if (type instanceof SqlType.Composite composite) {
      return composite.attributes().stream().allMatch(attribute -> generates(attribute.type()));
    }
    if (type instanceof SqlType.Range range) {
      return generates(range.subtype());
    }
    if (type instanceof SqlType.Multirange multirange) {
      return generates(multirange.range());
    }
    if (type instanceof SqlType.Enumeration enumeration) {
      return !enumeration.labels().isEmpty();
    }
    return type.name().schema().equals(SqlType.SYSTEM)
        ? SYSTEM.contains(type.name().name())
        : EXTENSION.contains(type.name().name());
  }
}
