package dev.replica.catalog;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which tables to read. A pattern knows {@code *} (any text) and {@code ?} (one character) and is matched exactly as
 * the name is stored, upper and lower case apart: one that holds a dot against {@code schema.table}, any other
 * against the bare table.
 *
 * @param schemas names of schemas; empty for all that are not the system's
 * @param includes a table is read if one of them matches; empty for all
 * @param excludes a table is left out if one of them matches, included or not
 */
public record CatalogFilter(List<String> schemas, List<String> includes, List<String> excludes) {

  public CatalogFilter {
    schemas = List.copyOf(schemas);
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
  }

  /** All tables of all schemas. */
  public static CatalogFilter all() {
    return new CatalogFilter(List.of(), List.of(), List.of());
  }

  /** Whether the table passes the filter. */
  public boolean accepts(QualifiedName table) {
    return (schemas.isEmpty() || schemas.contains(table.schema()))
        && (includes.isEmpty() || anyMatches(includes, table))
        && !anyMatches(excludes, table);
  }

  private static boolean anyMatches(List<String> patterns, QualifiedName table) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, table));
  }

  private static boolean matches(String pattern, QualifiedName table) {
    String name = pattern.indexOf('.') < 0 ? table.name() : table.schema() + "." + table.name();
    StringBuilder regex = new StringBuilder();
    pattern.codePoints().forEach(character -> {
      switch (character) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(Character.toString(character)));
      }
    });
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
  }
}
