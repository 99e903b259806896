package io.dbackup.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The way of a backup, from a file to nowhere. The score is MB of dump per second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class BackupBenchmark {
  @Param({"NONE", "NONE+encrypted", "ZSTD:1+encrypted", "ZSTD:3+encrypted", "GZIP:6+encrypted"})
  public String chain;

  private Path sample;

  @Setup
  public void createSample() throws IOException {
    sample = SampleDump.create();
  }

  @TearDown
  public void deleteSample() throws IOException {
    Files.delete(sample);
  }

  @Benchmark
  @OperationsPerInvocation(SampleDump.MEGABYTES)
  public long backup() throws IOException {
    return Chains.encode(Chains.of(chain), sample, OutputStream.nullOutputStream());
  }
}
