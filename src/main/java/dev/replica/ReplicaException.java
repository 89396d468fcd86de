package dev.replica;

/**
 * The one failure type. Its message says what was being done, where, what was expected and seen, and what to do; it never
 * holds a value of the scanned database, nor a password.
 */
public final class ReplicaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Who has to act: decides how a goal reports the failure. */
  public enum Cause {
    /** A wrong configuration, schema or genome: the user can mend it. */
    CONFIGURATION,
    /** The network, the disk or the server. */
    ENVIRONMENT
  }

  private final Cause kind;

  private ReplicaException(Cause kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** A configuration, schema or genome that can't be worked with; the message names the cure. */
  public static ReplicaException configuration(String message) {
    return new ReplicaException(Cause.CONFIGURATION, message, null);
  }

  /** As {@link #configuration(String)}, with the failure that revealed it. */
  public static ReplicaException configuration(String message, Throwable cause) {
    return new ReplicaException(Cause.CONFIGURATION, message, cause);
  }

  /**
   * What a failure at one table is told as: a failure that nobody foresaw is a bug of ours, and the table is best left out.
   *
   * @param doing what was being done: {@code planning}
   * @param failure returned as it is where it is told of already
   */
  public static ReplicaException at(String table, String doing, Throwable failure) {
    if (failure instanceof ReplicaException told) {
      return told;
    }
    StackTraceElement[] trace = failure.getStackTrace();
    String place = trace.length == 0 ? "" : " in " + trace[0];
    return configuration(
        doing + " " + table + " failed: " + failure.getClass().getSimpleName() + place
            + ". This is a bug of replica: please report it with the table's definition. To go on without, leave the table out by"
            + " <table><name>" + table + "</name><skip>true</skip></table> in <tables>.",
        failure);
  }

  /** A failure of I/O or of the server. */
  public static ReplicaException environment(String message, Throwable cause) {
    return new ReplicaException(Cause.ENVIRONMENT, message, cause);
  }

  public Cause kind() {
    return kind;
  }
}
