package dev.replica.mojo;

import dev.replica.ReplicaException;
import dev.replica.database.EmbeddedServer;
import dev.replica.database.PostgresBinaries;
import dev.replica.database.ServerOptions;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Starts an embedded PostgreSQL and hands <code>replica.url</code>, <code>replica.username</code> and
 * <code>replica.password</code> to the goals that follow and to the JVMs of Failsafe's tests. Does nothing where
 * <code>replica.url</code> is given already, so that the same build runs on any other server too. The server ends with
 * <code>replica:stop</code>, or with Maven.
 */
@Mojo(name = "start", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
final class StartMojo extends AbstractReplicaMojo {

  private final RepositorySystem repositorySystem;

  /** The server's version: 14, 15, 16, 17 or 18 for the newest known release of that, or a full one such as 16.4.0. */
  @Parameter(property = "replica.postgresVersion", defaultValue = "17")
  private String postgresVersion;

  /** The port to listen on, on the loopback address; 0 takes any free one. */
  @Parameter(property = "replica.port", defaultValue = "0")
  private int port;

  /** The database to create and to hand out. */
  @Parameter(property = "replica.database", defaultValue = "replica")
  private String database;

  /** Settings of postgresql.conf, as in <code>&lt;work_mem&gt;64MB&lt;/work_mem&gt;</code>. */
  @Parameter
  private Map<String, String> settings;

  /** SQL files to run in the database, in this order, once the server is up. */
  @Parameter(property = "replica.initScripts")
  private List<File> initScripts;

  /** Seconds to wait for the server to accept connections. */
  @Parameter(property = "replica.startTimeout", defaultValue = "60")
  private int startTimeout;

  /** Holds the server's data and its log while it runs. */
  @Parameter(
      property = "replica.serverDirectory",
      defaultValue = "${project.build.directory}/replica/postgresql")
  private File serverDirectory;

  @Parameter(
      defaultValue = "${project.remoteProjectRepositories}",
      readonly = true,
      required = true)
  private List<RemoteRepository> repositories;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Inject
  StartMojo(RepositorySystem repositorySystem) {
    this.repositorySystem = repositorySystem;
  }

  @Override
  protected void run() {
    SessionServers servers = new SessionServers(session, project);
    if (servers.isRunning()) {
      getLog().info("PostgreSQL runs already");
      return;
    }
    servers.claim();
    if (servers.isUrlOfUser()) {
      servers.release();
      getLog().info("No server is started: replica.url is set");
      return;
    }
    PostgresBinaries binaries = PostgresBinaries.forThisMachine(postgresVersion);
    EmbeddedServer server = EmbeddedServer.start(options(resolve(binaries)));
    servers.handOut(server);
    getLog()
        .info("PostgreSQL " + binaries.version() + " runs at " + server.url() + " for user "
            + server.username());
  }

  private ServerOptions options(Path jar) {
    return new ServerOptions(
        jar,
        session
            .getRepositorySession()
            .getLocalRepository()
            .getBasedir()
            .toPath()
            .resolve(".replica"),
        serverDirectory.toPath(),
        port,
        database,
        settings == null ? Map.of() : settings,
        initScripts == null ? List.of() : initScripts.stream().map(File::toPath).toList(),
        Duration.ofSeconds(startTimeout));
  }

  private Path resolve(PostgresBinaries binaries) {
    DefaultArtifact artifact = new DefaultArtifact(
        PostgresBinaries.GROUP_ID, binaries.artifactId(), "jar", binaries.version());
    try {
      return repositorySystem
          .resolveArtifact(
              session.getRepositorySession(), new ArtifactRequest(artifact, repositories, null))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      String cure = session.isOffline()
          ? "Maven is offline: run the goal once online, and the local repository keeps them"
          : "see that this version exists and that one of the project's repositories has it";
      throw ReplicaException.environment(
          "Can't get PostgreSQL's binaries " + artifact + ": " + cure + " (" + e.getMessage() + ")",
          e);
    }
  }
}
