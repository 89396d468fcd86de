package dev.replica.seed.load;

import dev.replica.catalog.Column;
import dev.replica.catalog.Identifiers;
import dev.replica.seed.generate.TableGenerator;
import dev.replica.seed.plan.CellPlan;
import java.util.List;
import java.util.function.Supplier;

/** How the rows of one table are copied in: its columns, and the format that can hold all their types. */
final class CopyCommand {

  private static final int BUFFER = 1 << 18;

  private final TableGenerator table;
  private final List<Column> columns;
  private final boolean binary;
  private final List<String> names;
  private final boolean staged;

  private CopyCommand(TableGenerator table, List<Column> columns, boolean binary) {
    this.table = table;
    this.columns = columns;
    this.names = table.plan().copied().stream().map(Staging::copied).toList();
    this.staged = !Staging.evaluated(table.plan()).isEmpty() || RowSecurity.holds(table.table());
    this.binary = binary;
  }

  /** The binary format where it knows all types, else text. */
  static CopyCommand best(TableGenerator table) {
    List<Column> columns = written(table);
    BinaryRowWriter writer = new BinaryRowWriter(columns.size(), 16);
    // The server asks the types of all columns for their binary form, those too that are not
    // copied.
    boolean received = table.table().columns().stream()
        .map(Column::type)
        .allMatch(type -> writer.writes(type) || BinaryLiterals.received(type));
    return new CopyCommand(
        table, columns, received && columns.stream().map(Column::type).allMatch(writer::writes));
  }

  static CopyCommand text(TableGenerator table) {
    return new CopyCommand(table, written(table), false);
  }

  private static List<Column> written(TableGenerator table) {
    return table.plan().copied().stream().map(CellPlan::column).toList();
  }

  /** Whether the rows go by way of a {@link Staging}. */
  boolean staged() {
    return staged;
  }

  boolean binary() {
    return binary;
  }

  /** {@code COPY schema.table (columns) FROM STDIN}, as both the server and psql take it. */
  String sql() {
    return "COPY "
        + (staged ? Staging.target() : table.table().name().sql())
        + (columns.isEmpty() ? "" : " (" + Identifiers.quoteAll(names) + ")")
        + " FROM STDIN"
        + (binary ? " (FORMAT binary)" : "");
  }

  Supplier<RowBuffer> buffers() {
    int count = columns.size();
    return binary ? () -> new BinaryRowWriter(count, BUFFER) : () -> new TextRowWriter(BUFFER);
  }
}
