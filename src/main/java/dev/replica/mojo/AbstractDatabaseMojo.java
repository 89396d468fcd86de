package dev.replica.mojo;

import dev.replica.ReplicaException;
import dev.replica.catalog.CatalogFilter;
import dev.replica.database.DatabaseAddress;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** What the goals share that read or write a genome and a database: where both are, and which tables count. */
abstract class AbstractDatabaseMojo extends AbstractReplicaMojo {

  private static final String DEFAULT_GENOME = "src/test/resources/replica/genome.json";

  /** The database's JDBC URL, <code>jdbc:postgresql://host:5432/database</code>. */
  @Parameter(property = "replica.url")
  private String url;

  /** The role to connect as. */
  @Parameter(property = "replica.username")
  private String username;

  /** The role's password. Better kept in settings.xml: see <code>serverId</code>. */
  @Parameter(property = "replica.password")
  private String password;

  /** Id of a <code>&lt;server&gt;</code> in settings.xml that holds the credentials, encrypted ones too. */
  @Parameter(property = "replica.serverId")
  private String serverId;

  /** Schemas that count, comma-separated; all but PostgreSQL's own where none is given. */
  @Parameter(property = "replica.schemas")
  private List<String> schemas;

  /** Tables that count, as <code>schema.table</code> or <code>table</code> with <code>*</code> and <code>?</code>. */
  @Parameter(property = "replica.includes")
  private List<String> includes;

  /** Tables that do not count, likewise. */
  @Parameter(property = "replica.excludes")
  private List<String> excludes;

  /** The genome; <code>src/test/resources/replica/genome.json</code> of the project where it is not given. */
  @Parameter(property = "replica.genome")
  private File genome;

  /** Threads to work on; as many as there are processors where it is 0. */
  @Parameter(property = "replica.threads", defaultValue = "0")
  private int threads;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true)
  private MavenProject project;

  @Inject
  private SettingsDecrypter decrypter;

  /** Where the database is. A server started earlier in the build has handed out its URL as a property of the project. */
  final DatabaseAddress address() {
    String address = property("replica.url", url);
    if (serverId == null || serverId.isEmpty()) {
      return new DatabaseAddress(
          address, property("replica.username", username), property("replica.password", password));
    }
    Server server = session.getSettings().getServer(serverId);
    if (server == null) {
      throw ReplicaException.configuration(
          "settings.xml has no <server> with the id " + serverId
              + ", which replica.serverId names. Add it, or give replica.username and replica.password.");
    }
    SettingsDecryptionResult decrypted =
        decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
    for (SettingsProblem problem : decrypted.getProblems()) {
      if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
        throw ReplicaException.configuration(
            "the password of server " + serverId + " in settings.xml can't be decrypted: "
                + problem.getMessage() + ". Encrypt it again with mvn --encrypt-password.");
      }
    }
    Server plain = decrypted.getServer();
    return new DatabaseAddress(
        address,
        username == null ? plain.getUsername() : username,
        password == null ? plain.getPassword() : password);
  }

  private String property(String name, String configured) {
    if (configured != null) {
      return configured;
    }
    return project == null ? null : project.getProperties().getProperty(name);
  }

  final CatalogFilter filter() {
    return new CatalogFilter(orEmpty(schemas), orEmpty(includes), orEmpty(excludes));
  }

  private static List<String> orEmpty(List<String> list) {
    return list == null ? List.of() : list;
  }

  /** Whether the user said where the genome is. */
  final boolean genomeGiven() {
    return genome != null;
  }

  final Path genome() {
    if (genome != null) {
      return genome.toPath().toAbsolutePath();
    }
    return inProject(DEFAULT_GENOME);
  }

  /** A file of the project; of the working directory where there is no project. */
  final Path inProject(String file) {
    Path base = project != null && project.getBasedir() != null
        ? project.getBasedir().toPath()
        : Path.of("").toAbsolutePath();
    return base.resolve(file);
  }

  final int threads() {
    if (threads < 0) {
      throw ReplicaException.configuration(
          "replica.threads is " + threads + "; it has to be 0 (as many as processors) or more.");
    }
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** Tells of the work's progress: often where somebody watches, rarely in a batch build, never where Maven is quiet. */
  final LogProgress progress(String verb) {
    return new LogProgress(getLog(), verb, session.getRequest().isInteractiveMode());
  }

  final void warn(List<String> notices) {
    notices.forEach(notice -> getLog().warn(notice));
  }
}
