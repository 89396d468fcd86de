package dev.replica.seed.load;

import dev.replica.catalog.QualifiedName;
import dev.replica.seed.plan.MissingPartition;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes partitions that a table lacks, in the transaction that loads its rows. */
public final class NewPartitions {

  /** The longest name, in bytes. */
  private static final int LONGEST = 63;

  /** Tries at a name that is not taken. */
  private static final int NAMES = 20;

  private static final String TAKEN = "42P07";
  private static final String INVALID = "42P17";

  private final Connection connection;
  private final Map<QualifiedName, List<String>> made = new LinkedHashMap<>();

  private NewPartitions(Connection connection) {
    this.connection = connection;
  }

  /**
   * Makes those that do not overlap with others.
   *
   * @return what was made, a sentence for each table
   */
  public static List<String> create(Connection connection, List<MissingPartition> missing) {
    NewPartitions partitions = new NewPartitions(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SessionSettings.SQL);
      for (MissingPartition partition : missing) {
        partitions.create(partition);
      }
    } catch (SQLException e) {
      throw SqlFailure.of("create the missing partitions", e);
    }
    return partitions.made.entrySet().stream()
        .map(made -> made.getKey() + " was given "
            + (made.getValue().size() == 1
                ? "the partition "
                : made.getValue().size() + " partitions: ")
            + String.join(", ", made.getValue()))
        .toList();
  }

  private void create(MissingPartition partition) throws SQLException {
    for (int i = 0; i < NAMES; i++) {
      String name = name(partition, i);
      Savepoint before = connection.setSavepoint();
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE "
            + new QualifiedName(partition.parent().schema(), name).sql() + " PARTITION OF "
            + partition.parent().sql() + " " + partition.bound());
        connection.releaseSavepoint(before);
        made.computeIfAbsent(partition.root(), root -> new ArrayList<>()).add(name);
        return;
      } catch (SQLException e) {
        connection.rollback(before);
        if (INVALID.equals(e.getSQLState())) {
          // It overlaps with one that is there: rows find their place.
          return;
        }
        if (!TAKEN.equals(e.getSQLState())) {
          throw e;
        }
      }
    }
  }

  private static String name(MissingPartition partition, int attempt) {
    String suffix = "_" + partition.suffix() + (attempt == 0 ? "" : "_" + attempt);
    String stem = partition.parent().name();
    while ((stem + suffix).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return stem + suffix;
  }
}
