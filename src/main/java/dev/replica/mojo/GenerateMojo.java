package dev.replica.mojo;

import dev.replica.Progress;
import dev.replica.ReplicaException;
import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.seed.Seed;
import dev.replica.seed.SeedOptions;
import dev.replica.seed.SeedResult;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the rows that <code>seed</code> would load into an empty copy of the scanned schema as a script of COPY blocks for
 * <code>psql</code>. Needs no database.
 */
@Mojo(name = "generate", requiresProject = false, threadSafe = true)
final class GenerateMojo extends AbstractSeedMojo {

  private static final String STANDARD_OUTPUT = "-";

  /** The script's file; <code>-</code> for standard output, which wants <code>mvn -q</code>. */
  @Parameter(property = "replica.output", defaultValue = "replica.sql")
  private String output;

  @Override
  protected void run() {
    SeedOptions options = options("keep");
    Genome genome = GenomeFile.read(genome());
    long start = System.nanoTime();
    SeedResult result;
    try {
      result = output.equals(STANDARD_OUTPUT)
          ? toStandardOutput(genome, options)
          : toFile(genome, options, new File(output).toPath().toAbsolutePath());
    } catch (IOException e) {
      throw ReplicaException.environment(
          "could not write " + output + ": " + e.getMessage()
              + ". Make room, or write elsewhere with replica.output.",
          e);
    }
    if (!output.equals(STANDARD_OUTPUT)) {
      warn(result.notices());
      getLog()
          .info("Wrote " + Summary.count(result.plan().rows()) + " rows of "
              + result.plan().tables().size() + " tables to " + output + " in "
              + Summary.seconds(System.nanoTime() - start));
    }
  }

  /** Past Maven's own stream, which is for the log. */
  private static SeedResult toStandardOutput(Genome genome, SeedOptions options)
      throws IOException {
    // Left open, for Maven has yet to say goodbye.
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
    // Maven may print escape codes before and after: psql forgets what stands before \r and what
    // follows \q.
    out.write("\\r\n".getBytes(StandardCharsets.US_ASCII));
    SeedResult result =
        Seed.generate(genome, options, LocalDate.now(ZoneOffset.UTC), out, Progress.NONE);
    out.write("\\q\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return result;
  }

  /** A script that is not whole never stands under its name. */
  private SeedResult toFile(Genome genome, SeedOptions options, Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe or a device takes the script as it comes.
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
        return Seed.generate(
            genome, options, LocalDate.now(ZoneOffset.UTC), out, progress("Generating"));
      }
    }
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      SeedResult result;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
        result = Seed.generate(
            genome, options, LocalDate.now(ZoneOffset.UTC), out, progress("Generating"));
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return result;
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
