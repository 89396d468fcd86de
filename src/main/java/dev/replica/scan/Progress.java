package dev.replica.scan;

import dev.replica.catalog.QualifiedName;
import java.time.Duration;

/** Told how a scan gets on; by several threads, for several tables at a time. */
public interface Progress {

  /** @param estimatedRows how many rows will be seen, roughly; -1 where not even that is known */
  void started(QualifiedName table, long estimatedRows);

  /** @param rows seen so far; told now and then */
  void advanced(QualifiedName table, long rows);

  /** @param rows seen in all */
  void finished(QualifiedName table, long rows, Duration time);

  /** Tells nobody. */
  static Progress none() {
    return new Progress() {
      @Override
      public void started(QualifiedName table, long estimatedRows) {}

      @Override
      public void advanced(QualifiedName table, long rows) {}

      @Override
      public void finished(QualifiedName table, long rows, Duration time) {}
    };
  }
}
