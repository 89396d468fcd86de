package dev.replica.seed.load;

import dev.replica.ReplicaException;
import dev.replica.seed.generate.Cursor;
import dev.replica.seed.generate.TableGenerator;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Encodes the rows of tables in chunks on several threads and hands them out in order. There are two buffers more than threads,
 * so that the receiver and the threads wait for each other only when one of them is the bottleneck; memory does not depend on rows.
 */
final class Chunks implements AutoCloseable {

  /** Rows of a chunk: some hundred kilobytes of a usual table. */
  private static final int ROWS = 4096;

  /** Takes a chunk's bytes, in the order of the rows. */
  interface Receiver {
    void accept(byte[] bytes, int length, long rowsSoFar) throws SQLException, IOException;
  }

  private final int threads;
  private final ExecutorService workers;

  Chunks(int threads) {
    this.threads = threads;
    this.workers = Executors.newFixedThreadPool(threads, task -> {
      Thread thread = new Thread(task, "replica-generate");
      thread.setDaemon(true);
      return thread;
    });
  }

  private record Lane(Cursor cursor, RowBuffer buffer) {}

  private record Chunk(Lane lane, long rowsSoFar) {}

  /**
   * Rows that could not be made.
   *
   * @param rows their numbers, in order
   * @param reason of the first; null where they only refer to others that are left out
   */
  record LeftOut(long[] rows, String reason) {

    /** Leaves the rows out of their table for good. */
    void leaveOutOf(TableGenerator table) {
      for (long row : rows) {
        table.leaveOut(row);
      }
    }
  }

  /** Encodes all rows of a table into buffers of the given kind and hands them to the receiver; gives those that were left out. */
  LeftOut feed(TableGenerator table, Supplier<RowBuffer> buffers, Receiver receiver)
      throws SQLException, IOException {
    Deque<Lane> free = new ArrayDeque<>();
    Deque<Future<Chunk>> ahead = new ArrayDeque<>();
    int lanes = (int) Math.min(threads + 2L, table.rows() / ROWS + 1);
    for (int i = 0; i < lanes; i++) {
      free.add(new Lane(table.cursor(), buffers.get()));
    }
    long next = 0;
    LongStream.Builder leftOut = LongStream.builder();
    String reason = null;
    try {
      while (next < table.rows() || !ahead.isEmpty()) {
        while (next < table.rows() && !free.isEmpty()) {
          ahead.add(workers.submit(
              encoding(free.poll(), next, (int) Math.min(ROWS, table.rows() - next))));
          next += ROWS;
        }
        Chunk chunk = await(ahead.poll());
        RowBuffer buffer = chunk.lane().buffer();
        receiver.accept(buffer.buffer(), buffer.length(), chunk.rowsSoFar());
        for (long row : chunk.lane().cursor().takeLeftOut()) {
          leftOut.add(row);
        }
        reason = reason == null ? chunk.lane().cursor().problem() : reason;
        free.add(chunk.lane());
      }
    } finally {
      ahead.forEach(chunk -> chunk.cancel(true));
    }
    return new LeftOut(leftOut.build().toArray(), reason);
  }

  private static Callable<Chunk> encoding(Lane lane, long first, int rows) {
    return () -> {
      lane.buffer().clear();
      lane.cursor().write(first, rows, lane.buffer());
      return new Chunk(lane, first + rows);
    };
  }

  private static Chunk await(Future<Chunk> chunk) {
    try {
      return chunk.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReplicaException.environment("the seeding was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
