package dev.replica.database;

import dev.replica.ReplicaException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/**
 * An SQL file, run as a whole: plain statements, and the blocks of rows that {@code pg_dump} and {@code replica:generate} write
 * ({@code COPY … FROM stdin;}, rows, {@code \.}). Commands of psql itself are refused, but for the two that every dump has.
 */
final class InitScript {

  private static final Pattern COPY =
      Pattern.compile("COPY .+ FROM stdin\\b.*;", Pattern.CASE_INSENSITIVE);
  private static final Pattern DUMP_GUARD = Pattern.compile("\\\\(un)?restrict .*");
  private static final String END_OF_ROWS = "\\.";
  private static final String SYNTAX_ERROR = "42601";

  private final Path file;
  private final Connection connection;
  private final StringBuilder pending = new StringBuilder();

  private InitScript(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  static void run(Path file, Connection connection) {
    if (!Files.isRegularFile(file)) {
      throw ReplicaException.configuration(
          "Can't run the init script " + file + ": there is no such file");
    }
    try {
      new InitScript(file, connection).run(Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw ReplicaException.configuration(
          "Can't read the init script " + file + " as UTF-8: " + e, e);
    }
  }

  private void run(List<String> lines) throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!COPY.matcher(line).matches()) {
        pending.append(DUMP_GUARD.matcher(line).matches() ? "" : line).append('\n');
        continue;
      }
      int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(END_OF_ROWS);
      if (end == i) {
        throw ReplicaException.configuration("Init script " + file + ", line " + (i + 1)
            + ": expected a line \\. at the end of the rows, found none");
      }
      execute();
      copy(line, lines.subList(i + 1, end), i + 1);
      i = end;
    }
    execute();
  }

  private void execute() {
    if (pending.toString().isBlank()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(pending.toString());
      pending.setLength(0);
    } catch (SQLException e) {
      String hint = SYNTAX_ERROR.equals(e.getSQLState()) && e.getMessage().contains("\"\\\"")
          ? "\nCommands of psql, such as \\i or \\connect, can't be run here: take them out, or list each file on its own"
          : "";
      throw failure("", e, hint);
    }
  }

  private void copy(String command, List<String> rows, int line) throws IOException {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(row).append('\n'));
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(command, new StringReader(text.toString()));
    } catch (SQLException e) {
      throw failure(", line " + line, e, "");
    }
  }

  private ReplicaException failure(String where, SQLException e, String hint) {
    return ReplicaException.configuration(
        "Init script " + file + where + " failed: " + e.getMessage() + " (SQLSTATE "
            + e.getSQLState() + ")" + hint,
        e);
  }
}
