package io.dbackup.benchmarks;

import io.dbackup.pipeline.ChainInput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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

/**
 * The way of a restore and of a check, from a stored file to nowhere. The score is MB of dump per
 * second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class RestoreBenchmark {
  @Param({"NONE+encrypted", "ZSTD:3+encrypted", "GZIP:6+encrypted"})
  public String chain;

  private Path stored;

  @Setup
  public void storeSample() throws IOException {
    Path sample = SampleDump.create();
    stored = Files.createTempFile("stored", ".enc");
    try (OutputStream sink = new BufferedOutputStream(Files.newOutputStream(stored), 1 << 20)) {
      Chains.encode(Chains.of(chain), sample, sink);
    }
    Files.delete(sample);
  }

  @TearDown
  public void deleteStored() throws IOException {
    Files.delete(stored);
  }

  /** Decrypts, decompresses and computes every digest. */
  @Benchmark
  @OperationsPerInvocation(SampleDump.MEGABYTES)
  public long restore() throws IOException {
    try (InputStream source = Files.newInputStream(stored);
        ChainInput plain = Chains.of(chain).decode(source, Optional.empty())) {
      byte[] block = new byte[Chains.BLOCK];
      while (plain.readNBytes(block, 0, block.length) > 0) {
        // To the end, where the checks are.
      }
      return plain.digests().plainSize();
    }
  }

  /** Verifies tags and the digest of the stored bytes without unpacking. */
  @Benchmark
  @OperationsPerInvocation(SampleDump.MEGABYTES)
  public long check() throws IOException {
    return Chains.of(chain).check(Files.newInputStream(stored), Optional.empty()).size();
  }
}
