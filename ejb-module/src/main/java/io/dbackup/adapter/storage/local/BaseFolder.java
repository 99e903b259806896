package io.dbackup.adapter.storage.local;

import io.dbackup.error.BackupException;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.storage.StoragePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The folder a destination keeps its objects in, and the only way from an object's path to a file.
 * The folder itself may be a symbolic link; below it none is followed, so that no object lies
 * outside.
 */
final class BaseFolder {
  /** Names that begin so are this program's own and never objects. */
  static final String INTERNAL_PREFIX = ".dbackup-";

  private static final int LONGEST_NAME = 255;

  private final Path configured;

  private BaseFolder(Path configured) {
    this.configured = configured;
  }

  static BaseFolder of(String path) {
    try {
      Path folder = Path.of(path);
      if (!folder.isAbsolute()) {
        throw BackupException.invalid("config.basePath must be an absolute path");
      }
      return new BaseFolder(folder.normalize());
    } catch (InvalidPathException e) {
      throw BackupException.invalid("config.basePath is not a path this server can use");
    }
  }

  /**
   * The folder with its links resolved; an error when it is missing, for that may be a disk not
   * mounted.
   */
  Path real() {
    try {
      Path real = configured.toRealPath();
      if (Files.isDirectory(real)) {
        return real;
      }
    } catch (IOException e) {
      if (Files.exists(configured, LinkOption.NOFOLLOW_LINKS)) {
        throw LocalErrors.classify("open the folder " + configured, configured, e);
      }
      throw new AdapterException(
          AdapterFailure.PERMANENT,
          "The folder "
              + configured
              + " does not exist on this server. Create it, or mount the disk it is on.",
          e);
    }
    throw new AdapterException(AdapterFailure.PERMANENT, configured + " is not a folder.");
  }

  /**
   * The file of an object; PERMANENT when it cannot exist here or a symbolic link is in its way.
   */
  Path file(StoragePath path) {
    Path folder = real();
    Path file = folder;
    for (String segment : path.segments()) {
      if (segment.startsWith(INTERNAL_PREFIX)) {
        throw new AdapterException(
            AdapterFailure.PERMANENT,
            "Names that begin with " + INTERNAL_PREFIX + " are reserved for unfinished files.");
      }
      int length = segment.getBytes(StandardCharsets.UTF_8).length;
      if (length > LONGEST_NAME) {
        throw new AdapterException(
            AdapterFailure.PERMANENT,
            "The name \""
                + segment
                + "\" has "
                + length
                + " bytes; file systems allow "
                + LONGEST_NAME
                + ".");
      }
      file = resolve(file, segment);
      if (Files.isSymbolicLink(file)) {
        throw new AdapterException(
            AdapterFailure.PERMANENT,
            "\""
                + path
                + "\" leads through a symbolic link at "
                + file
                + "; links below the folder are not followed.");
      }
    }
    return file;
  }

  private static Path resolve(Path folder, String segment) {
    try {
      return folder.resolve(segment);
    } catch (InvalidPathException e) {
      throw new AdapterException(
          AdapterFailure.PERMANENT,
          "The name \""
              + segment
              + "\" cannot be written with the locale this server was started with."
              + " Start it with LC_ALL=C.UTF-8.",
          e);
    }
  }
}
