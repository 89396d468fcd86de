package dev.replica.seed.load;

import dev.replica.ReplicaException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A CSV file as PostgreSQL's COPY reads it: commas, double quotes that are doubled inside a quoted field, an empty field without
 * quotes for NULL, UTF-8 with or without a byte order mark; its first record names the columns.
 *
 * @param columns as the file names them
 * @param rows a text, or null for NULL, for each of the columns
 */
record CsvRows(List<String> columns, List<List<String>> rows) {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Reads a file; {@code what} it holds is told where it can't be read. */
  static CsvRows read(Path file, String what) {
    String text = FirstRowsFile.text(file, what);
    String plain = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    List<List<String>> records = new Reader(plain, what).records();
    if (records.isEmpty()) {
      throw ReplicaException.configuration(
          what + ": the file is empty. Name the columns in its first line, id,name for one");
    }
    List<String> columns =
        records.get(0).stream().map(name -> name == null ? "" : name).toList();
    for (int i = 1; i < records.size(); i++) {
      if (records.get(i).size() != columns.size()) {
        throw ReplicaException.configuration(
            what + ": record " + (i + 1) + " has " + records.get(i).size()
                + " fields, and the first line names " + columns.size()
                + " columns. Give each record a field for each column; a comma inside a field needs double quotes around it");
      }
    }
    return new CsvRows(columns, records.subList(1, records.size()));
  }

  /** Where reading stands. */
  private static final class Reader {
    private final String text;
    private final String what;
    private int position;

    Reader(String text, String what) {
      this.text = text;
      this.what = what;
    }

    List<List<String>> records() {
      List<List<String>> records = new ArrayList<>();
      while (position < text.length()) {
        records.add(record());
      }
      return records;
    }

    private List<String> record() {
      List<String> fields = new ArrayList<>();
      fields.add(field());
      while (position < text.length() && text.charAt(position) == ',') {
        position++;
        fields.add(field());
      }
      if (text.startsWith("\r\n", position)) {
        position += 2;
      } else {
        position++;
      }
      return Collections.unmodifiableList(fields);
    }

    /** A field may be quoted in part, as COPY allows. */
    private String field() {
      StringBuilder field = new StringBuilder();
      boolean wasQuoted = false;
      boolean quoted = false;
      int start = position;
      while (position < text.length()) {
        char c = text.charAt(position);
        if (c == '"' && quoted && text.startsWith("\"\"", position)) {
          field.append('"');
          position++;
        } else if (c == '"') {
          quoted = !quoted;
          wasQuoted = true;
        } else if (!quoted && (c == ',' || c == '\n' || c == '\r')) {
          break;
        } else {
          field.append(c);
        }
        position++;
      }
      if (quoted) {
        long line = 1 + text.substring(0, start).chars().filter(c -> c == '\n').count();
        throw ReplicaException.configuration(
            what + ", line " + line
                + ": a double quote is opened and never closed. Double it where it is part of the text");
      }
      return field.length() == 0 && !wasQuoted ? null : field.toString();
    }
  }
}
