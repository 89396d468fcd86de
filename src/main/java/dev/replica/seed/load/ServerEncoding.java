package dev.replica.seed.load;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;

/** Which letters a database has: the server refuses all others. */
final class ServerEncoding {

  /** Java's names of PostgreSQL's encodings, where they are others. */
  private static final Map<String, String> NAMES = Map.ofEntries(
      Map.entry("UTF8", "UTF-8"),
      // Takes whatever bytes there are.
      Map.entry("SQL_ASCII", "UTF-8"),
      Map.entry("LATIN1", "ISO-8859-1"),
      Map.entry("LATIN2", "ISO-8859-2"),
      Map.entry("LATIN3", "ISO-8859-3"),
      Map.entry("LATIN4", "ISO-8859-4"),
      Map.entry("LATIN5", "ISO-8859-9"),
      Map.entry("LATIN7", "ISO-8859-13"),
      Map.entry("LATIN9", "ISO-8859-15"),
      Map.entry("EUC_JP", "EUC-JP"),
      Map.entry("EUC_KR", "EUC-KR"),
      Map.entry("EUC_CN", "GB2312"),
      Map.entry("KOI8R", "KOI8-R"),
      Map.entry("KOI8U", "KOI8-U"),
      Map.entry("WIN866", "IBM866"),
      Map.entry("WIN874", "x-windows-874"));

  private ServerEncoding() {}

  /** The letters of the connection's database. */
  static Charset of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW server_encoding")) {
      row.next();
      return of(row.getString(1));
    }
  }

  /** The letters of an encoding; of one that Java does not know those that all have. */
  static Charset of(String encoding) {
    String name = encoding.toUpperCase(Locale.ROOT);
    String java = NAMES.getOrDefault(
        name,
        name.startsWith("WIN")
            ? "windows-" + name.substring(3)
            : name.replace("ISO_8859_", "ISO-8859-"));
    return Charset.isSupported(java) ? Charset.forName(java) : StandardCharsets.US_ASCII;
  }
}
