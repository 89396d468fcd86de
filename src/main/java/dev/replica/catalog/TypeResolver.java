package dev.replica.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Types by their object identifiers, with all that they are made of. */
final class TypeResolver {

  // Only what is its element's array type is an array: name, point, box, int2vector and their like
  // have elements too.
  private static final String TYPES = """
      WITH RECURSIVE reachable (oid) AS (
        SELECT unnest(?)
         UNION
        SELECT part.oid
          FROM reachable r
          CROSS JOIN LATERAL (
            SELECT typelem FROM pg_type WHERE oid = r.oid AND typelem <> 0
             UNION ALL
            SELECT typbasetype FROM pg_type WHERE oid = r.oid AND typbasetype <> 0
             UNION ALL
            SELECT rngsubtype FROM pg_range WHERE rngtypid = r.oid
             UNION ALL
            SELECT rngtypid FROM pg_range WHERE rngmultitypid = r.oid
             UNION ALL
            SELECT a.atttypid
              FROM pg_type t
              JOIN pg_attribute a ON a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE t.oid = r.oid AND t.typtype = 'c') part (oid))
      SELECT t.oid, n.nspname, t.typname, t.typcategory, t.typbasetype, t.typtypmod, t.typnotnull,
             pg_get_expr(t.typdefaultbin, 0) AS default_expression,
             CASE WHEN e.typarray = t.oid THEN 'a' ELSE t.typtype END AS kind,
             coalesce(CASE WHEN e.typarray = t.oid THEN e.oid END, g.rngsubtype, m.rngtypid, t.typbasetype) AS part
        FROM reachable r
        JOIN pg_type t ON t.oid = r.oid
        JOIN pg_namespace n ON n.oid = t.typnamespace
        LEFT JOIN pg_type e ON e.oid = t.typelem
        LEFT JOIN pg_range g ON g.rngtypid = t.oid
        LEFT JOIN pg_range m ON m.rngmultitypid = t.oid
      """;

  private static final String LABELS =
      "SELECT enumtypid AS owner, enumlabel FROM pg_enum WHERE enumtypid = ANY (?) ORDER BY enumtypid, enumsortorder";

  private static final String CHECKS = """
      SELECT contypid AS owner, conname, pg_get_expr(conbin, 0) AS expression, convalidated
        FROM pg_constraint
       WHERE contypid = ANY (?) AND contype = 'c'
       ORDER BY contypid, conname COLLATE "C"
      """;

  private static final String ATTRIBUTES = """
      SELECT t.oid AS owner, a.attname, a.atttypid, a.atttypmod
        FROM pg_type t
        JOIN pg_attribute a ON a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE t.oid = ANY (?)
       ORDER BY t.oid, a.attnum
      """;

  /**
   * A row of {@code pg_type}.
   *
   * @param kind {@code typtype}, or {@code a} for an array
   * @param part the type of an array's elements, under a domain, of a range's bounds, of a multirange's ranges
   */
  private record RawType(
      long oid,
      QualifiedName name,
      char category,
      char kind,
      long part,
      int partModifier,
      boolean notNull,
      Optional<String> defaultExpression) {}

  private record RawAttribute(String name, long typeOid, int modifier) {}

  private record Modified(long oid, int modifier) {}

  private final Map<Long, RawType> types;
  private final Map<Long, List<String>> labels;
  private final Map<Long, List<Check>> checks;
  private final Map<Long, List<RawAttribute>> attributes;
  private final Map<Modified, SqlType> resolved = new HashMap<>();

  private TypeResolver(
      Map<Long, RawType> types,
      Map<Long, List<String>> labels,
      Map<Long, List<Check>> checks,
      Map<Long, List<RawAttribute>> attributes) {
    this.types = types;
    this.labels = labels;
    this.checks = checks;
    this.attributes = attributes;
  }

  /** Reads these types and all that they are made of. */
  static TypeResolver read(CatalogSession session, List<Long> oids) {
    List<RawType> raw = session.list("the types", TYPES, oids, TypeResolver::raw);
    return new TypeResolver(
        raw.stream().collect(Collectors.toMap(RawType::oid, Function.identity())),
        session.byOwner(
            "the labels of enums", LABELS, ofKind('e', raw), row -> row.getString("enumlabel")),
        session.byOwner("the checks of domains", CHECKS, ofKind('d', raw), ConstraintQuery::check),
        session.byOwner(
            "the attributes of composite types",
            ATTRIBUTES,
            ofKind('c', raw),
            row -> new RawAttribute(
                row.getString("attname"), row.getLong("atttypid"), row.getInt("atttypmod"))));
  }

  /** The type with the modifier of a column or attribute, -1 for none. */
  SqlType resolve(long oid, int modifier) {
    Modified key = new Modified(oid, modifier);
    SqlType known = resolved.get(key);
    if (known != null) {
      return known;
    }
    SqlType type = build(types.get(oid), modifier);
    resolved.put(key, type);
    return type;
  }

  private SqlType build(RawType raw, int modifier) {
    int oid = (int) raw.oid();
    return switch (raw.kind()) {
      case 'a' -> new SqlType.Array(oid, raw.name(), resolve(raw.part(), modifier));
      case 'e' ->
        new SqlType.Enumeration(oid, raw.name(), labels.getOrDefault(raw.oid(), List.of()));
      case 'd' ->
        new SqlType.Domain(
            oid,
            raw.name(),
            resolve(raw.part(), raw.partModifier()),
            raw.notNull(),
            raw.defaultExpression(),
            checks.getOrDefault(raw.oid(), List.of()));
      case 'c' ->
        new SqlType.Composite(
            oid,
            raw.name(),
            attributes.getOrDefault(raw.oid(), List.of()).stream()
                .map(part ->
                    new SqlType.Attribute(part.name(), resolve(part.typeOid(), part.modifier())))
                .toList());
      case 'r' -> new SqlType.Range(oid, raw.name(), resolve(raw.part(), -1));
      case 'm' -> new SqlType.Multirange(oid, raw.name(), (SqlType.Range) resolve(raw.part(), -1));
      default ->
        new SqlType.Scalar(
            oid, raw.name(), raw.category(), TypeNames.modifiers(raw.name(), modifier));
    };
  }

  private static List<Long> ofKind(char kind, List<RawType> raw) {
    return raw.stream().filter(type -> type.kind() == kind).map(RawType::oid).toList();
  }

  private static RawType raw(ResultSet row) throws SQLException {
    return new RawType(
        row.getLong("oid"),
        new QualifiedName(row.getString("nspname"), row.getString("typname")),
        row.getString("typcategory").charAt(0),
        row.getString("kind").charAt(0),
        row.getLong("part"),
        row.getInt("typtypmod"),
        row.getBoolean("typnotnull"),
        Optional.ofNullable(row.getString("default_expression")));
  }
}
