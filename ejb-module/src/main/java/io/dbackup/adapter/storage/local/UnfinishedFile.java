package io.dbackup.adapter.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A new hidden file for an upload.
 *
 * @param path where it is
 * @param channel open for writing
 */
record UnfinishedFile(Path path, FileChannel channel) {
  private static final String SUFFIX = ".part";
  private static final int ATTEMPTS = 20;

  static boolean isUnfinished(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(BaseFolder.INTERNAL_PREFIX) && name.endsWith(SUFFIX);
  }

  static UnfinishedFile create(Path base, Path folder) {
    Path path = folder.resolve(BaseFolder.INTERNAL_PREFIX + UUID.randomUUID() + SUFFIX);
    try {
      NoSuchFileException vanished = null;
      for (int i = 0; i < ATTEMPTS; i++) {
        Directories.create(base, folder);
        try {
          return new UnfinishedFile(
              path,
              FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (NoSuchFileException e) {
          // Somebody deleted the last object of this folder, and the empty folder with it.
          vanished = e;
        }
      }
      throw vanished;
    } catch (IOException e) {
      throw LocalErrors.classify("begin a file in " + folder, base, e);
    }
  }
}
