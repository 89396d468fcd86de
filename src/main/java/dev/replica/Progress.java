package dev.replica;

/** Is told how long work goes on. Calls come from one thread, in the order of the work. */
public interface Progress {

  /** Nobody listens. */
  Progress NONE =
      new Progress() {
        @Override
        public void started(String table, long rows) {}

        @Override
        public void advanced(long rows) {}

        @Override
        public void finished(String table, long rows) {}
      };

  /** Work on a table begins; {@code rows} are expected, -1 where nobody knows. */
  void started(String table, long rows);

  /** So many rows of the table are done by now. */
  void advanced(long rows);

  /** The table is done, with so many rows. */
  void finished(String table, long rows);
}
