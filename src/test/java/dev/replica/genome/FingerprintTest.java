package dev.replica.genome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FingerprintTest {

  @Test
  void aDatabaseIsKnownByItsIdentityAlone() {
    Source source = Fingerprint.of("123/4", Genome.empty(), null);
    assertThat(Fingerprint.matches(source, "123/4")).isTrue();
    assertThat(Fingerprint.matches(source, "123/5")).isFalse();
    assertThat(Fingerprint.matches(source, "")).isFalse();
    assertThat(source.toString()).doesNotContain("123/4");
  }

  @Test
  void theHashIsPinned() {
    // Worked out apart from this code with Python's hashlib.pbkdf2_hmac over the digest of the
    // empty genome.
    assertThat(Fingerprint.of("123/4", Genome.empty(), "2014-09-30"))
        .isEqualTo(new Source(
            "979a03f6b967e1fc2af373389396db7d", "4209016369dc60be44fcca093f50b417", "2014-09-30"));
  }

  @Test
  void unchangedStatisticsGiveTheSameSourceAndOthersAnother() {
    Genome genome = ExampleGenome.genome();
    assertThat(Fingerprint.of("7301234567890123456/16384", genome, "2014-09-30"))
        .isEqualTo(genome.source());
    Genome less = new Genome(1, genome.source(), List.of(), genome.tables());
    assertThat(Fingerprint.of("7301234567890123456/16384", less, "2014-09-30").fingerprint())
        .isNotEqualTo(genome.source().fingerprint());
  }

  @Test
  void aGenomeWithoutSourceMatchesNothing() {
    assertThat(Fingerprint.matches(Genome.empty().source(), "123/4")).isFalse();
    assertThat(Fingerprint.of("", Genome.empty(), null).fingerprint()).isEmpty();
  }
}
