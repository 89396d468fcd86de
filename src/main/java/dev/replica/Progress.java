package dev.replica;

/** Is told how long work goes on; by several threads, for several tables at a time. */
public interface Progress {

  /** Nobody listens. */
  Progress NONE = new Progress() {
    @Override
    public void started(String table, long rows) {}

    @Override
    public void advanced(String table, long rows) {}

    @Override
    public void finished(String table, long rows) {}
  };

  /** Work on a table begins; {@code rows} are expected, roughly, -1 where nobody knows. */
  void started(String table, long rows);

  /** So many rows of the table are done by now; told now and then. */
  void advanced(String table, long rows);

  /** The table is done, with so many rows. */
  void finished(String table, long rows);
}
