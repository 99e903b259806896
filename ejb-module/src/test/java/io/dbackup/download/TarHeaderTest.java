package io.dbackup.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives are read by the system's own tar, since that is what users have. */
class TarHeaderTest {
  private static final Instant MODIFIED = Instant.parse("2026-11-01T02:00:00Z");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run/shop.dump.zst",
        "run/a b'c\"d.dump",
        "run/läden 数据.dump",
        "run/--help.dump",
        "run/one-hundred-characters-are-what-the-header-field-of-the-old-format-takes-and-no-more-12345678.dump",
        "run/a name of more than one hundred characters, which no header field of the old format"
            + " can take without help from the extended header.dump"
      })
  void everyNameShouldComeBackAsItWas(String name) throws Exception {
    byte[] content = "content of a dump".getBytes(StandardCharsets.UTF_8);
    Path archive = archive(TarHeader.file(name, content.length, MODIFIED), content);

    assertThat(run("tar", "-xf", archive.toString(), "-C", folder.toString())).isEmpty();
    Path extracted = Path.of(folder + "/run");
    try (var files = Files.list(extracted)) {
      Path file = files.findFirst().orElseThrow();
      assertThat(file.getFileName().toString()).isEqualTo(name.substring("run/".length()));
      assertThat(file).hasBinaryContent(content);
      assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(MODIFIED);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {8_589_934_591L, 8_589_934_592L, 70_000_000_000L})
  void sizesAroundAndAboveTheLimitOfTheOldFormatShouldBeRead(long size) throws Exception {
    Path archive = folder.resolve("sparse.tar");
    byte[] header = TarHeader.file("big.dump", size, MODIFIED);
    Files.write(archive, header);
    long length = header.length + size + TarHeader.padding(size).length + TarHeader.end().length;
    try (var file = Files.newByteChannel(archive, StandardOpenOption.WRITE)) {
      file.position(length - 1);
      file.write(ByteBuffer.allocate(1));
    }

    assertThat(run("tar", "-tvf", archive.toString())).contains(" " + size + " ");
  }

  @Test
  void everythingShouldFillWholeRecords() {
    for (int size : new int[] {0, 1, 511, 512, 513}) {
      assertThat((size + TarHeader.padding(size).length) % TarHeader.RECORD).isZero();
    }
    assertThat(TarHeader.file("ä".repeat(300), 1L << 40, MODIFIED).length % TarHeader.RECORD)
        .isZero();
  }

  private Path archive(byte[] header, byte[] content) throws IOException {
    Path archive = folder.resolve("archive.tar");
    Files.write(archive, header);
    for (byte[] part : List.of(content, TarHeader.padding(content.length), TarHeader.end())) {
      Files.write(archive, part, StandardOpenOption.APPEND);
    }
    return archive;
  }

  private static String run(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as("%s: %s", Arrays.toString(command), output).isZero();
    return output;
  }
}
