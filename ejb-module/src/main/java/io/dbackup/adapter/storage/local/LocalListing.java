package io.dbackup.adapter.storage.local;

import io.dbackup.error.BackupException;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StoredObject;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All files below a prefix. A folder that cannot be read makes the whole listing fail. Symbolic
 * links and names that no path of an object can have are not this program's and are passed over.
 */
final class LocalListing {
  private final Path base;
  private final List<StoredObject> objects = new ArrayList<>();
  private final List<Path> unfinished = new ArrayList<>();

  LocalListing(BaseFolder folder, StoragePath prefix) {
    this.base = folder.real();
    Path start = prefix.equals(StoragePath.ROOT) ? base : folder.file(prefix);
    if (!Files.exists(start, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.walkFileTree(start, new Visitor());
    } catch (IOException e) {
      throw LocalErrors.classify("list \"" + prefix + "\"", base, e);
    }
  }

  List<StoredObject> objects() {
    return objects;
  }

  List<Path> unfinished() {
    return unfinished;
  }

  private Optional<StoragePath> path(Path file) {
    try {
      return Optional.of(StoragePath.of(base.relativize(file).toString()));
    } catch (BackupException e) {
      return Optional.empty();
    }
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (UnfinishedFile.isUnfinished(file)) {
        unfinished.add(file);
      } else if (attributes.isRegularFile()) {
        path(file)
            .ifPresent(
                path ->
                    objects.add(
                        new StoredObject(
                            path, attributes.size(), attributes.lastModifiedTime().toInstant())));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
      boolean deletedMeanwhile = error instanceof NoSuchFileException && !file.equals(base);
      // Every ext4 disk has this folder at its root, readable for nobody but the administrator.
      boolean fileSystemsOwn = file.equals(base.resolve("lost+found"));
      if (deletedMeanwhile || fileSystemsOwn) {
        return FileVisitResult.CONTINUE;
      }
      throw error;
    }
  }
}
