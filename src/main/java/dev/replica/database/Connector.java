package dev.replica.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to one database. Safe for threads; who opens a connection closes it. */
@FunctionalInterface
public interface Connector {

  /** A new connection, in auto-commit mode. */
  Connection open() throws SQLException;
}
