package dev.replica.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestServerIT {

  @Test
  void testsRunOnTheOldestAndTheNewestVersion() throws SQLException {
    assertThat(version(TestServer.oldest().createDatabase())).isEqualTo(14);
    assertThat(version(TestServer.database())).isEqualTo(18);
  }

  private static int version(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      return connection.getMetaData().getDatabaseMajorVersion();
    }
  }
}
