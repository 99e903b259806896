package io.dbackup.adapter.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Directory work that survives a power failure and others doing the same at the same time. */
final class Directories {
  private static final Object PUBLISHING = new Object();

  private Directories() {}

  /** Makes a folder and what is missing between it and the base, each durably. */
  static void create(Path base, Path folder) throws IOException {
    if (folder.equals(base) || Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    create(base, folder.getParent());
    try {
      Files.createDirectory(folder);
      force(folder.getParent());
    } catch (FileAlreadyExistsException e) {
      requireFolder(folder, e);
    } catch (NoSuchFileException e) {
      if (!Files.isDirectory(base)) {
        throw e;
      }
      // The parent was removed again because it was empty; the caller tries the whole chain once
      // more.
    }
  }

  private static void requireFolder(Path taken, FileAlreadyExistsException failure)
      throws IOException {
    try {
      if (!Files.readAttributes(taken, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isDirectory()) {
        throw failure;
      }
    } catch (NoSuchFileException e) {
      // Somebody else made it and removed it again; the caller tries the whole chain once more.
      return;
    }
  }

  /** Makes what was done to the entries of a folder durable. */
  static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** The same for a folder that somebody else may remove, because it is empty. */
  static void forceIfThere(Path folder) throws IOException {
    try {
      force(folder);
    } catch (NoSuchFileException e) {
      // With the folder everything in it is gone, which is all that was to be made durable.
      return;
    }
  }

  /** Removes the folder and its parents below the base as far as they are empty. */
  static void removeEmpty(Path base, Path folder) throws IOException {
    Path current = folder;
    while (current.startsWith(base) && !current.equals(base)) {
      try {
        Files.deleteIfExists(current);
      } catch (DirectoryNotEmptyException e) {
        return;
      }
      current = current.getParent();
    }
  }

  /**
   * Renames without overwriting, as far as that can be had without hard links: safe within this
   * server.
   */
  static void moveToFreeName(Path from, Path to) throws IOException {
    synchronized (PUBLISHING) {
      if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(to.toString());
      }
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
