package dev.replica.seed.load;

import dev.replica.catalog.Partition;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Asks the catalog about some tables and all their partitions. */
final class LoadedTables {

  /** Stands in a query for {@code (schema, name)} of the tables. */
  static final String NAMES = "(SELECT * FROM unnest(?::pg_catalog.text[], ?::pg_catalog.text[]))";

  /** Reads one row of an answer. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private LoadedTables() {}

  /** @param sql has {@link #NAMES} in it once */
  static <T> List<T> ask(Connection connection, List<Table> tables, String sql, RowReader<T> reader)
      throws SQLException {
    List<QualifiedName> names = tables.stream()
        .flatMap(table -> Stream.concat(
            Stream.of(table.name()), table.partitions().stream().map(Partition::name)))
        .toList();
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "text", names.stream().map(QualifiedName::schema).toArray()));
      statement.setArray(
          2,
          connection.createArrayOf(
              "text", names.stream().map(QualifiedName::name).toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(reader.read(row));
        }
      }
    }
    return found;
  }
}
