package dev.replica.quickstart;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Asks two databases the same and prints their answers next to each other. */
final class SideBySide {

  private static final int WIDEST_CELL = 22;

  private final Connection left;
  private final Connection right;
  private final PrintStream out;

  SideBySide(Connection left, Connection right, PrintStream out) {
    this.left = left;
    this.right = right;
    this.out = out;
  }

  /** Prints the rows of a query: production's on the left, the seeded ones on the right. */
  void rows(String title, String query) throws SQLException {
    List<String> leftLines = lines(left, query);
    List<String> rightLines = lines(right, query);
    int width = leftLines.stream().mapToInt(String::length).max().orElse(0);
    out.println(title + " " + " ".repeat(Math.max(0, width - title.length() - 1)) + " | seeded");
    for (int i = 0; i < Math.max(leftLines.size(), rightLines.size()); i++) {
      String line = i < leftLines.size() ? leftLines.get(i) : "";
      out.println(line + " ".repeat(width - line.length()) + " | "
          + (i < rightLines.size() ? rightLines.get(i) : ""));
    }
    out.println();
  }

  /** Prints the one value of a query. */
  void figure(String title, String query) throws SQLException {
    out.println(String.format(
        Locale.ROOT,
        "  %-46s %16s %16s",
        title,
        cells(left, query).get(1).get(0),
        cells(right, query).get(1).get(0)));
  }

  /** The header and the rows, in columns. */
  private static List<String> lines(Connection connection, String query) throws SQLException {
    List<List<String>> table = cells(connection, query);
    List<StringBuilder> lines = new ArrayList<>();
    table.forEach(row -> lines.add(new StringBuilder()));
    for (int column = 0; column < table.get(0).size(); column++) {
      int at = column;
      int width = table.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
      for (int row = 0; row < table.size(); row++) {
        String cell = table.get(row).get(column);
        lines.get(row).append(cell).append(" ".repeat(width - cell.length() + 1));
      }
    }
    return lines.stream().map(StringBuilder::toString).toList();
  }

  private static List<List<String>> cells(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      ResultSetMetaData metaData = result.getMetaData();
      List<List<String>> table = new ArrayList<>();
      List<String> header = new ArrayList<>();
      for (int column = 1; column <= metaData.getColumnCount(); column++) {
        header.add(metaData.getColumnLabel(column));
      }
      table.add(header);
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= metaData.getColumnCount(); column++) {
          row.add(shorten(result.getString(column)));
        }
        table.add(row);
      }
      return table;
    }
  }

  private static String shorten(String cell) {
    if (cell == null) {
      return "-";
    }
    return cell.length() <= WIDEST_CELL ? cell : cell.substring(0, WIDEST_CELL - 1) + "…";
  }
}
