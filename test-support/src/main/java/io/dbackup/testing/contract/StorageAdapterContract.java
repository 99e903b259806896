package io.dbackup.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.storage.ContentFingerprint;
import io.dbackup.spi.storage.StorageAdapter;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.StoredObject;
import io.dbackup.spi.storage.Upload;
import io.dbackup.testing.HostileNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What every storage adapter must do. A test of an adapter implements this and names what is
 * tested.
 */
public interface StorageAdapterContract {
  StorageAdapter adapter();

  /**
   * Properties of a destination that is empty at the beginning of every test; the same within a
   * test.
   */
  AdapterProperties properties();

  private StorageSession open() {
    return adapter().open(properties());
  }

  private static StoragePath path(String value) {
    return StoragePath.of(value);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static StoredObject store(StorageSession session, String path, byte[] content) {
    try (Upload upload = session.beginUpload(path(path))) {
      for (int at = 0; at < content.length; at += 100_000) {
        upload.write(ByteBuffer.wrap(content, at, Math.min(100_000, content.length - at)));
      }
      return upload.commit();
    }
  }

  private static byte[] load(StorageSession session, String path, long offset) throws IOException {
    try (InputStream in = session.read(path(path), offset)) {
      return in.readAllBytes();
    }
  }

  private static List<String> names(StorageSession session, StoragePath prefix) {
    try (Stream<StoredObject> objects = session.list(prefix)) {
      return objects.map(object -> object.path().value()).sorted().toList();
    }
  }

  private static void assertFails(AdapterFailure failure, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AdapterException.class,
            e -> assertThat(e.failure()).as(e.getMessage()).isEqualTo(failure));
  }

  @Test
  default void idAndPropertiesShouldBeDeclared() {
    assertThat(adapter().id()).matches("[a-z0-9-]+");
    assertThat(adapter().displayName()).isNotBlank();
    assertThat(adapter().configProperties()).isNotEmpty();
  }

  @Test
  default void aNewDestinationShouldAnswerAndAcceptAProbeThatLeavesNothing() {
    try (StorageSession session = open()) {
      session.ping();
      session.verifyAccess();
      assertThat(names(session, StoragePath.ROOT)).isEmpty();
    }
  }

  @Test
  default void aCommittedObjectShouldComeBackByteForByte() throws IOException {
    byte[] content = bytes(3_000_017);
    try (StorageSession session = open()) {
      StoredObject stored = store(session, "a/b/c.bin", content);
      assertThat(stored.path()).isEqualTo(path("a/b/c.bin"));
      assertThat(stored.size()).isEqualTo(content.length);
      assertThat(load(session, "a/b/c.bin", 0)).isEqualTo(content);
    }
    try (StorageSession later = open()) {
      assertThat(later.stat(path("a/b/c.bin")))
          .hasValueSatisfying(o -> assertThat(o.size()).isEqualTo(content.length));
      assertThat(load(later, "a/b/c.bin", 0)).isEqualTo(content);
    }
  }

  @Test
  default void anEmptyObjectShouldBeAnObject() throws IOException {
    try (StorageSession session = open()) {
      assertThat(store(session, "empty", new byte[0]).size()).isZero();
      assertThat(load(session, "empty", 0)).isEmpty();
      assertThat(names(session, StoragePath.ROOT)).containsExactly("empty");
    }
  }

  @Test
  default void anUploadShouldBeInvisibleUntilItsCommit() {
    try (StorageSession session = open();
        Upload upload = session.beginUpload(path("f/x"))) {
      upload.write(ByteBuffer.wrap(bytes(1000)));
      try (StorageSession other = open()) {
        assertThat(other.stat(path("f/x"))).isEmpty();
        assertThat(names(other, StoragePath.ROOT)).isEmpty();
      }
      upload.commit();
      try (StorageSession other = open()) {
        assertThat(names(other, StoragePath.ROOT)).containsExactly("f/x");
      }
    }
  }

  @Test
  default void anUploadClosedWithoutCommitShouldLeaveNothing() {
    try (StorageSession session = open()) {
      try (Upload upload = session.beginUpload(path("f/x"))) {
        upload.write(ByteBuffer.wrap(bytes(1000)));
      }
      assertThat(session.stat(path("f/x"))).isEmpty();
      assertThat(names(session, StoragePath.ROOT)).isEmpty();
      store(session, "f/x", bytes(5));
    }
  }

  @Test
  default void commitAfterAbortShouldFail() {
    try (StorageSession session = open()) {
      Upload upload = session.beginUpload(path("x"));
      upload.close();
      upload.close();
      assertThatThrownBy(upload::commit).isInstanceOf(RuntimeException.class);
      assertThat(session.stat(path("x"))).isEmpty();
    }
  }

  @Test
  default void closingTheSessionShouldAbortItsUploads() {
    try (StorageSession session = open()) {
      session.beginUpload(path("x")).write(ByteBuffer.wrap(bytes(10)));
    }
    try (StorageSession session = open()) {
      assertThat(names(session, StoragePath.ROOT)).isEmpty();
    }
  }

  @Test
  default void closingACommittedUploadShouldKeepItsObject() {
    try (StorageSession session = open()) {
      Upload upload = session.beginUpload(path("x"));
      upload.commit();
      upload.close();
      upload.close();
    }
    try (StorageSession session = open()) {
      assertThat(session.stat(path("x"))).isPresent();
    }
  }

  @Test
  default void aBlockMayBeReusedAfterItWasWritten() throws IOException {
    byte[] block = new byte[1000];
    try (StorageSession session = open()) {
      try (Upload upload = session.beginUpload(path("x"))) {
        for (byte i = 0; i < 50; i++) {
          Arrays.fill(block, i);
          ByteBuffer buffer = ByteBuffer.wrap(block);
          upload.write(buffer);
          assertThat(buffer.hasRemaining()).isFalse();
        }
        upload.commit();
      }
      byte[] stored = load(session, "x", 0);
      assertThat(stored).hasSize(50_000);
      assertThat(stored[0]).isZero();
      assertThat(stored[49_999]).isEqualTo((byte) 49);
    }
  }

  @Test
  default void anExistingObjectShouldNeverBeOverwritten() throws IOException {
    byte[] first = bytes(100);
    try (StorageSession session = open()) {
      store(session, "x", first);
      assertFails(AdapterFailure.ALREADY_EXISTS, () -> store(session, "x", bytes(200)));
      assertThat(load(session, "x", 0)).isEqualTo(first);
    }
  }

  @Test
  default void ofUploadsToOnePathOneShouldWin() throws Exception {
    int writers = 8;
    CyclicBarrier together = new CyclicBarrier(writers);
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Callable<Boolean>> tasks =
          Stream.iterate(1, i -> i + 1)
              .limit(writers)
              .<Callable<Boolean>>map(i -> () -> commitTogether(i, together))
              .toList();
      int won = 0;
      for (Future<Boolean> result : threads.invokeAll(tasks)) {
        won += result.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
    try (StorageSession session = open()) {
      assertThat(names(session, StoragePath.ROOT)).containsExactly("race/x");
      byte[] content = load(session, "race/x", 0);
      assertThat(content).isEqualTo(bytes(content.length));
    }
  }

  private boolean commitTogether(int writer, CyclicBarrier together) throws Exception {
    try (StorageSession session = open();
        Upload upload = session.beginUpload(path("race/x"))) {
      upload.write(ByteBuffer.wrap(bytes(writer * 1000)));
      together.await();
      upload.commit();
      return true;
    } catch (AdapterException e) {
      assertThat(e.failure()).isEqualTo(AdapterFailure.ALREADY_EXISTS);
      return false;
    }
  }

  @Test
  default void readingShouldStartAtAnyOffset() throws IOException {
    byte[] content = bytes(10_000);
    try (StorageSession session = open()) {
      store(session, "x", content);
      for (int offset : new int[] {0, 1, 4096, 9_999, 10_000}) {
        assertThat(load(session, "x", offset))
            .isEqualTo(Arrays.copyOfRange(content, offset, content.length));
      }
      assertThatThrownBy(() -> load(session, "x", 10_001)).isInstanceOf(AdapterException.class);
    }
  }

  @Test
  default void whatIsMissingShouldBeSaidToBeMissing() {
    try (StorageSession session = open()) {
      assertFails(AdapterFailure.NOT_FOUND, () -> load(session, "no/such", 0));
      assertThat(session.stat(path("no/such"))).isEmpty();
      assertThat(names(session, path("no"))).isEmpty();
      assertFails(
          AdapterFailure.NOT_FOUND,
          () -> session.confirm(path("no/such"), new ContentFingerprint(0, "", 0)));
    }
  }

  @Test
  default void aPrefixShouldMatchWholeSegments() {
    try (StorageSession session = open()) {
      for (String name : List.of("a/1", "a/b/2", "ab/3", "a.meta.json", "c")) {
        store(session, name, bytes(1));
      }
      assertThat(names(session, StoragePath.ROOT))
          .containsExactly("a.meta.json", "a/1", "a/b/2", "ab/3", "c");
      assertThat(names(session, path("a"))).containsExactly("a/1", "a/b/2");
      assertThat(names(session, path("c"))).containsExactly("c");
    }
  }

  @Test
  default void aDeletedObjectShouldBeGoneAndDeletingAgainShouldSucceed() {
    try (StorageSession session = open()) {
      store(session, "a/b/x", bytes(10));
      store(session, "a/y", bytes(10));
      session.delete(path("a/b/x"));
      session.delete(path("a/b/x"));
      assertThat(session.stat(path("a/b/x"))).isEmpty();
      assertThat(names(session, StoragePath.ROOT)).containsExactly("a/y");
      store(session, "a/b/x", bytes(3));
    }
  }

  @Test
  default void confirmShouldFindEveryDifference() {
    byte[] content = bytes(70_000);
    ContentFingerprint right = Fingerprints.of(content);
    try (StorageSession session = open()) {
      store(session, "x", content);
      session.confirm(path("x"), right);
      assertFails(
          AdapterFailure.INTEGRITY,
          () ->
              session.confirm(
                  path("x"),
                  new ContentFingerprint(right.size() - 1, right.sha256(), right.crc32c())));
      content[69_999] ^= 1;
      assertFails(
          AdapterFailure.INTEGRITY, () -> session.confirm(path("x"), Fingerprints.of(content)));
    }
  }

  @Test
  default void discardingShouldSpareWhatWasCommitted() {
    try (StorageSession session = open()) {
      store(session, "a/x", bytes(10));
      session.discardUncommitted(StoragePath.ROOT);
      session.discardUncommitted(path("a"));
      session.discardUncommitted(path("none"));
      assertThat(names(session, StoragePath.ROOT)).containsExactly("a/x");
    }
  }

  @Test
  default void discardingShouldSpareUploadsOfOtherObjects() {
    try (StorageSession session = open()) {
      for (String name : List.of("a/x.dump", "a/x.dump.meta.json", "a/y", "b")) {
        try (Upload upload = session.beginUpload(path(name))) {
          upload.write(ByteBuffer.wrap(bytes(10)));
          try (StorageSession other = open()) {
            for (String gone : List.of("a/x", "a/x.dum", "a/y/z", "ab", "c")) {
              other.discardUncommitted(path(gone));
            }
          }
          upload.commit();
        }
      }
      assertThat(names(session, StoragePath.ROOT))
          .containsExactly("a/x.dump", "a/x.dump.meta.json", "a/y", "b");
    }
  }

  @Test
  default void hostileNamesShouldRoundTrip() throws IOException {
    List<String> expected =
        HostileNames.forFiles().map(name -> "folder " + name + "/" + name).sorted().toList();
    try (StorageSession session = open()) {
      for (String name : expected) {
        store(session, name, name.getBytes(StandardCharsets.UTF_8));
      }
      assertThat(names(session, StoragePath.ROOT)).containsExactlyElementsOf(expected);
      for (String name : expected) {
        assertThat(load(session, name, 0)).isEqualTo(name.getBytes(StandardCharsets.UTF_8));
        session.delete(path(name));
      }
      assertThat(names(session, StoragePath.ROOT)).isEmpty();
    }
  }
}
