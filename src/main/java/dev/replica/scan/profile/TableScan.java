package dev.replica.scan.profile;

import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import dev.replica.model.Randomness;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Profiles one table in one pass of {@code COPY ... TO STDOUT (FORMAT binary)}. A table of more than {@link #WHOLE}
 * times the sample is read by a sample of its blocks instead, {@link #BLOCKS} times the sample, and its number of rows
 * counted by the server, up to {@link #COUNTED} times the sample, or PostgreSQL's own estimate; where it has foreign
 * keys, a second pass over their columns alone counts rows and children exactly. A slot of the sample holds a row as it came; the values in it are decoded when the pass is over.
 * Nothing is sorted or written on the server.
 */
public final class TableScan {

  /** A table is read whole up to so many times the sample's rows. */
  public static final int WHOLE = 20;

  /**
   * Rows of a block sample, in times of the sample: so that a block, whose rows are often alike, gives few rows of it.
   */
  public static final int BLOCKS = 10;

  /** A table of more rows than so many times the sample's is not even counted. */
  static final int COUNTED = 1000;

  /**
   * Bytes that the sampled rows of a table may take; where rows are so wide that they would take more, fewer are kept.
   */
  static final long BUDGET = 16L << 20;

  /** Rows between two reports of progress. */
  private static final int REPORT = 1 << 16;

  private final Table table;
  private final List<Column> columns;
  private final List<CellForm> forms;
  private final int sampleRows;
  private final LongConsumer progress;

  TableScan(Table table, int sampleRows, LongConsumer progress) {
    this.table = table;
    // A computed column is never written, so that nothing needs to be known of its values; unless
    // it refers to others.
    List<String> referring = keyNames();
    columns = table.columns().stream()
        .filter(column -> column.writable() || referring.contains(column.name()))
        .toList();
    forms = columns.stream().map(CellForm::of).toList();
    this.sampleRows = sampleRows;
    this.progress = progress;
  }

  /**
   * Profiles the table.
   *
   * @param connection in a transaction, with the session's settings made
   * @param sampleRows the most rows that are sampled
   * @param large the table of that name where a sample of it is not the whole, and the rows that the sample refers to are
   *     to be read; else null
   * @param progress told the rows seen so far, now and then
   * @param notices told what could not be read of what is not needed most
   */
  public static TableProfile profile(
      Connection connection,
      Table table,
      int sampleRows,
      Function<QualifiedName, Table> large,
      LongConsumer progress,
      Consumer<String> notices)
      throws SQLException {
    return new TableScan(table, sampleRows, progress)
        .run(connection, large, new ExtraQueries(connection, notices));
  }

  private TableProfile run(
      Connection connection, Function<QualifiedName, Table> large, ExtraQueries queries)
      throws SQLException {
    boolean whole =
        table.kind() == Table.Kind.FOREIGN || table.estimatedRows() <= (long) WHOLE * sampleRows;
    RowSample sample =
        new RowSample(sampleRows, BUDGET, Randomness.key(0, table.name().toString()));
    List<ReferenceTracker> references = trackers(names());
    RowTracker rows = new RowTracker(
        whole ? counted() : new boolean[columns.size()],
        referring(names()),
        limits(),
        integers(names()),
        whole ? references : List.of(),
        sample);
    stream(connection, whole ? wholeTable() : blockSample(), rows);
    long total = rows.rows();
    if (!whole) {
      references = trackers(keyNames());
      total = references.isEmpty()
          ? count(connection, rows.rows())
          : countReferences(connection, references);
    }
    RowSample.Rows sampled = sample.take();
    total = Math.max(total, rows.rows());
    List<ReferenceProfile> referenceProfiles =
        references.stream().map(ReferenceTracker::profile).toList();
    LargeParents parents = new LargeParents(connection, large, queries);
    Map<ForeignKey, TableProfile> families = sampled.numbers().length < total
        ? new LargeFamilies(table, sampleRows, parents, queries).of(total, referenceProfiles)
        : Map.of();
    return profile(
        rows,
        sampled,
        whole,
        total,
        referenceProfiles,
        parents.of(table, columns, sampled.bytes()),
        families);
  }

  /** The rows that a condition leaves, as they came; none where they are more than a sample holds. */
  byte[][] whole(Connection connection, String condition) throws SQLException {
    RowSample sample = new RowSample(sampleRows, BUDGET, 0);
    read(connection, condition, sample);
    return sample.complete() ? sample.take().bytes() : new byte[0][];
  }

  /** The rows that a join leaves, as they came. */
  byte[][] found(Connection connection, String join) throws SQLException {
    RowSample sample =
        new RowSample(sampleRows, BUDGET, Randomness.key(0, table.name().toString()));
    read(connection, join, sample);
    return sample.take().bytes();
  }

  private void read(Connection connection, String join, RowSample sample) throws SQLException {
    boolean[] none = new boolean[columns.size()];
    RowTracker rows = new RowTracker(none, none, limits(), integers(names()), List.of(), sample);
    stream(connection, select(expressions(), join), rows);
  }

  /** Of some rows alone, which are let go of: nothing is told of the others. */
  TableProfile profile(byte[][] rows, Map<ForeignKey, TableProfile> parents) {
    BitSet[] nullRows = Stream.generate(BitSet::new).limit(columns.size()).toArray(BitSet[]::new);
    long[][] hashes = new long[columns.size()][rows.length];
    Values[] values = decode(rows, nullRows, hashes);
    List<ColumnProfile> profiles = new ArrayList<>();
    for (Column column : table.columns()) {
      int index = columns.indexOf(column);
      profiles.add(
          index < 0
              ? ColumnProfile.unread(column)
              : new ColumnProfile(column, 0, 0, 0, values[index], nullRows[index], hashes[index]));
    }
    return new TableProfile(
        table,
        rows.length,
        rows.length,
        new double[rows.length],
        profiles,
        List.of(),
        parents,
        Map.of());
  }

  /** Those that are read. */
  List<Column> columns() {
    return columns;
  }

  private long count(Connection connection, long seen) throws SQLException {
    long estimated = estimated(seen);
    if (estimated > (long) COUNTED * sampleRows) {
      return estimated;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_catalog.count(*) FROM " + source())) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * PostgreSQL's own estimate, unless the sample's blocks held so many more or fewer rows that it must be out of date.
   */
  private long estimated(long seen) {
    double extrapolated = seen / percentage() * 100;
    boolean current =
        extrapolated > 0.8 * table.estimatedRows() && extrapolated < 1.25 * table.estimatedRows();
    return current ? table.estimatedRows() : Math.round(extrapolated);
  }

  private double percentage() {
    return Math.min(100, 100.0 * BLOCKS * sampleRows / table.estimatedRows());
  }

  private TableProfile profile(
      RowTracker rows,
      RowSample.Rows sampled,
      boolean whole,
      long total,
      List<ReferenceProfile> references,
      Map<ForeignKey, TableProfile> parents,
      Map<ForeignKey, TableProfile> families) {
    double[] positions = Arrays.stream(sampled.numbers())
        .mapToDouble(number -> (number + 0.5) / rows.rows())
        .toArray();
    BitSet[] nullRows = Stream.generate(BitSet::new).limit(columns.size()).toArray(BitSet[]::new);
    long[][] hashes = new long[columns.size()][positions.length];
    Values[] values = decode(sampled.bytes(), nullRows, hashes);
    List<ColumnProfile> profiles = new ArrayList<>();
    for (Column column : table.columns()) {
      int index = columns.indexOf(column);
      if (index < 0) {
        profiles.add(ColumnProfile.unread(column));
        continue;
      }
      long distinct = whole ? rows.distinct(index) : BlockDistinct.estimate(hashes[index], total);
      profiles.add(new ColumnProfile(
          column,
          rows.nulls(index),
          rows.pattern(index),
          distinct,
          values[index],
          nullRows[index],
          hashes[index]));
    }
    return new TableProfile(
        table, total, rows.rows(), positions, profiles, references, parents, families);
  }

  /** Rows are let go of one by one, as their values take their place. */
  private Values[] decode(byte[][] sampled, BitSet[] nullRows, long[][] hashes) {
    CellReader[] readers =
        forms.stream().map(form -> form.reader().get()).toArray(CellReader[]::new);
    BinaryRow row = new BinaryRow(readers.length);
    for (int number = 0; number < sampled.length; number++) {
      row.read(sampled[number], 0);
      sampled[number] = null;
      decode(row, number, readers, nullRows, hashes);
    }
    Values[] values = new Values[readers.length];
    for (int column = 0; column < values.length; column++) {
      values[column] = readers[column].values();
      readers[column] = null;
    }
    return values;
  }

  private void decode(
      BinaryRow row, int number, CellReader[] readers, BitSet[] nullRows, long[][] hashes) {
    for (int column = 0; column < readers.length; column++) {
      if (row.isNull(column)) {
        readers[column].absent();
        nullRows[column].set(number);
      } else {
        readers[column].accept(
            row.bytes(), row.offset(column), row.length(column), row.fullLength(column));
        hashes[column][number] = hash(row, column);
      }
    }
  }

  private long hash(BinaryRow row, int column) {
    return forms.get(column).integer()
        ? CellHash.ofInteger(row.bytes(), row.offset(column), row.length(column))
        : CellHash.of(row.bytes(), row.offset(column), row.length(column));
  }

  private void stream(Connection connection, String copy, RowTracker rows) throws SQLException {
    CopyOut out = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
    try {
      for (byte[] message = out.readFromCopy(); message != null; message = out.readFromCopy()) {
        rows.accept(message);
        if (rows.rows() % REPORT == 0) {
          progress.accept(rows.rows());
          if (Thread.currentThread().isInterrupted()) {
            throw new SQLException("The scan was interrupted", "57014");
          }
        }
      }
    } finally {
      if (out.isActive()) {
        out.cancelCopy();
      }
    }
  }

  private long countReferences(Connection connection, List<ReferenceTracker> references)
      throws SQLException {
    List<String> names = keyNames();
    boolean[] none = new boolean[names.size()];
    int[] limits = new int[names.size()];
    RowTracker rows = new RowTracker(
        none, referring(names), limits, integers(names), references, new RowSample(1, BUDGET, 0));
    stream(connection, select(Identifiers.quoteAll(names), ""), rows);
    return rows.rows();
  }

  private List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** Columns that refer, and those that say where to. */
  private List<String> keyNames() {
    return table.foreignKeys().stream()
        .flatMap(key -> Stream.concat(
            key.columns().stream(), key.condition().map(ForeignKey.Condition::column).stream()))
        .distinct()
        .toList();
  }

  private List<ReferenceTracker> trackers(List<String> names) {
    return table.foreignKeys().stream()
        .map(key -> new ReferenceTracker(key, names))
        .toList();
  }

  private boolean[] referring(List<String> names) {
    boolean[] referring = new boolean[names.size()];
    for (ForeignKey key : table.foreignKeys()) {
      for (String column : key.columns()) {
        referring[names.indexOf(column)] = true;
      }
    }
    return referring;
  }

  /** A column that is a key by itself has as many values as rows. */
  private boolean[] counted() {
    boolean[] counted = new boolean[columns.size()];
    IntStream.range(0, counted.length)
        .forEach(index -> counted[index] = !unique(columns.get(index)));
    return counted;
  }

  private boolean unique(Column column) {
    return table.keys().stream()
        .anyMatch(key -> key.total() && key.columns().equals(List.of(column.name())));
  }

  private int[] limits() {
    return forms.stream().mapToInt(CellForm::limit).toArray();
  }

  private boolean[] integers(List<String> names) {
    boolean[] integers = new boolean[names.size()];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = forms.get(names().indexOf(names.get(i))).integer();
    }
    return integers;
  }

  private String wholeTable() {
    boolean plain = table.kind() == Table.Kind.ORDINARY
        && columns.size() == table.columns().size()
        && !columns.isEmpty();
    if (plain && forms.stream().allMatch(CellForm::plain)) {
      // Without a SELECT the server skips its executor.
      return "COPY " + table.name().sql() + " (" + Identifiers.quoteAll(names())
          + ") TO STDOUT (FORMAT binary)";
    }
    return select(expressions(), "");
  }

  private String blockSample() {
    String percentage = new BigDecimal(percentage()).toPlainString();
    return select(expressions(), " TABLESAMPLE SYSTEM (" + percentage + ") REPEATABLE (0)");
  }

  private String expressions() {
    return forms.stream().map(CellForm::expression).collect(Collectors.joining(", "));
  }

  private String select(String expressions, String sample) {
    String query = "SELECT " + expressions + " FROM " + source() + sample;
    return "COPY (" + query + ") TO STDOUT (FORMAT binary)";
  }

  /**
   * A partitioned table holds its rows in its partitions; all others are read without the tables that inherit from
   * them.
   */
  private String source() {
    return (table.kind() == Table.Kind.PARTITIONED ? "" : "ONLY ")
        + table.name().sql();
  }
}
