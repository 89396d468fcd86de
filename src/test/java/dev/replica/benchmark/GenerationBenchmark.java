package dev.replica.benchmark;

import dev.replica.scan.publish.DependenceChoice;
import dev.replica.seed.generate.Cursor;
import dev.replica.seed.generate.Generator;
import dev.replica.seed.generate.TableGenerator;
import dev.replica.seed.load.BinaryRowWriter;
import dev.replica.seed.plan.PlanOptions;
import dev.replica.seed.plan.Planner;
import dev.replica.seed.plan.TargetState;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One thread's time for a cell, drawn and in PostgreSQL's binary form: all columns depend on each other, but for {@code INDEPENDENT}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class GenerationBenchmark {

  private static final int BLOCK = 1024;

  /** How the columns depend on each other. */
  @Param({"INDEPENDENT", "GAUSSIAN", "TREES"})
  public DependenceChoice.Kind dependence;

  private final BinaryRowWriter writer = new BinaryRowWriter(SampleTable.COLUMNS, 1 << 20);
  private Cursor cursor;
  private long rows;
  private long next;

  @Setup
  public void prepare() {
    SampleTable sample = new SampleTable(100_000);
    TableGenerator table = Generator.of(
            Planner.plan(
                sample.genome(dependence),
                sample.schema(),
                TargetState.EMPTY,
                PlanOptions.DEFAULTS),
            TargetState.EMPTY,
            0)
        .tables()
        .get(0);
    cursor = table.cursor();
    rows = table.rows();
  }

  /** A block of rows, another one each time. */
  @Benchmark
  @OperationsPerInvocation(BLOCK * SampleTable.COLUMNS)
  public int cell() {
    writer.clear();
    next = next + BLOCK > rows ? 0 : next;
    cursor.write(next, BLOCK, writer);
    next += BLOCK;
    return writer.length();
  }
}
