package io.dbackup.adapter.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.error.BackupException;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.StoredObject;
import io.dbackup.spi.storage.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageFaultTest {
  @TempDir Path folder;

  private StorageSession open(Path base) {
    return new LocalStorageAdapter()
        .open(new AdapterProperties(Map.of("basePath", base.toString())));
  }

  private static StoragePath path(String value) {
    return StoragePath.of(value);
  }

  private static void store(StorageSession session, String path) {
    try (Upload upload = session.beginUpload(path(path))) {
      upload.write(ByteBuffer.wrap(new byte[1000]));
      upload.commit();
    }
  }

  private static List<String> names(StorageSession session) {
    try (Stream<StoredObject> objects = session.list(StoragePath.ROOT)) {
      return objects.map(object -> object.path().value()).sorted().toList();
    }
  }

  private static void assertFails(AdapterFailure failure, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AdapterException.class,
            e -> assertThat(e.failure()).as(e.getMessage()).isEqualTo(failure));
  }

  private static List<Path> everything(Path base) throws IOException {
    try (Stream<Path> paths = Files.walk(base)) {
      return paths.filter(path -> !path.equals(base)).toList();
    }
  }

  @Test
  void aMissingFolderShouldBeAnErrorEverywhereAndNeverLookEmpty() {
    try (StorageSession session = open(folder.resolve("not-mounted"))) {
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              session::ping,
              session::verifyAccess,
              () -> session.list(StoragePath.ROOT),
              () -> session.list(path("a")),
              () -> session.stat(path("a")),
              () -> session.read(path("a"), 0),
              () -> session.delete(path("a")),
              () -> session.discardUncommitted(StoragePath.ROOT),
              () -> session.beginUpload(path("a/b")))) {
        assertFails(AdapterFailure.PERMANENT, call);
        assertThatThrownBy(call).hasMessageContaining("does not exist on this server");
      }
    }
    assertThat(folder.resolve("not-mounted")).doesNotExist();
  }

  @Test
  void aFileInPlaceOfTheFolderShouldBeAnError() throws IOException {
    try (StorageSession session = open(Files.createFile(folder.resolve("file")))) {
      assertFails(AdapterFailure.PERMANENT, session::ping);
    }
  }

  @Test
  void aRelativePathShouldBeRefused() {
    assertThatThrownBy(() -> open(Path.of("relative")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("config.basePath");
  }

  @Test
  void linksThatLeadOutsideShouldBeFollowedByNothing() throws IOException {
    Path base = Files.createDirectory(folder.resolve("base"));
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path secret = Files.writeString(outside.resolve("secret"), "secret");
    Files.createSymbolicLink(base.resolve("dir"), outside);
    Files.createSymbolicLink(base.resolve("file"), secret);
    Files.createSymbolicLink(base.resolve("dangling"), outside.resolve("new"));
    Files.createDirectory(base.resolve("real"));
    Files.createSymbolicLink(base.resolve("real/up"), Path.of("../../outside"));
    try (StorageSession session = open(base)) {
      for (String name :
          List.of(
              "dir/secret",
              "dir/new",
              "file",
              "dangling",
              "real/up/secret",
              "real/up/deeper/new")) {
        for (ThrowingCallable call :
            List.<ThrowingCallable>of(
                () -> session.read(path(name), 0),
                () -> session.stat(path(name)),
                () -> session.delete(path(name)),
                () -> session.beginUpload(path(name)),
                () -> session.list(path(name)),
                () -> session.discardUncommitted(path(name)),
                () ->
                    session.confirm(
                        path(name), new io.dbackup.spi.storage.ContentFingerprint(6, "", 0)))) {
          assertFails(AdapterFailure.PERMANENT, call);
        }
      }
      assertThat(names(session)).isEmpty();
    }
    assertThat(everything(outside)).containsExactly(secret);
    assertThat(secret).hasContent("secret");
  }

  @Test
  void theFolderItselfMayBeALink() throws IOException {
    Path real = Files.createDirectory(folder.resolve("disk"));
    try (StorageSession session = open(Files.createSymbolicLink(folder.resolve("link"), real))) {
      store(session, "a/b");
      assertThat(names(session)).containsExactly("a/b");
      session.delete(path("a/b"));
    }
    assertThat(everything(real)).isEmpty();
  }

  @Test
  void unfinishedFilesShouldNeverBeListedAndBeRemovedWhenAsked() throws IOException {
    try (StorageSession session = open(folder)) {
      store(session, "job/kept");
      Files.writeString(folder.resolve("job/.dbackup-crashed.part"), "half");
      Files.createDirectories(folder.resolve("other"));
      Files.writeString(folder.resolve("other/.dbackup-crashed.part"), "half");
      assertThat(names(session)).containsExactly("job/kept");
      session.discardUncommitted(path("job"));
      assertThat(folder.resolve("job/.dbackup-crashed.part")).doesNotExist();
      assertThat(folder.resolve("other/.dbackup-crashed.part")).exists();
      session.discardUncommitted(StoragePath.ROOT);
      assertThat(folder.resolve("other")).doesNotExist();
      assertThat(names(session)).containsExactly("job/kept");
      assertFails(AdapterFailure.PERMANENT, () -> session.beginUpload(path("job/.dbackup-mine")));
    }
  }

  @Test
  void whatACrashLeftOfOneObjectShouldBeRemovedWhileOthersAreUploaded() throws IOException {
    try (StorageSession crashed = open(folder);
        StorageSession session = open(folder)) {
      Upload left = crashed.beginUpload(path("job/left"));
      left.write(ByteBuffer.wrap(new byte[1000]));
      Upload other = session.beginUpload(path("job/other"));
      assertThat(everything(folder)).hasSize(3);

      session.discardUncommitted(path("job/left"));

      assertThat(everything(folder)).hasSize(2);
      other.commit();
      assertThatThrownBy(left::commit).isInstanceOf(AdapterException.class);
      assertThat(everything(folder))
          .containsExactlyInAnyOrder(folder.resolve("job"), folder.resolve("job/other"));
    }
  }

  @Test
  void anAbortedUploadShouldLeaveNoFileAndDeletingShouldLeaveNoFolder() throws IOException {
    try (StorageSession session = open(folder)) {
      session.beginUpload(path("a/b/c")).close();
      store(session, "a/b/d");
      store(session, "a/e");
      session.delete(path("a/b/d"));
      assertThat(folder.resolve("a/b")).doesNotExist();
      assertThat(folder.resolve("a/e")).exists();
      session.delete(path("a/e"));
    }
    assertThat(everything(folder)).isEmpty();
    assertThat(folder).exists();
  }

  @Test
  void aNameThatIsTooLongForTheFileSystemShouldBeToldInBytes() {
    try (StorageSession session = open(folder)) {
      assertThatThrownBy(() -> session.beginUpload(path("ü".repeat(128))))
          .isInstanceOf(AdapterException.class)
          .hasMessageContainingAll("256 bytes", "255");
      store(session, "ü".repeat(127));
      assertThat(names(session)).containsExactly("ü".repeat(127));
    }
  }

  @Test
  void aFolderShouldNotBeTakenForAnObject() {
    try (StorageSession session = open(folder)) {
      store(session, "a/b");
      assertThat(session.stat(path("a"))).isEmpty();
      assertFails(AdapterFailure.NOT_FOUND, () -> session.read(path("a"), 0));
      assertFails(AdapterFailure.PERMANENT, () -> session.delete(path("a")));
      assertFails(AdapterFailure.ALREADY_EXISTS, () -> session.beginUpload(path("a")));
      assertThat(names(session)).containsExactly("a/b");
    }
  }

  @Test
  void aFileThatBecomesShorterWhileReadShouldBeAnError() throws IOException {
    try (StorageSession session = open(folder)) {
      store(session, "x");
      InputStream in = session.read(path("x"), 0);
      in.readNBytes(10);
      Files.write(folder.resolve("x"), new byte[500]);
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("shorter");
    }
  }

  @Test
  void foldersMadeAndRemovedAtTheSameTimeShouldNotMakeUploadsFail() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> results =
          IntStream.range(0, 4)
              .<Future<?>>mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            try (StorageSession session = open(folder)) {
                              for (int round = 0; round < 50; round++) {
                                store(session, "shared/deep/er/" + i);
                                session.delete(path("shared/deep/er/" + i));
                              }
                            }
                          }))
              .toList();
      for (Future<?> result : results) {
        result.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(everything(folder)).isEmpty();
  }
}
