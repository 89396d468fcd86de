package dev.replica.scan.profile;

import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import dev.replica.model.DistinctSample;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows that sampled rows refer to, in tables so large that samples of both would hardly meet: one query for each foreign key,
 * which the server answers by the index of the key that is referred to. Keys are sent as settings of the transaction, so that no statement holds
 * a value. Not thread-safe.
 */
final class LargeParents {

  /** Parents, and theirs. */
  private static final int GENERATIONS = 2;

  private static final long NO_KEY = 0;

  private static final String SETTING = "replica.keys_";

  private final Connection connection;
  private final Function<QualifiedName, Table> large;
  private final ExtraQueries queries;

  /** @param large the table of that name where a sample of it is not the whole; else null */
  LargeParents(Connection connection, Function<QualifiedName, Table> large, ExtraQueries queries) {
    this.connection = connection;
    this.queries = queries;
    this.large = large;
  }

  /** The rows by the foreign keys that lead there. */
  Map<ForeignKey, TableProfile> of(Table table, List<Column> columns, byte[][] rows)
      throws SQLException {
    return of(table, columns, rows, GENERATIONS);
  }

  private Map<ForeignKey, TableProfile> of(
      Table table, List<Column> columns, byte[][] rows, int generations) throws SQLException {
    Map<ForeignKey, TableProfile> found = new HashMap<>();
    for (ForeignKey key : generations == 0 ? List.<ForeignKey>of() : table.foreignKeys()) {
      Table parent = key.parent().equals(table.name()) || key.condition().isPresent()
          ? null
          : large.apply(key.parent());
      List<KeyTexts> forms = parent == null ? null : forms(table, key, parent);
      if (forms != null) {
        int keys = send(key, forms, columns, rows);
        if (keys > 0) {
          TableScan scan = new TableScan(parent, keys, progress -> {});
          String join = join(key, forms);
          byte[][] parents = queries.rows(
              each -> scan.found(each, join),
              table.name() + " depends less on the rows of " + parent.name()
                  + " that its own refer to");
          found.put(
              key, scan.profile(parents, of(parent, scan.columns(), parents, generations - 1)));
        }
      }
    }
    return found;
  }

  /** Null where a column of the key has a type of another kind. */
  private static List<KeyTexts> forms(Table table, ForeignKey key, Table parent) {
    List<KeyTexts> forms = IntStream.range(0, key.columns().size())
        .mapToObj(part -> KeyTexts.of(
            table.column(key.columns().get(part)).orElseThrow(),
            parent.column(key.parentColumns().get(part)).orElseThrow()))
        .toList();
    return forms.stream().allMatch(Objects::nonNull) ? forms : null;
  }

  /** Sends the keys of the rows, each once: how many they are. */
  private int send(ForeignKey key, List<KeyTexts> forms, List<Column> columns, byte[][] rows)
      throws SQLException {
    int[] places = key.columns().stream()
        .mapToInt(name -> IntStream.range(0, columns.size())
            .filter(place -> columns.get(place).name().equals(name))
            .findFirst()
            .orElseThrow())
        .toArray();
    List<StringBuilder> arrays =
        Stream.generate(StringBuilder::new).limit(places.length).toList();
    // Hashes of keys, each kept once: a key that shares its hash with another is one in 2^64.
    DistinctSample sent = new DistinctSample(Math.max(2, Integer.highestOneBit(rows.length) * 2));
    BinaryRow row = new BinaryRow(columns.size());
    for (byte[] sampled : rows) {
      row.read(sampled, 0);
      long hash = hash(row, places);
      if (hash == NO_KEY || sent.occurrences(hash) > 0) {
        continue;
      }
      for (int part = 0; part < places.length; part++) {
        arrays
            .get(part)
            .append(sent.distinct() == 0 ? "{" : ",")
            .append(forms.get(part).element(row, places[part]));
      }
      sent.add(hash);
    }
    int count = (int) sent.distinct();
    for (int part = 0; part < places.length && count > 0; part++) {
      set(SETTING + part, arrays.get(part).append('}').toString());
    }
    return count;
  }

  /** Of the row's key; {@link #NO_KEY} where a part of it is null or was cut. */
  private static long hash(BinaryRow row, int[] places) {
    long hash = NO_KEY;
    for (int place : places) {
      if (row.isNull(place) || row.length(place) != row.fullLength(place)) {
        return NO_KEY;
      }
      hash = CellHash.join(hash, CellHash.of(row.bytes(), row.offset(place), row.length(place)));
    }
    return hash;
  }

  private void set(String name, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_catalog.set_config(?, ?, true)")) {
      statement.setString(1, name);
      statement.setString(2, value);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
      }
    }
  }

  /** What the parent is joined with: the keys that were sent last. */
  private static String join(ForeignKey key, List<KeyTexts> forms) {
    List<Integer> parts = IntStream.range(0, forms.size()).boxed().toList();
    String arrays = parts.stream()
        .map(part -> "pg_catalog.unnest(pg_catalog.current_setting('%s%d')::%s[])"
            .formatted(SETTING, part, forms.get(part).type()))
        .collect(Collectors.joining(", "));
    String names = parts.stream().map(LargeParents::name).collect(Collectors.joining(", "));
    String equal = parts.stream()
        .map(part -> Identifiers.quote(key.parentColumns().get(part)) + " = " + name(part))
        .collect(Collectors.joining(" AND "));
    return " JOIN ROWS FROM (%s) AS \"replica keys\" (%s) ON %s".formatted(arrays, names, equal);
  }

  /** No column of a table is likely to have it. */
  private static String name(int part) {
    return "\"replica key " + part + "\"";
  }
}
