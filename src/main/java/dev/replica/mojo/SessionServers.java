package dev.replica.mojo;

import dev.replica.ReplicaException;
import dev.replica.database.EmbeddedServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;

/**
 * The servers of one build, at most one a module, and the properties that tell where the last of them is. They are kept in
 * Maven's session and in types of the JDK, because modules that give the plugin different dependencies load this class anew.
 */
final class SessionServers {

  static final String URL = "replica.url";
  static final String USERNAME = "replica.username";
  static final String PASSWORD = "replica.password";

  private static final String RUNNING = "dev.replica.running";
  /** The URL that the properties hold, if a server has set them. */
  private static final String HANDED_OUT = "dev.replica.handedOut";
  /** The module that the properties are for. */
  private static final String HOLDER = "dev.replica.holder";

  private static final long CLAIM_PAUSE_MILLIS = 200;

  private final MavenSession session;
  private final MavenProject project;
  private final SessionData data;
  private final Map<Path, AutoCloseable> running;

  SessionServers(MavenSession session, MavenProject project) {
    this.session = session;
    this.project = project;
    this.data = session.getRepositorySession().getData();
    data.set(RUNNING, null, new ConcurrentHashMap<Path, AutoCloseable>());
    @SuppressWarnings("unchecked")
    Map<Path, AutoCloseable> shared = (Map<Path, AutoCloseable>) data.get(RUNNING);
    this.running = shared;
  }

  /** Tells whether this module has a server already. */
  boolean isRunning() {
    return running.containsKey(module());
  }

  /** Tells whether the user gave a URL, on the command line or in the project, and no server did. */
  boolean isUrlOfUser() {
    Object handedOut = data.get(HANDED_OUT);
    return Stream.of(session.getUserProperties(), project.getProperties())
        .map(properties -> properties.getProperty(URL, ""))
        .anyMatch(url -> !url.isBlank() && !url.equals(handedOut));
  }

  /**
   * Takes the properties for this module. They are one for all modules: in a parallel build this waits until no other module is
   * at work on its server. A module that has ended without stopping its server gives way.
   */
  void claim() {
    try {
      while (!claimed()) {
        Thread.sleep(CLAIM_PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReplicaException.environment(
          "Interrupted while waiting for another module's server to stop", e);
    }
  }

  /** Leaves the properties to other modules. */
  void release() {
    data.set(HOLDER, project, null);
  }

  /** Keeps the server for {@link #stop} and tells the rest of the build, and the JVMs that it forks, where it is. */
  void handOut(EmbeddedServer server) {
    running.put(module(), server);
    data.set(HANDED_OUT, server.url());
    for (Properties properties : List.of(session.getUserProperties(), project.getProperties())) {
      properties.setProperty(URL, server.url());
      properties.setProperty(USERNAME, server.username());
      properties.setProperty(PASSWORD, server.password());
    }
  }

  /** Stops this module's server and takes its properties back; tells whether there was one. */
  boolean stop() {
    AutoCloseable server = running.remove(module());
    if (server == null) {
      return false;
    }
    try {
      server.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a server's close() throws no checked exception", e);
    } finally {
      takeBack();
    }
    return true;
  }

  private void takeBack() {
    if (!project.equals(data.get(HOLDER))) {
      return;
    }
    for (Properties properties : List.of(session.getUserProperties(), project.getProperties())) {
      List.of(URL, USERNAME, PASSWORD).forEach(properties::remove);
    }
    data.set(HANDED_OUT, null);
    release();
  }

  private boolean claimed() {
    MavenProject holder = (MavenProject) data.get(HOLDER);
    boolean free = !session.isParallel()
        || holder == null
        || holder.equals(project)
        || session.getResult().getBuildSummary(holder) != null;
    return free && data.set(HOLDER, holder, project);
  }

  private Path module() {
    return project.getBasedir().toPath();
  }
}
