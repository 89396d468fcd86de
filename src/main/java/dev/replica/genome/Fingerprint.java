package dev.replica.genome;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Tells whether a database is the one that a genome was scanned from, without telling which one that was. The salt is a digest
 * of the statistics, so that an unchanged database gives the same genome again; the hash is slow (PBKDF2, RFC 8018), so that
 * trying all system identifiers is not worth the while.
 */
public final class Fingerprint {

  private static final int BYTES = 16;

  /** A tenth of a second at most: asked once a run. */
  private static final int ITERATIONS = 10_000;

  private Fingerprint() {}

  /**
   * The source of a genome.
   *
   * @param identity of the scanned database ({@code Schema.identity}); empty where there is none
   * @param withoutSource the genome; its own source is not looked at
   * @param lastDay as {@link Source} has it
   */
  public static Source of(String identity, Genome withoutSource, String lastDay) {
    Genome bare = new Genome(
        withoutSource.format(),
        new Source("", "", null),
        withoutSource.types(),
        withoutSource.tables());
    byte[] statistics = GenomeFile.print(bare).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(statistics);
      String salt = HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
      return new Source(salt, identity.isEmpty() ? "" : hash(identity, salt), lastDay);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Whether {@code identity} is that of the database that {@code source} speaks of; never so where either is empty. */
  public static boolean matches(Source source, String identity) {
    return !identity.isEmpty()
        && !source.fingerprint().isEmpty()
        && hash(identity, source.salt()).equals(source.fingerprint());
  }

  private static String hash(String identity, String salt) {
    try {
      PBEKeySpec key = new PBEKeySpec(
          identity.toCharArray(), HexFormat.of().parseHex(salt), ITERATIONS, BYTES * 8);
      return HexFormat.of()
          .formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(key)
              .getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has PBKDF2WithHmacSHA256", e);
    }
  }
}
