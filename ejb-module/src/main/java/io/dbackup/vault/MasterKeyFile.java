package io.dbackup.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file {@code master.key} in the data directory: 64 hexadecimal digits, readable by its owner
 * only.
 */
final class MasterKeyFile {
  private static final Pattern HEX_KEY = Pattern.compile("[0-9a-fA-F]{64}");
  private static final int KEY_BYTES = 32;
  private static final System.Logger LOG = System.getLogger(MasterKeyFile.class.getName());

  private final Path path;

  MasterKeyFile(Path dataDirectory) {
    this.path = dataDirectory.resolve("master.key");
  }

  Path path() {
    return path;
  }

  /**
   * The key of the setting; an error that does not repeat it when it is not 64 hexadecimal digits.
   */
  static byte[] parseSetting(String text) {
    return parse(text, "DBACKUP_ENCRYPTION_KEY");
  }

  /** Empty when there is no file. */
  Optional<byte[]> read() {
    try {
      return Optional.of(
          parse(Files.readString(path, StandardCharsets.US_ASCII).strip(), path.toString()));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The master key cannot be read from " + path, e);
    }
  }

  /** Makes a new key and keeps it in the file, on the disk before it is used. */
  byte[] generate() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try {
      Path directory =
          Files.createDirectories(path.toAbsolutePath().getParent(), mode("rwx------"));
      Path unfinished = Files.createTempFile(directory, "master", ".tmp", mode("rw-------"));
      try {
        write(unfinished, HexFormat.of().formatHex(key) + "\n");
        Files.move(unfinished, path);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The new master key cannot be written to " + path, e);
    }
    LOG.log(
        System.Logger.Level.WARNING,
        "A new master key was generated and kept in {0}. Copy it to a safe place: without it the passwords and encryption"
            + " profiles stored here cannot be read.",
        path);
    return key;
  }

  private static void write(Path file, String text) throws IOException {
    try (FileChannel channel = FileChannel.open(file, EnumSet.of(StandardOpenOption.WRITE))) {
      ByteBuffer content = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
    }
  }

  private static byte[] parse(String text, String where) {
    if (!HEX_KEY.matcher(text).matches()) {
      throw new IllegalStateException(
          "The master key in " + where + " must be 64 hexadecimal digits");
    }
    return HexFormat.of().parseHex(text);
  }

  /** Nothing where the file system knows no such modes. */
  private static FileAttribute<?>[] mode(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
