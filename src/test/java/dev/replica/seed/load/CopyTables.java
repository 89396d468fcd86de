package dev.replica.seed.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.SqlType;
import dev.replica.seed.generate.RowWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes the same cells in every way there is, and asks the server whether they came out the same. */
final class CopyTables implements AutoCloseable {

  /** What a writer is told, and PostgreSQL's literal of it; a null literal is a null. */
  record Cell(String literal, Consumer<RowWriter> write) {}

  static final Cell NULL = cell(null, RowWriter::nullValue);

  /** The settings that the text writer's form is that of. */
  private static final String CANONICAL = """
      SET DateStyle = 'ISO, MDY'; SET TimeZone = 'UTC'; SET IntervalStyle = postgres; SET lc_monetary = 'C';
      SET extra_float_digits = 1; SET bytea_output = hex;
      """;

  /** Settings under which PostgreSQL reads some texts otherwise. */
  private static final String STRANGE =
      "SET DateStyle = 'ISO, DMY'; SET TimeZone = 'Asia/Kolkata'; SET IntervalStyle = sql_standard";

  private static final String TYPE = """
      SELECT n.nspname, t.typname, t.typtype, t.typcategory, t.typelem, t.typbasetype, t.typrelid,
        t.typsubscript = 'array_subscript_handler'::regproc,
        (SELECT rngsubtype FROM pg_range WHERE rngtypid = t.oid),
        (SELECT rngtypid FROM pg_range WHERE rngmultitypid = t.oid)
      FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE t.oid =\s""";

  private final Connection connection;

  CopyTables(String url) throws SQLException {
    connection = DriverManager.getConnection(url);
    execute(CANONICAL);
  }

  static Cell cell(String literal, Consumer<RowWriter> write) {
    return new Cell(literal, write);
  }

  /**
   * Both writers' cells (in text whatever the session's settings), and both writers' {@link RowWriter#parsed} literals,
   * are on the server the literal's value, by text and by binary form.
   */
  void assertWritten(String sqlType, List<Cell> cells) throws SQLException, IOException {
    SqlType type = type(sqlType);
    loadLiterals(sqlType, cells.stream().map(Cell::literal).toList());
    assertLoaded(sqlType, "binary", binary(cells));
    execute(STRANGE);
    load(sqlType, "text", text(cells));
    execute(CANONICAL);
    assertExpected(sqlType, "text");
    assertParsed(sqlType, type, cells.stream().map(Cell::literal).toList());
  }

  /** As {@link #assertWritten}, for literals alone. */
  void assertParsed(String sqlType, List<String> literals) throws SQLException, IOException {
    loadLiterals(sqlType, literals);
    assertParsed(sqlType, type(sqlType), literals);
  }

  private void assertParsed(String sqlType, SqlType type, List<String> literals)
      throws SQLException, IOException {
    List<Cell> cells = literals.stream()
        .map(literal -> cell(literal, writer -> parse(writer, type, literal)))
        .toList();
    assertThat(new BinaryRowWriter(1, 0).writes(type)).as("writes(%s)", sqlType).isTrue();
    assertLoaded(sqlType, "binary", binary(cells));
    assertLoaded(sqlType, "text", text(cells));
  }

  private static void parse(RowWriter writer, SqlType type, String literal) {
    if (literal == null) {
      writer.nullValue();
      return;
    }
    writer.parsed(type, literal);
  }

  /** As {@link #assertWritten}, and the text writer's bytes are those that the server prints of the values. */
  void assertArrives(String sqlType, Cell... cells) throws SQLException, IOException {
    assertArrives(sqlType, List.of(cells));
  }

  /** As {@link #assertArrives(String, Cell...)}. */
  void assertArrives(String sqlType, List<Cell> cells) throws SQLException, IOException {
    assertWritten(sqlType, cells);
    assertPrinted(sqlType, cells);
  }

  private void assertPrinted(String sqlType, List<Cell> cells) throws SQLException, IOException {
    loadLiterals(sqlType, cells.stream().map(Cell::literal).toList());
    assertThat(new String(text(cells), StandardCharsets.UTF_8)).isEqualTo(printed());
  }

  private String printed() throws SQLException, IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    copies().copyOut("COPY (SELECT n, c FROM expected ORDER BY n) TO STDOUT", printed);
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** What the two writers are told of the same cells is the same on the server, and printed as the server prints it. */
  void assertAgree(String sqlType, List<Consumer<RowWriter>> writes)
      throws SQLException, IOException {
    List<Cell> cells = writes.stream().map(write -> cell(null, write)).toList();
    execute("DROP TABLE IF EXISTS expected; CREATE TABLE expected (n int, c " + sqlType + ")");
    copies()
        .copyIn(
            "COPY expected FROM STDIN (FORMAT binary)", new ByteArrayInputStream(binary(cells)));
    assertLoaded(sqlType, "text", text(cells));
    assertThat(new String(text(cells), StandardCharsets.UTF_8)).isEqualTo(printed());
  }

  private void loadLiterals(String sqlType, List<String> literals) throws SQLException {
    execute("DROP TABLE IF EXISTS expected; CREATE TABLE expected (n int, c " + sqlType + ")");
    String sql = "INSERT INTO expected SELECT n, literal::" + sqlType
        + " FROM unnest(?) WITH ORDINALITY AS l (literal, n)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setArray(1, connection.createArrayOf("text", literals.toArray()));
      insert.executeUpdate();
    }
  }

  private void assertLoaded(String sqlType, String format, byte[] rows)
      throws SQLException, IOException {
    load(sqlType, format, rows);
    assertExpected(sqlType, format);
  }

  private void load(String sqlType, String format, byte[] rows) throws SQLException, IOException {
    execute("DROP TABLE IF EXISTS actual; CREATE TABLE actual (n int, c " + sqlType + ")");
    copies()
        .copyIn("COPY actual FROM STDIN (FORMAT " + format + ")", new ByteArrayInputStream(rows));
  }

  private void assertExpected(String sqlType, String format) throws SQLException {
    List<String> expected = content("expected", sqlType);
    assertThat(content("actual", sqlType))
        .as("%s by COPY in %s", sqlType, format)
        .isEqualTo(expected);
  }

  private List<String> content(String table, String sqlType) throws SQLException {
    String send = strings("SELECT typsend FROM pg_type WHERE oid = '" + sqlType + "'::regtype")
        .get(0);
    String value = "coalesce(c::text || ' ' || encode(%s(c), 'hex'), 'null')".formatted(send);
    return strings("SELECT n || ': ' || " + value + " FROM " + table + " ORDER BY n");
  }

  static byte[] binary(List<Cell> cells) {
    BinaryRowWriter writer = new BinaryRowWriter(2, 16);
    write(writer, cells);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(BinaryRowWriter.header());
    all.write(writer.buffer(), 0, writer.length());
    all.writeBytes(BinaryRowWriter.trailer());
    return all.toByteArray();
  }

  static byte[] text(List<Cell> cells) {
    TextRowWriter writer = new TextRowWriter(16);
    write(writer, cells);
    return Arrays.copyOf(writer.buffer(), writer.length());
  }

  private static void write(RowWriter writer, List<Cell> cells) {
    for (int i = 0; i < cells.size(); i++) {
      writer.startRow();
      writer.int4(i + 1);
      cells.get(i).write().accept(writer);
      writer.endRow();
    }
  }

  /** The type as the catalog has it. */
  SqlType type(String sqlType) throws SQLException {
    return type(Integer.parseUnsignedInt(
        strings("SELECT '" + sqlType + "'::regtype::oid").get(0)));
  }

  private SqlType type(int oid) throws SQLException {
    List<String> row = row(TYPE + Integer.toUnsignedString(oid));
    QualifiedName name = new QualifiedName(row.get(0), row.get(1));
    switch (row.get(2)) {
      case "e":
        return new SqlType.Enumeration(
            oid,
            name,
            strings("SELECT enumlabel FROM pg_enum WHERE enumtypid = " + oid
                + " ORDER BY enumsortorder"));
      case "d":
        return new SqlType.Domain(
            oid, name, type(Integer.parseInt(row.get(5))), false, Optional.empty(), List.of());
      case "c":
        return new SqlType.Composite(oid, name, attributes(row.get(6)));
      case "r":
        return new SqlType.Range(oid, name, type(Integer.parseInt(row.get(8))));
      case "m":
        return new SqlType.Multirange(
            oid, name, (SqlType.Range) type(Integer.parseInt(row.get(9))));
      default:
        return row.get(7).equals("t")
            ? new SqlType.Array(oid, name, type(Integer.parseInt(row.get(4))))
            : new SqlType.Scalar(oid, name, row.get(3).charAt(0), List.of());
    }
  }

  private List<SqlType.Attribute> attributes(String relation) throws SQLException {
    String where = " FROM pg_attribute WHERE NOT attisdropped AND attnum > 0 AND attrelid = "
        + relation + " ORDER BY attnum";
    List<String> names = strings("SELECT attname" + where);
    List<String> types = strings("SELECT atttypid" + where);
    List<SqlType.Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      attributes.add(new SqlType.Attribute(names.get(i), type(Integer.parseInt(types.get(i)))));
    }
    return attributes;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> row(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        row.add(result.getString(i));
      }
      return row;
    }
  }

  private List<String> strings(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> strings = new ArrayList<>();
      while (result.next()) {
        strings.add(result.getString(1));
      }
      return strings;
    }
  }

  private CopyManager copies() throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
