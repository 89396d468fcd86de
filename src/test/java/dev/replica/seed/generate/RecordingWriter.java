package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Keeps rows as lists of cells: a cell says by which method it came and what it was told. */
final class RecordingWriter implements RowWriter {

  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row;
  private final StringBuilder open = new StringBuilder();
  private int depth;

  List<List<String>> rows() {
    return rows;
  }

  /** Rows {@code from} to {@code from + count} of the table, by a cursor of their own. */
  static List<List<String>> rows(TableGenerator table, long from, int count) {
    RecordingWriter writer = new RecordingWriter();
    table.cursor().write(from, count, writer);
    return writer.rows();
  }

  static List<List<String>> rows(TableGenerator table) {
    return rows(table, 0, (int) table.rows());
  }

  private void cell(String kind, Object value) {
    open.append(kind).append(' ').append(value);
    if (depth > 0) {
      open.append(';');
      return;
    }
    row.add(open.toString());
    open.setLength(0);
  }

  private void begin(String what) {
    open.append(what).append('(');
    depth++;
  }

  @Override
  public void end() {
    depth--;
    cell(")", "");
  }

  @Override
  public void startRow() {
    row = new ArrayList<>();
  }

  @Override
  public void endRow() {
    rows.add(List.copyOf(row));
  }

  @Override
  public void nullValue() {
    cell("null", "");
  }

  @Override
  public void bool(boolean value) {
    cell("bool", value);
  }

  @Override
  public void int2(short value) {
    cell("int2", value);
  }

  @Override
  public void int4(int value) {
    cell("int4", value);
  }

  @Override
  public void int8(long value) {
    cell("int8", value);
  }

  @Override
  public void float4(float value) {
    cell("float4", Integer.toHexString(Float.floatToRawIntBits(value)));
  }

  @Override
  public void float8(double value) {
    cell("float8", Long.toHexString(Double.doubleToRawLongBits(value)));
  }

  @Override
  public void numeric(long unscaled, int scale) {
    cell("numeric", BigDecimal.valueOf(unscaled, scale).toPlainString());
  }

  @Override
  public void numeric(BigDecimal value) {
    cell("numeric", value.toPlainString());
  }

  @Override
  public void money(long cents) {
    cell("money", cents);
  }

  @Override
  public void text(String value) {
    cell("text", value);
  }

  @Override
  public void utf8(byte[] bytes, int offset, int length) {
    cell("text", new String(bytes, offset, length, StandardCharsets.UTF_8));
  }

  @Override
  public void jsonb(String value) {
    cell("jsonb", value);
  }

  @Override
  public void bytea(byte[] value) {
    cell("bytea", HexFormat.of().formatHex(value));
  }

  @Override
  public void uuid(long mostSignificant, long leastSignificant) {
    cell("uuid", new UUID(mostSignificant, leastSignificant));
  }

  @Override
  public void date(int days) {
    cell("date", days);
  }

  @Override
  public void time(long micros) {
    cell("time", micros);
  }

  @Override
  public void timetz(long micros, int offsetSeconds) {
    cell("timetz", micros + " " + offsetSeconds);
  }

  @Override
  public void timestamp(long micros) {
    cell("timestamp", micros);
  }

  @Override
  public void timestamptz(long micros) {
    cell("timestamptz", micros);
  }

  @Override
  public void interval(int months, int days, long micros) {
    cell("interval", months + " " + days + " " + micros);
  }

  @Override
  public void parsed(SqlType type, String text) {
    cell(type.sql(), text);
  }

  @Override
  public boolean writes(SqlType type) {
    return true;
  }

  @Override
  public void beginArray(SqlType.Array type, int length) {
    begin(type.sql() + " " + length);
  }

  @Override
  public void beginArray(SqlType.Array type, int[] lengths, int[] lowerBounds) {
    begin(type.sql() + " " + Arrays.toString(lengths) + Arrays.toString(lowerBounds));
  }

  @Override
  public void beginComposite(SqlType.Composite type) {
    begin(type.sql());
  }

  @Override
  public void beginRange(
      SqlType.Range type,
      boolean empty,
      boolean lowerInclusive,
      boolean upperInclusive,
      boolean lowerInfinite,
      boolean upperInfinite) {
    begin(
        type.sql() + " " + empty + lowerInclusive + upperInclusive + lowerInfinite + upperInfinite);
  }

  @Override
  public void beginMultirange(SqlType.Multirange type, int length) {
    begin(type.sql() + " " + length);
  }
}
