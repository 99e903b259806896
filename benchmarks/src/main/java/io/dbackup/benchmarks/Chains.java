package io.dbackup.benchmarks;

import io.dbackup.job.Compression;
import io.dbackup.pipeline.ChainOutput;
import io.dbackup.pipeline.EncryptionStage;
import io.dbackup.pipeline.ObjectContext;
import io.dbackup.pipeline.StageChain;
import io.dbackup.vault.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The chains that are measured. */
final class Chains {
  /** What the transfer step hands to the chain at a time. */
  static final int BLOCK = 4 * 1024 * 1024;

  private Chains() {}

  static EncryptionStage encryption() {
    ObjectContext context =
        new ObjectContext("benchmark", 1, "sample", "postgres", Compression.NONE, Instant.EPOCH);
    return new EncryptionStage(SecretBytes.copyOf(new byte[32]), "benchmark", context);
  }

  /**
   * @param name a compression, perhaps followed by a level and {@code +encrypted}, such as {@code
   *     ZSTD:3+encrypted}
   */
  static StageChain of(String name) {
    boolean encrypted = name.endsWith("+encrypted");
    String[] method = name.replace("+encrypted", "").split(":");
    Compression compression = Compression.parse(method[0]);
    int level = method.length > 1 ? Integer.parseInt(method[1]) : compression.defaultLevel();
    return StageChain.of(
        "sample", compression, level, encrypted ? Optional.of(encryption()) : Optional.empty());
  }

  /** Sends a file through a chain. */
  static long encode(StageChain chain, Path source, OutputStream sink) throws IOException {
    byte[] block = new byte[BLOCK];
    try (InputStream input = Files.newInputStream(source);
        ChainOutput output = chain.encode(sink)) {
      for (int read = input.readNBytes(block, 0, BLOCK);
          read > 0;
          read = input.readNBytes(block, 0, BLOCK)) {
        output.write(block, 0, read);
      }
      return output.finish().stored().size();
    }
  }
}
