import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ServerIT {

  @Test
  void initScriptsHaveRun() throws SQLException {
    assertEquals("2", query("SELECT count(*) FROM city"));
  }

  @Test
  void settingsArePassedThrough() throws SQLException {
    assertEquals("7MB", query("SHOW work_mem"));
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
