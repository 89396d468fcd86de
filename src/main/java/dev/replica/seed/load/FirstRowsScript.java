package dev.replica.seed.load;

import dev.replica.ReplicaException;
import dev.replica.catalog.Column;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.TableSettings;
import dev.replica.seed.plan.TargetState;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The rows that a user gives in files, for a script that is written with no server at hand. */
public final class FirstRowsScript {

  private static final Comparator<String> BYTEWISE = Comparator.nullsLast(Comparator.comparing(
      (String text) -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));

  private final Map<Table, CsvRows> files = new LinkedHashMap<>();
  private final Schema schema;

  private FirstRowsScript(Schema schema) {
    this.schema = schema;
  }

  /**
   * Reads the files.
   *
   * @param tables in an order in which they can be filled
   * @throws ReplicaException if a file can't be read, or holds SQL: what that adds only a server knows
   */
  public static FirstRowsScript read(
      Schema schema, List<Table> tables, Map<QualifiedName, TableSettings> settings) {
    FirstRowsScript script = new FirstRowsScript(schema);
    for (Table table : tables) {
      TableSettings said = settings.get(table.name());
      if (said != null && said.firstRows() != null && !said.skip()) {
        FirstRowsFile file = new FirstRowsFile(table, said);
        if (file.sql()) {
          throw ReplicaException.configuration(
              file.what()
                  + ": what SQL adds is known to a server only, and replica:generate has none. Give the rows as CSV, or use replica:seed");
        }
        script.files.put(table, file.rows());
      }
    }
    return script;
  }

  /** What a server would hold once the script's first rows are in. */
  public TargetState state() {
    Map<QualifiedName, Set<String>> referenced = KeptRows.referencedColumns(schema);
    Map<QualifiedName, TargetState.Kept> kept = new HashMap<>();
    files.forEach((table, rows) -> kept.put(
        table.name(),
        kept(
            table,
            rows,
            KeptRows.columns(table, referenced.getOrDefault(table.name(), Set.of())))));
    return new TargetState(kept);
  }

  private static TargetState.Kept kept(Table table, CsvRows rows, List<String> columns) {
    List<List<String>> keys = new ArrayList<>();
    for (List<String> row : rows.rows()) {
      keys.add(columns.stream().map(name -> text(table, rows, row, name)).toList());
    }
    Comparator<List<String>> order = (a, b) -> 0;
    for (int i = 0; i < columns.size(); i++) {
      int place = i;
      order = order.thenComparing((List<String> row) -> row.get(place), BYTEWISE);
    }
    keys.sort(order);
    Map<String, List<String>> byColumn = new HashMap<>();
    IntStream.range(0, columns.size())
        .forEach(i -> byColumn.put(
            columns.get(i), new ArrayList<>(keys.stream().map(row -> row.get(i)).toList())));
    return new TargetState.Kept(keys.size(), keys.size(), byColumn);
  }

  /** A field as the server would print it. */
  private static String text(Table table, CsvRows rows, List<String> row, String name) {
    Column column = table.column(name).orElseThrow();
    int place = rows.columns().indexOf(name);
    if (place < 0
        && (column.sequence().isPresent() || column.defaultExpression().isPresent())) {
      throw ReplicaException.configuration(
          "first rows of " + table.name() + " leave column " + name
              + " to the server, and rows that are generated have to know its values. Add the column to the file, or use replica:seed");
    }
    String field = place < 0 ? null : row.get(place);
    boolean whole = Lattice.of(column.type(), 9)
        .map(lattice -> lattice.scale() == 0 && !lattice.temporal())
        .orElse(false);
    return field != null && whole && field.strip().matches("[+-]?[0-9]+")
        ? new BigInteger(field.strip()).toString()
        : field;
  }

  /** Writes the rows as COPY blocks. */
  void write(OutputStream out) throws IOException {
    for (Map.Entry<Table, CsvRows> file : files.entrySet()) {
      CsvRows rows = file.getValue();
      TextRowWriter writer = new TextRowWriter(1 << 16);
      rows.rows().forEach(row -> FirstRows.write(row, writer));
      String command = "COPY " + file.getKey().name().sql() + " ("
          + Identifiers.quoteAll(rows.columns()) + ") FROM STDIN;\n";
      out.write(command.getBytes(StandardCharsets.UTF_8));
      out.write(writer.buffer(), 0, writer.length());
      out.write("\\.\n".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
