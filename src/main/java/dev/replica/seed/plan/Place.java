package dev.replica.seed.plan;

/**
 * Where the user wrote a setting, for messages.
 *
 * @param source {@code <tables>} or a file's name
 * @param line of the file, from 1; 0 where it is not known
 */
public record Place(String source, int line) {

  /** In the build's own configuration. */
  public static final Place POM = new Place("<tables>", 0);

  @Override
  public String toString() {
    return line == 0 ? source : source + ", line " + line;
  }
}
