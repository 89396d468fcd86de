package dev.replica.mojo;

import dev.replica.ReplicaException;
import dev.replica.database.EmbeddedServer;
import java.nio.file.Path;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final String HANDED_OUT = "dev.replica.handedOut";
  private static final long TURN_PAUSE_MILLIS = 200;

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

  /** The URL that the user gave, on the command line or in the project, and no server did. */
  Optional<String> urlOfUser() {
    String handedOut = handedOut() == null ? null : handedOut().getValue();
    return Stream.of(session.getUserProperties(), project.getProperties())
        .map(properties -> properties.getProperty(URL))
        .filter(url -> url != null && !url.isBlank() && !url.equals(handedOut))
        .findFirst();
  }

  /**
   * In a parallel build, waits until no other module is at work on its server: the properties are one for all modules. A module
   * that has ended without stopping its server gives way.
   */
  void awaitTurn() {
    try {
      for (MavenProject other = holder(); other != null; other = holder()) {
        Thread.sleep(TURN_PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReplicaException.environment("Interrupted while waiting for another module's server to stop", e);
    }
  }

  /** Keeps the server for {@link #stop} and tells the rest of the build, and the JVMs that it forks, where it is. */
  void handOut(EmbeddedServer server) {
    running.put(module(), server);
    data.set(HANDED_OUT, new SimpleImmutableEntry<>(project, server.url()));
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
    Map.Entry<MavenProject, String> handedOut = handedOut();
    if (handedOut == null || !handedOut.getKey().equals(project)) {
      return;
    }
    for (Properties properties : List.of(session.getUserProperties(), project.getProperties())) {
      List.of(URL, USERNAME, PASSWORD).forEach(properties::remove);
    }
    data.set(HANDED_OUT, null);
  }

  /** The other module that is still at work on its server, or null. */
  private MavenProject holder() {
    Map.Entry<MavenProject, String> handedOut = handedOut();
    boolean free = !session.isParallel()
        || handedOut == null
        || handedOut.getKey().equals(project)
        || session.getResult().getBuildSummary(handedOut.getKey()) != null;
    return free ? null : handedOut.getKey();
  }

  private Map.Entry<MavenProject, String> handedOut() {
    @SuppressWarnings("unchecked")
    Map.Entry<MavenProject, String> handedOut = (Map.Entry<MavenProject, String>) data.get(HANDED_OUT);
    return handedOut;
  }

  private Path module() {
    return project.getBasedir().toPath();
  }
}
