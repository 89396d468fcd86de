import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ModuleIT {

  @Test
  void theServerIsThisModules() throws SQLException {
    try (Connection connection = DriverManager.getConnection(System.getProperty("replica.url"), "postgres", "");
        ResultSet result = connection.createStatement().executeQuery("SELECT name FROM module")) {
      result.next();
      assertEquals("one", result.getString(1));
    }
  }
}
