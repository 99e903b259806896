package io.dbackup.benchmarks;

import io.dbackup.pipeline.EncryptionStage;
import io.dbackup.pipeline.StageOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The encryption stage alone, in memory, on one thread. The score is MB per second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CipherBenchmark {
  private static final int MEGABYTES = 16;

  private final EncryptionStage stage = Chains.encryption();
  private final byte[] plain = new byte[MEGABYTES * 1_000_000];
  private final byte[] block = new byte[1 << 16];
  private byte[] stored;

  @Setup
  public void encryptOnce() throws IOException {
    new Random(1).nextBytes(plain);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    encode(bytes);
    stored = bytes.toByteArray();
  }

  @Benchmark
  @OperationsPerInvocation(MEGABYTES)
  public void encrypt() throws IOException {
    encode(OutputStream.nullOutputStream());
  }

  @Benchmark
  @OperationsPerInvocation(MEGABYTES)
  public long decrypt() throws IOException {
    long length = 0;
    try (InputStream input = stage.decode(new ByteArrayInputStream(stored))) {
      for (int read = input.read(block); read >= 0; read = input.read(block)) {
        length += read;
      }
    }
    return length;
  }

  private void encode(OutputStream sink) throws IOException {
    try (StageOutput output = stage.encode(sink)) {
      output.write(plain);
      output.finish();
    }
  }
}
