package io.dbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.dbackup.job.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A chain's heap does not grow with the dump: even what it allocates and drops again stays small.
 */
class BoundedMemoryTest {
  private static final int BLOCKS = 200;

  /** A twelfth of the dump; most of it is the little that the JDK drops with every segment. */
  private static final long LIMIT = 16L << 20;

  private static final byte[] BLOCK = Samples.text(1 << 20);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"NONE", "ZSTD"})
  void aLongDumpShouldNeedNoMoreHeapThanAShortOne(Compression compression) throws IOException {
    StageChain chain =
        StageChain.of(
            "o", compression, compression.defaultLevel(), Optional.of(Samples.encryption()));
    Path file = folder.resolve("stored");
    long before = allocated();
    try (OutputStream sink = Files.newOutputStream(file);
        ChainOutput output = chain.encode(sink)) {
      for (int i = 0; i < BLOCKS; i++) {
        output.write(BLOCK);
      }
      output.finish();
    }
    long encoded = allocated();
    byte[] target = new byte[1 << 16];
    long length = 0;
    try (InputStream source = Files.newInputStream(file);
        ChainInput input = chain.decode(source, Optional.empty())) {
      for (int read = input.read(target); read >= 0; read = input.read(target)) {
        length += read;
      }
    }
    long decoded = allocated();
    assertThat(length).isEqualTo((long) BLOCKS * BLOCK.length);
    assertThat(encoded - before).isLessThan(LIMIT);
    assertThat(decoded - encoded).isLessThan(LIMIT);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
