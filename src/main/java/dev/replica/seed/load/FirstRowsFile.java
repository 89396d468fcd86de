package dev.replica.seed.load;

import dev.replica.ReplicaException;
import dev.replica.Suggestion;
import dev.replica.catalog.Column;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.TableSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file of rows that a table gets before any is generated. */
final class FirstRowsFile {

  private static final Pattern TRANSACTION = Pattern.compile(
      "^\\s*(BEGIN|START\\s+TRANSACTION|COMMIT|END|ROLLBACK)(\\s+(WORK|TRANSACTION))?\\s*;",
      Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private final Table table;
  private final Path file;

  /** @param settings with first rows */
  FirstRowsFile(Table table, TableSettings settings) {
    this.table = table;
    this.file = settings.firstRows();
  }

  /** For messages. */
  String what() {
    return "first rows of " + table.name() + " in " + file.getFileName();
  }

  boolean sql() {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".sql");
  }

  /** The file's statements. */
  String statements() {
    String text = text(file, what());
    if (TRANSACTION.matcher(text).find()) {
      throw ReplicaException.configuration(
          what()
              + ": the file begins or ends a transaction, and its rows are a part of the seeding's. Take BEGIN, COMMIT and ROLLBACK out");
    }
    return text;
  }

  /** The file's rows, of columns that the table has. */
  CsvRows rows() {
    CsvRows rows = CsvRows.read(file, what());
    List<String> writable =
        table.columns().stream().filter(Column::writable).map(Column::name).toList();
    for (String name : rows.columns()) {
      Optional<Column> column = table.column(name);
      if (column.isEmpty()) {
        throw ReplicaException.configuration(what() + ": its first line names column " + name
            + ", which the table does not have" + Suggestion.among(name, writable)
            + (name.indexOf(';') < 0 && name.indexOf('\t') < 0
                ? ""
                : ". Fields have to be separated by commas"));
      }
      if (!column.get().writable()) {
        throw ReplicaException.configuration(
            what() + ": the server computes column " + name + ". Take it out of the file");
      }
    }
    if (rows.columns().stream().distinct().count() < rows.columns().size()) {
      throw ReplicaException.configuration(what() + ": its first line names a column twice");
    }
    return rows;
  }

  static String text(Path file, String what) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw ReplicaException.configuration(
          what + ": could not read " + file + " as UTF-8: " + e
              + ". Give firstRows a CSV or SQL file that is there",
          e);
    }
  }
}
