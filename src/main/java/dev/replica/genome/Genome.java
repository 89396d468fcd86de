package dev.replica.genome;

import java.util.List;

/**
 * The whole genome of a database.
 *
 * @param format version of the format, {@link #FORMAT} when written by this version
 * @param types user-defined types that the tables' columns use, sorted by schema and name
 * @param tables sorted by schema and name
 */
public record Genome(int format, Source source, List<TypeGenome> types, List<TableGenome> tables) {

  /** The format that this version writes, and the newest that it reads. */
  public static final int FORMAT = 1;

  public Genome {
    types = Absent.orEmpty(types);
    tables = Absent.orEmpty(tables);
  }

  /** A genome of nothing: every table is then seeded from its types and constraints alone. */
  public static Genome empty() {
    return new Genome(FORMAT, new Source("", "", null), List.of(), List.of());
  }
}
