import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SeededIT {

  @Test
  void everyTableHasItsScannedRows() throws SQLException {
    assertEquals("200", query("SELECT count(*) FROM author"));
    assertEquals("1500", query("SELECT count(*) FROM book"));
  }

  @Test
  void theNextInsertFindsItsIdentityFree() throws SQLException {
    assertEquals("1", query("INSERT INTO book (author, genre, pages) SELECT min(id), 'novel', 100 FROM author RETURNING 1"));
  }

  @Test
  void columnsHoldWhatThePomSays() throws SQLException {
    assertEquals("40", query("SELECT count(*) FROM reader WHERE country = 'NZ' AND greeting = 'Dear ' || name AND name LIKE '% %'"));
    assertEquals("free,gold", query("SELECT string_agg(DISTINCT plan, ',' ORDER BY plan) FROM reader"));
  }

  private static String query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(
            System.getProperty("replica.url"),
            System.getProperty("replica.username"),
            System.getProperty("replica.password"));
        ResultSet result = connection.createStatement().executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
