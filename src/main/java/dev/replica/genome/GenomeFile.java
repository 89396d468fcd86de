package dev.replica.genome;

import dev.replica.ReplicaException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The file that holds a genome. Its form is canonical: equal genomes are equal bytes, on every machine and JDK, so that a
 * difference between two files is a difference between two databases.
 *
 * <pre>{@code
 * {"format": 1, "source": {"salt": "5f0c…", "fingerprint": "b2d9…", "lastDay": "2014-09-30"}, "types": [],
 *  "tables": [
 *   {"schema": "public", "name": "trip", "rows": 4534327,
 *    "columns": [
 *     {"name": "id", "type": "bigint", "distinct": 4500000},
 *     {"name": "lat", "type": "double precision",
 *      "values": {"kind": "number", "step": 0.0001, "at": [39.65,40.7,42.12], "cumulative": [0,0.31,1]}}]}]}
 * }</pre>
 */
public final class GenomeFile {

  /** So many problems are told at once; a file that is wrong throughout is told by its first ones. */
  private static final int TOLD = 20;

  private static final String SCAN = "mvn replica:scan -Dreplica.url=jdbc:postgresql://...";

  private GenomeFile() {}

  /**
   * Reads and validates the genome in {@code file}.
   *
   * @throws ReplicaException of kind CONFIGURATION where the file is missing or no genome that this version reads
   */
  public static Genome read(Path file) {
    if (Files.isDirectory(file)) {
      throw ReplicaException.configuration("The genome " + file
          + " is a directory, expected a file: set -Dreplica.genome to the file itself.");
    }
    if (!Files.exists(file)) {
      throw ReplicaException.configuration("There is no genome at " + file + ": create it with "
          + SCAN + ", or set -Dreplica.genome to where it is.");
    }
    try {
      return GenomeReader.read(Files.readString(file), "The genome " + file);
    } catch (CharacterCodingException e) {
      throw ReplicaException.configuration("The genome " + file
          + " is not text in UTF-8: restore it from version control, or scan again with " + SCAN
          + ".");
    } catch (IOException e) {
      throw ReplicaException.environment("The genome " + file + " can't be read (" + e + ").", e);
    }
  }

  /** As {@link #read}, of a text that was read already. */
  public static Genome parse(String text) {
    return GenomeReader.read(text, "The genome");
  }

  /** The canonical text of a genome: one space of indent, LF at the end of each line, the last one included. */
  public static String print(Genome genome) {
    return GenomePrinter.print(genome);
  }

  /** How many characters a table's dependence takes in the file. */
  public static int characters(Dependence dependence) {
    return GenomePrinter.characters(dependence);
  }

  /** About how many characters the table takes in the file. */
  public static int characters(TableGenome table) {
    return print(new Genome(Genome.FORMAT, new Source("", "", null), List.of(), List.of(table)))
        .length();
  }

  /**
   * Writes the genome, creating folders where they are missing. The file is replaced in one step: a failure leaves the old one.
   *
   * @throws ReplicaException where the file can't be written, or the genome is not valid and could not be read again
   */
  public static void write(Genome genome, Path file) {
    List<String> problems = new GenomeValidation(genome).problems();
    if (!problems.isEmpty()) {
      throw ReplicaException.configuration(
          "The genome for " + file + " would not be valid:" + told(problems));
    }
    if (Files.isDirectory(file)) {
      throw ReplicaException.configuration("The genome can't be written to " + file
          + ", which is a directory: set -Dreplica.genome to a file.");
    }
    Path target = file.toAbsolutePath();
    try {
      // A link to the genome stays one: what it points to is replaced.
      target = Files.exists(target) ? target.toRealPath() : target;
      Files.createDirectories(target.getParent());
      replace(target, print(genome));
    } catch (IOException e) {
      throw ReplicaException.environment(
          "The genome can't be written to " + file + " (" + e
              + "): make its folder writable, or set -Dreplica.genome.",
          e);
    }
  }

  /** Problems as lines of a message. */
  static String told(List<String> problems) {
    StringBuilder message = new StringBuilder();
    problems.stream().limit(TOLD).forEach(problem -> message.append("\n  ").append(problem));
    if (problems.size() > TOLD) {
      message.append("\n  and ").append(problems.size() - TOLD).append(" more");
    }
    return message.toString();
  }

  private static void replace(Path target, String text) throws IOException {
    // Named after the process, so that two builds do not write into one file; not by
    // createTempFile, which hides it from others.
    Path draft = target.resolveSibling(
        "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.writeString(
          draft,
          text,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
      try {
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
