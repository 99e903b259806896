package io.dbackup.adapter.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.Upload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of its own of 64 MB, which only the administrator of a machine can mount. */
@Tag("server")
class LocalStorageDiskTest {
  @TempDir Path folder;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString());
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).as(List.of(command).toString()).isZero();
  }

  private StorageSession open() {
    return new LocalStorageAdapter()
        .open(new AdapterProperties(Map.of("basePath", disk.toString())));
  }

  private static void assertFails(AdapterFailure failure, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AdapterException.class,
            e -> assertThat(e.failure()).as(e.getMessage()).isEqualTo(failure));
  }

  private static void fill(Upload upload, int megabytes) {
    ByteBuffer block = ByteBuffer.allocateDirect(1 << 20);
    for (int i = 0; i < megabytes; i++) {
      block.clear();
      upload.write(block);
    }
  }

  @Test
  void aFullDiskShouldBeToldAndLeaveNothingOfTheUpload() throws Exception {
    try (StorageSession session = open()) {
      try (Upload first = session.beginUpload(StoragePath.of("job/first"))) {
        fill(first, 20);
        first.commit();
      }
      try (Upload second = session.beginUpload(StoragePath.of("job/second"))) {
        assertThatThrownBy(() -> fill(second, 60)).hasMessageContaining("no space is left");
        assertFails(AdapterFailure.NO_SPACE, () -> fill(second, 60));
      }
      try (Stream<Path> left = Files.list(disk.resolve("job"))) {
        assertThat(left).containsExactly(disk.resolve("job/first"));
      }
      try (Upload third = session.beginUpload(StoragePath.of("job/third"))) {
        fill(third, 30);
        third.commit();
      }
      assertThat(session.list(StoragePath.ROOT)).hasSize(2);
    }
  }

  @Test
  void aReadOnlyDiskShouldBeToldAndStillBeRead() throws Exception {
    try (StorageSession session = open()) {
      try (Upload upload = session.beginUpload(StoragePath.of("job/x"))) {
        upload.commit();
      }
      run("mount", "-o", "remount,ro", disk.toString());
      session.ping();
      assertThat(session.list(StoragePath.ROOT)).hasSize(1);
      assertFails(AdapterFailure.DENIED, session::verifyAccess);
      assertFails(AdapterFailure.DENIED, () -> session.beginUpload(StoragePath.of("job/y")));
      assertFails(AdapterFailure.DENIED, () -> session.delete(StoragePath.of("job/x")));
      assertThatThrownBy(session::verifyAccess).hasMessageContaining("read-only");
      assertThat(session.stat(StoragePath.of("job/x"))).isPresent();
    }
  }

  @Test
  void aDiskThatIsUnmountedBetweenTwoCallsShouldNotBeWrittenBeside() throws Exception {
    Path mountPoint = Files.createDirectory(folder.resolve("point"));
    Path below = mountPoint.resolve("backups");
    run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mountPoint.toString());
    Files.createDirectory(below);
    try (StorageSession session =
        new LocalStorageAdapter()
            .open(new AdapterProperties(Map.of("basePath", below.toString())))) {
      session.verifyAccess();
      run("umount", mountPoint.toString());
      assertFails(AdapterFailure.PERMANENT, () -> session.list(StoragePath.ROOT));
      assertFails(AdapterFailure.PERMANENT, () -> session.beginUpload(StoragePath.of("x")));
    }
    assertThat(mountPoint).isEmptyDirectory();
  }
}
