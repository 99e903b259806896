package io.dbackup.adapter.storage.local;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StoredObject;
import io.dbackup.spi.storage.Upload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A file being written under a hidden name beside its place. Publishing gives it its name by a hard
 * link, which fails when the name is taken: nothing is ever overwritten.
 */
final class LocalUpload implements Upload {
  /**
   * Bytes of a write. For larger ones Linux takes memory in larger blocks, which the host of a
   * virtual machine has often taken back: each costs a fault there.
   */
  private static final int WRITE_SIZE = 64 << 10;

  private final StoragePath path;
  private final Path file;
  private final Path temporary;
  private final FileChannel channel;
  private final WriteBack writeBack;
  private boolean committed;
  private boolean closed;

  private LocalUpload(StoragePath path, Path file, Path temporary, FileChannel channel) {
    this.path = path;
    this.file = file;
    this.temporary = temporary;
    this.channel = channel;
    this.writeBack = new WriteBack(channel::force);
  }

  static LocalUpload begin(BaseFolder base, StoragePath path) {
    Path file = base.file(path);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw taken(path, null);
    }
    UnfinishedFile unfinished = UnfinishedFile.create(base.real(), file);
    return new LocalUpload(path, file, unfinished.path(), unfinished.channel());
  }

  private static AdapterException taken(StoragePath path, IOException cause) {
    return new AdapterException(
        AdapterFailure.ALREADY_EXISTS,
        "\"" + path + "\" exists already and is not overwritten.",
        cause);
  }

  @Override
  public void write(ByteBuffer block) {
    int end = block.limit();
    try {
      while (block.position() < end) {
        block.limit(Math.min(end, block.position() + WRITE_SIZE));
        writeBack.written(channel.write(block));
      }
    } catch (IOException e) {
      throw LocalErrors.classify("write \"" + path + "\"", file.getParent(), e);
    }
  }

  @Override
  public StoredObject commit() {
    if (closed || committed) {
      throw new IllegalStateException("This upload is over.");
    }
    boolean linked = false;
    try {
      writeBack.finish();
      channel.close();
      publish();
      linked = true;
      Directories.force(file.getParent());
      StoredObject stored =
          new StoredObject(path, Files.size(file), Files.getLastModifiedTime(file).toInstant());
      committed = true;
      return stored;
    } catch (FileAlreadyExistsException e) {
      throw taken(path, e);
    } catch (IOException e) {
      AdapterException failure =
          LocalErrors.classify("store \"" + path + "\"", file.getParent(), e);
      if (linked) {
        deleteQuietly(file, failure);
      }
      throw failure;
    }
  }

  private void publish() throws IOException {
    try {
      Files.createLink(file, temporary);
      Files.delete(temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      // A file system without hard links, such as FAT or some network mounts.
      Directories.moveToFreeName(temporary, file);
    }
  }

  @Override
  public void close() {
    if (closed || committed) {
      return;
    }
    try (channel) {
      Files.deleteIfExists(temporary);
      closed = true;
    } catch (IOException e) {
      throw LocalErrors.classify("remove the unfinished \"" + path + "\"", file.getParent(), e);
    }
  }

  private static void deleteQuietly(Path file, AdapterException reason) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
