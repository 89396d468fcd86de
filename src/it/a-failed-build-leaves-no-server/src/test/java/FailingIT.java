import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class FailingIT {

  @Test
  void failsWhileTheServerRuns() throws Exception {
    Path data = Path.of("target/replica/postgresql/data");
    Files.copy(data.resolve("postmaster.pid"), Path.of("target/postmaster.pid"));
    DriverManager.getConnection(System.getProperty("replica.url"), "postgres", "postgres").close();
    fail("as it should");
  }
}
