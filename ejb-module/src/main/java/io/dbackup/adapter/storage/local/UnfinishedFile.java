package io.dbackup.adapter.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * A new hidden file for an upload, beside its place. Its name tells for which object it is, so that
 * what a crash left of one upload can be removed while others go on.
 *
 * @param path where it is
 * @param channel open for writing
 */
record UnfinishedFile(Path path, FileChannel channel) {
  private static final String SUFFIX = ".part";
  private static final int ATTEMPTS = 20;
  private static final int MARK_BYTES = 8;

  static boolean isUnfinished(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(BaseFolder.INTERNAL_PREFIX) && name.endsWith(SUFFIX);
  }

  /** Everything unfinished that was to become this file. */
  static List<Path> of(Path file) throws IOException {
    String prefix = prefix(file);
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(file.getParent())) {
      for (Path entry : entries) {
        if (isUnfinished(entry) && entry.getFileName().toString().startsWith(prefix)) {
          found.add(entry);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  /** The name itself could be too long or end up in a listing of somebody else's tools. */
  private static String prefix(Path file) {
    byte[] name = file.getFileName().toString().getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(name);
      String mark = HexFormat.of().formatHex(digest, 0, MARK_BYTES);
      return BaseFolder.INTERNAL_PREFIX + mark + "-";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Makes the file in which an upload is collected, and the folders it takes. */
  static UnfinishedFile create(Path base, Path file) {
    Path folder = file.getParent();
    Path path = folder.resolve(prefix(file) + UUID.randomUUID() + SUFFIX);
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
