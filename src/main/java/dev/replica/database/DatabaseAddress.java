package dev.replica.database;

import dev.replica.ReplicaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Where a database is and who may enter. Never prints the password, not even one that stands in the URL.
 *
 * @param username null where the URL or the system tells
 * @param password null where none is needed
 */
public record DatabaseAddress(String url, String username, String password) implements Connector {

  private static final String PREFIX = "jdbc:postgresql:";
  private static final String CONNECT_SECONDS = "15";

  public DatabaseAddress {
    if (url == null || url.isBlank()) {
      throw ReplicaException.configuration(
          "no database is given. Name it with -Dreplica.url=jdbc:postgresql://host:5432/database, or start one with replica:start.");
    }
    if (!url.startsWith(PREFIX) || Driver.parseURL(url, new Properties()) == null) {
      throw ReplicaException.configuration(
          "replica.url is " + masked(url)
              + ", which is no JDBC URL of PostgreSQL. It has to look like jdbc:postgresql://host:5432/database.");
    }
  }

  /**
   * Connects, or says what is wrong with the address.
   *
   * @throws ReplicaException naming the cure
   */
  @Override
  public Connection open() {
    Properties properties = new Properties();
    if (username != null && !username.isEmpty()) {
      properties.setProperty(PGProperty.USER.getName(), username);
    }
    if (password != null && !password.isEmpty()) {
      properties.setProperty(PGProperty.PASSWORD.getName(), password);
    }
    properties.setProperty(PGProperty.APPLICATION_NAME.getName(), "replica-maven-plugin");
    properties.setProperty(PGProperty.CONNECT_TIMEOUT.getName(), CONNECT_SECONDS);
    properties.setProperty(PGProperty.TCP_KEEP_ALIVE.getName(), "true");
    try {
      return new Driver().connect(url, properties);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private ReplicaException failure(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String where = masked(url);
    String suffix = " (SQLSTATE " + state + ")";
    if (state.startsWith("28")) {
      return ReplicaException.configuration(
          "the server at " + where + " refuses "
              + (username == null ? "the user" : "user " + username) + ": " + e.getMessage()
              + suffix
              + ". Check replica.username and replica.password, or replica.serverId and the settings.xml.",
          e);
    }
    if (state.equals("3D000")) {
      return ReplicaException.configuration(
          e.getMessage() + suffix + ", at " + where
              + ". Create the database, or correct replica.url.",
          e);
    }
    if (state.equals("08001") || state.equals("08006") || state.equals("08004")) {
      return ReplicaException.environment(
          "no PostgreSQL answers at " + where + ": " + e.getMessage() + suffix
              + ". See that the server runs and that host and port are right.",
          e);
    }
    return ReplicaException.environment(
        "could not connect to " + where + ": " + e.getMessage() + suffix, e);
  }

  /** The URL with what it holds of a password replaced. */
  static String masked(String url) {
    return url.replaceAll("(?i)(password=)[^&]*", "$1***")
        .replaceAll("(//[^/@:]*):[^/@]*@", "$1:***@");
  }

  @Override
  public String toString() {
    return masked(url);
  }
}
