package dev.replica.scan.profile;

import dev.replica.catalog.Column;
import dev.replica.catalog.SqlType;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Cells of keys as elements of PostgreSQL's array literals, for those types that keys mostly have. */
enum KeyTexts {
  WHOLE("int8", List.of("int2", "int4", "int8")) {
    @Override
    String element(BinaryRow row, int column) {
      long value = row.bytes()[row.offset(column)];
      for (int index = 1; index < row.length(column); index++) {
        value = value << 8 | row.bytes()[row.offset(column) + index] & 0xFF;
      }
      return Long.toString(value);
    }
  },
  UUID("uuid", List.of("uuid")) {
    @Override
    String element(BinaryRow row, int column) {
      int offset = row.offset(column);
      return HexFormat.of().formatHex(row.bytes(), offset, offset + row.length(column));
    }
  },
  TEXT("text", List.of("text", "varchar")) {
    @Override
    String element(BinaryRow row, int column) {
      String text =
          new String(row.bytes(), row.offset(column), row.length(column), StandardCharsets.UTF_8);
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
  };

  private final String type;
  private final List<String> types;

  KeyTexts(String type, List<String> types) {
    this.type = type;
    this.types = types;
  }

  /** How cells of a column are told that are compared with those of another one; null where they can't be. */
  static KeyTexts of(Column column, Column other) {
    for (KeyTexts form : values()) {
      if (form.covers(column) && form.covers(other)) {
        return form;
      }
    }
    return null;
  }

  private boolean covers(Column column) {
    return column.type().base() instanceof SqlType.Scalar scalar
        && scalar.name().schema().equals(SqlType.SYSTEM)
        && types.contains(scalar.name().name());
  }

  /** The type of the elements. */
  String type() {
    return "pg_catalog." + type;
  }

  /** The element of a cell that is there as a whole. */
  abstract String element(BinaryRow row, int column);
}
