package dev.replica.benchmark;

import dev.replica.genome.Genome;
import dev.replica.scan.publish.DependenceChoice;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From 100,000 sampled rows of 20 columns to what is published of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class FittingBenchmark {

  /** How the columns depend on each other. */
  @Param({"INDEPENDENT", "GAUSSIAN", "TREES"})
  public DependenceChoice.Kind dependence;

  private SampleTable sample;

  @Setup
  public void prepare() {
    sample = new SampleTable(100_000);
  }

  @Benchmark
  public Genome table() {
    return sample.genome(dependence);
  }
}
