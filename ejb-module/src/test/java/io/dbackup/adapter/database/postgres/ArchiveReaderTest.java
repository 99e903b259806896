package io.dbackup.adapter.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveReaderTest {
  private static void read(byte[] archive, Random blocks) throws IOException {
    ArchiveReader reader = new ArchiveReader();
    int at = 0;
    while (at < archive.length) {
      int length = blocks == null ? archive.length : 1 + blocks.nextInt(300);
      length = Math.min(length, archive.length - at);
      reader.accept(archive, at, length);
      at += length;
    }
    reader.requireComplete();
  }

  private static void assertRefused(byte[] archive, Random blocks, String what) {
    assertThatThrownBy(() -> read(archive, blocks))
        .as(what)
        .isInstanceOfSatisfying(
            AdapterException.class,
            e -> assertThat(e.failure()).isIn(AdapterFailure.INTEGRITY, AdapterFailure.PERMANENT));
  }

  @ParameterizedTest
  @ValueSource(ints = {112, 113, 114, 115, 116})
  void aWholeArchiveOfEveryKnownVersionShouldBeProved(int version) throws Exception {
    byte[] archive = SampleArchive.of(version);
    read(archive, null);
    for (int seed = 0; seed < 200; seed++) {
      read(archive, new Random(seed));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {112, 114, 115, 116})
  void anArchiveCutAnywhereShouldBeRefused(int version) {
    byte[] archive = SampleArchive.of(version);
    for (int length = 0; length < archive.length; length++) {
      byte[] cut = Arrays.copyOf(archive, length);
      assertRefused(cut, length % 2 == 0 ? null : new Random(length), "cut at " + length);
    }
  }

  @Test
  void anythingAfterTheEndShouldBeRefused() {
    byte[] archive = SampleArchive.of(114);
    for (int more = 0; more < 256; more++) {
      byte[] longer = Arrays.copyOf(archive, archive.length + 1);
      longer[archive.length] = (byte) more;
      assertRefused(longer, null, "one byte more");
    }
  }

  @Test
  void aMissingOrDoubledBlockShouldBeRefused() {
    assertRefused(SampleArchive.of(114, List.of(1)), null, "one block of two");
    assertRefused(SampleArchive.of(114, List.of()), null, "no block");
    assertRefused(SampleArchive.of(114, List.of(1, 2, 2)), null, "a block twice");
    assertRefused(SampleArchive.of(114, List.of(1, 2, 9)), null, "a block nobody named");
  }

  @Test
  void changesOfTheStructureShouldNeverEndOtherwiseThanInWords() throws IOException {
    byte[] archive = SampleArchive.of(114);
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] changed = archive.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        read(changed, random);
      } catch (AdapterException e) {
        assertThat(e).hasMessageContaining("rchive");
      }
    }
  }

  @Test
  void anUnknownVersionShouldBeNamed() {
    byte[] archive = SampleArchive.of(116);
    archive[6] = 17;
    assertThatThrownBy(() -> read(archive, null)).hasMessageContaining("1.17");
  }

  @Test
  void otherFilesShouldBeRefused() {
    assertRefused(
        "-- a plain dump\n".getBytes(java.nio.charset.StandardCharsets.UTF_8), null, "text");
    assertRefused(new byte[1000], null, "zeros");
  }

  @ParameterizedTest
  @ValueSource(ints = {112, 114, 116})
  void anArchiveThatNeedsNoChangeShouldPassTheFilterByteForByte(int version) throws IOException {
    byte[] archive = SampleArchive.of(version);
    for (int seed = 0; seed < 50; seed++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ArchiveFilter filter =
          new ArchiveFilter(new TargetRoles(Set.of("owner"), Set.of("owner"), true), out);
      Random random = new Random(seed);
      for (int at = 0; at < archive.length; ) {
        int length = Math.min(archive.length - at, 1 + random.nextInt(500));
        filter.write(archive, at, length);
        at += length;
      }
      filter.requireComplete();
      assertThat(out.toByteArray()).isEqualTo(archive);
      assertThat(filter.notRestored()).isEmpty();
    }
  }

  @Test
  void provingShouldBeFastForTablesOfShortRows() throws IOException {
    byte[] head = SampleArchive.of(114, List.of(1));
    byte[] rows = SampleArchive.rows(64 << 20, 100);
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 6; round++) {
      ArchiveReader reader = new ArchiveReader();
      reader.accept(head, 0, head.length);
      long start = System.nanoTime();
      for (int at = 0; at < rows.length; at += 1 << 16) {
        reader.accept(rows, at, Math.min(1 << 16, rows.length - at));
      }
      best = Math.min(best, System.nanoTime() - start);
      reader.requireComplete();
    }
    double bytesPerSecond = rows.length / (best / 1e9);
    assertThat(bytesPerSecond).as("bytes per second, best of six").isGreaterThan(1e8);
  }
}
