package dev.replica.mojo;

import dev.replica.ReplicaException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals share: they can be skipped, and a failure reaches Maven as the kind that it is. */
abstract class AbstractReplicaMojo extends AbstractMojo {

  /** Does nothing. */
  @Parameter(property = "replica.skip", defaultValue = "false")
  private boolean skip;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped: replica.skip is set");
      return;
    }
    try {
      run();
    } catch (ReplicaException e) {
      getLog().debug(e);
      switch (e.kind()) {
        // Maven would print the cause's message behind ours, which has said it already.
        case CONFIGURATION -> throw new MojoFailureException(e.getMessage());
        case ENVIRONMENT -> throw new MojoExecutionException(e.getMessage());
      }
    }
  }

  /** The goal's work; a failure is a {@link ReplicaException}. */
  protected abstract void run();
}
