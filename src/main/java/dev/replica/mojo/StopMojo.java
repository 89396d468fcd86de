package dev.replica.mojo;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Stops the PostgreSQL that <code>replica:start</code> started in this module, and removes its data. */
@Mojo(name = "stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
final class StopMojo extends AbstractReplicaMojo {

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Override
  protected void run() {
    boolean stopped = new SessionServers(session, project).stop();
    getLog().info(stopped ? "PostgreSQL is stopped" : "No server of this module runs");
  }
}
