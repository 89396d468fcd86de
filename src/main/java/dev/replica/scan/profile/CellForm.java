package dev.replica.scan.profile;

import dev.replica.catalog.Column;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.Spatial;
import dev.replica.catalog.SqlType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a column is read: the expression that COPY selects, and what reads the cells of it.
 *
 * @param plain whether the expression is the column itself
 * @param limit bytes of a cell that are kept in the sample
 * @param integer whether cells are whole numbers, of whatever width
 */
record CellForm(
    String expression, boolean plain, int limit, Supplier<CellReader> reader, boolean integer) {

  /** Long texts are told by their length alone. */
  private static final int TEXT = 4 << 10;

  /** A document that is cut can't be parsed. */
  private static final int DOCUMENT = 64 << 10;

  private static final Map<String, Supplier<CellReader>> READERS = Map.ofEntries(
      Map.entry("bool", TextReader.Flags::new),
      Map.entry("int2", NumberReader::smallints),
      Map.entry("int4", NumberReader::integers),
      Map.entry("int8", NumberReader::bigints),
      Map.entry("oid", NumberReader::objectIdentifiers),
      Map.entry("float4", () -> NumberReader.floats(true)),
      Map.entry("float8", () -> NumberReader.floats(false)),
      Map.entry("numeric", DecimalReader::new),
      Map.entry("date", NumberReader::dates),
      Map.entry("time", NumberReader::times),
      Map.entry("timetz", NumberReader::times),
      Map.entry("timestamp", NumberReader::timestamps),
      Map.entry("timestamptz", NumberReader::timestamps),
      Map.entry("interval", NumberReader::intervals),
      Map.entry("text", TextReader::new),
      Map.entry("varchar", TextReader::new),
      Map.entry("bpchar", TextReader::new),
      Map.entry("name", TextReader::new),
      Map.entry("char", TextReader::new),
      Map.entry("uuid", ByteReader.Nothing::new),
      Map.entry("bytea", ByteReader::new),
      Map.entry("json", () -> new DocumentReader(false)),
      Map.entry("jsonb", () -> new DocumentReader(true)),
      Map.entry("point", PairReader::points));

  static CellForm of(Column column) {
    SqlType type = column.type().base();
    String name = Identifiers.quote(column.name());
    if (type instanceof SqlType.Scalar scalar && scalar.is("money")) {
      // The cents of a money depend on the server's locale, its numeric does not.
      return new CellForm(name + "::numeric", false, TEXT, DecimalReader::new, false);
    }
    boolean document = Spatial.is(type)
        || type instanceof SqlType.Scalar scalar && (scalar.is("json") || scalar.is("jsonb"));
    return binary(type)
        .map(reader -> new CellForm(name, true, document ? DOCUMENT : TEXT, reader, integer(type)))
        .orElseGet(() -> new CellForm(name + "::text", false, TEXT, TextReader::new, false));
  }

  private static boolean integer(SqlType type) {
    return type instanceof SqlType.Scalar scalar
        && (scalar.is("int2") || scalar.is("int4") || scalar.is("int8"));
  }

  /** What reads the binary form of the type; empty where only the text form can be read. */
  private static Optional<Supplier<CellReader>> binary(SqlType type) {
    SqlType base = type.base();
    if (Spatial.is(base)) {
      return Optional.of(ShapeReader::new);
    }
    if (base instanceof SqlType.Scalar scalar) {
      return Optional.ofNullable(
          scalar.name().schema().equals(SqlType.SYSTEM)
              ? READERS.get(scalar.name().name())
              : null);
    }
    if (base instanceof SqlType.Enumeration) {
      return Optional.of(TextReader::new);
    }
    if (base instanceof SqlType.Array array) {
      return binary(array.element()).map(element -> () -> new ArrayReader(element.get()));
    }
    if (base instanceof SqlType.Range range) {
      return binary(range.subtype())
          .map(bound -> () -> PairReader.ranges(bound.get(), bound.get()));
    }
    // Composite types and multiranges.
    return Optional.empty();
  }
}
