package dev.replica.seed.load;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One COPY that runs; closing it before it is finished takes it back. Belongs to one thread. */
final class CopyStream implements AutoCloseable {

  private final CopyIn copy;
  private final boolean binary;

  private CopyStream(CopyIn copy, boolean binary) {
    this.copy = copy;
    this.binary = binary;
  }

  static CopyStream open(Connection connection, String sql, boolean binary) throws SQLException {
    CopyStream stream =
        new CopyStream(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql), binary);
    if (binary) {
      byte[] header = BinaryRowWriter.header();
      stream.write(header, header.length);
    }
    return stream;
  }

  void write(byte[] bytes, int length) throws SQLException {
    copy.writeToCopy(bytes, 0, length);
  }

  /** Ends the COPY; the rows that the table took. */
  long finish() throws SQLException {
    if (binary) {
      byte[] trailer = BinaryRowWriter.trailer();
      write(trailer, trailer.length);
    }
    return copy.endCopy();
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
