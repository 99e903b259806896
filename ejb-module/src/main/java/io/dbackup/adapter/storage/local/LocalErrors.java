package io.dbackup.adapter.storage.local;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;

/** Turns the operating system's errors into classified failures with a sentence for the user. */
final class LocalErrors {
  /** So little room left after a failed write means that the room was the reason. */
  private static final long NO_ROOM_BYTES = 8L << 20;

  private LocalErrors() {}

  /**
   * Classifies a failure.
   *
   * @param attempt what was tried, to complete "could not …"
   * @param folder a folder on the file system concerned
   */
  static AdapterException classify(String attempt, Path folder, IOException error) {
    String reason = reason(error);
    String could = "Could not " + attempt + ": ";
    if (error instanceof NoSuchFileException) {
      return new AdapterException(AdapterFailure.NOT_FOUND, could + "it does not exist.", error);
    }
    if (error instanceof FileAlreadyExistsException) {
      return new AdapterException(
          AdapterFailure.ALREADY_EXISTS, could + "the name is taken.", error);
    }
    if (error instanceof AccessDeniedException) {
      return new AdapterException(
          AdapterFailure.DENIED,
          could + "the account this server runs under has no right to do it in " + folder + ".",
          error);
    }
    if (isFull(folder, reason)) {
      return new AdapterException(
          AdapterFailure.NO_SPACE,
          could + "no space is left at " + folder + " (" + reason + "). Free some.",
          error);
    }
    if (isReadOnly(folder)) {
      return new AdapterException(
          AdapterFailure.DENIED,
          could + "the file system at " + folder + " is mounted read-only.",
          error);
    }
    return new AdapterException(AdapterFailure.PERMANENT, could + reason + ".", error);
  }

  private static boolean isFull(Path folder, String reason) {
    // The JDK has no error code for it, and a quota is full while the file system is not.
    if (reason.contains("No space left") || reason.contains("quota exceeded")) {
      return true;
    }
    try {
      return Files.getFileStore(folder).getUsableSpace() < NO_ROOM_BYTES && !isReadOnly(folder);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isReadOnly(Path folder) {
    try {
      return Files.getFileStore(folder).isReadOnly();
    } catch (IOException | ReadOnlyFileSystemException e) {
      return false;
    }
  }

  private static String reason(IOException error) {
    if (error instanceof FileSystemException detailed && detailed.getReason() != null) {
      return detailed.getReason();
    }
    return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
  }
}
