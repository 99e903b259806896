package io.dbackup.configuration;

import io.dbackup.backup.Backup;
import io.dbackup.backup.ObjectDigests;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.job.Compression;
import io.dbackup.persistence.ProfileRepository;
import io.dbackup.pipeline.ChainInput;
import io.dbackup.pipeline.ChainOutput;
import io.dbackup.pipeline.DamagedBackupException;
import io.dbackup.pipeline.EncryptionHeader;
import io.dbackup.pipeline.EncryptionStage;
import io.dbackup.pipeline.ObjectContext;
import io.dbackup.pipeline.StageChain;
import io.dbackup.vault.EncryptionProfile;
import io.dbackup.vault.ProfileKeys;
import io.dbackup.vault.SecretBytes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The file a configuration is kept in: one encrypted object of the backup format, so that the
 * recovery kit opens it. Reads it back, and also a document that was decrypted already. In memory.
 * Thread-safe.
 */
@ApplicationScoped
public class ConfigurationFile {
  /** Longest file, in bytes; below what the servers take as the body of a request. */
  public static final int MAX_LENGTH = 8 << 20;

  /** What stands for a database's name in the header and the manifest. */
  public static final String CONTENT = "configuration";

  private static final String WORDS = "The file";
  private static final byte[] ENCRYPTED = {'D', 'B', 'A', 'C', 'K', 'U', 'P', 0};
  private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  @Inject ProfileRepository profiles;
  @Inject ProfileKeys keys;

  /**
   * A file.
   *
   * @param bytes as they are to be stored
   * @param digests of the file and the document in it
   */
  public record Packed(byte[] bytes, ObjectDigests digests) {}

  /**
   * Compresses and encrypts, and proves that it can be read back.
   *
   * @param backupId stands in the header
   */
  public Packed pack(
      ConfigurationDocument document, String profileId, String backupId, Instant createdAt) {
    byte[] plain = document.toBytes();
    try (SecretBytes key = keys.keyOf(profileId)) {
      ObjectContext context =
          new ObjectContext(backupId, 1, CONTENT, Backup.SYSTEM, Compression.ZSTD, createdAt);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ObjectDigests digests;
      StageChain chain = chain(context, key, profileId);
      try (ChainOutput output = chain.encode(bytes)) {
        output.write(plain, 0, plain.length);
        digests = output.finish();
      }
      if (bytes.size() > MAX_LENGTH) {
        throw new BackupException(
            ErrorCategory.TOO_LARGE,
            "The exported configuration is longer than the "
                + MAX_LENGTH
                + " bytes that can be imported again");
      }
      if (!Arrays.equals(plain, unpack(bytes.toByteArray(), key))) {
        throw new BackupException(
            ErrorCategory.INTERNAL, "The exported configuration reads back as something else");
      }
      return new Packed(bytes.toByteArray(), digests);
    } catch (IOException e) {
      throw new UncheckedIOException("The configuration cannot be encrypted", e);
    }
  }

  /**
   * The document in a file. UNPROCESSABLE when the key is wrong or unknown, or the file is damaged;
   * INVALID when it is something else.
   *
   * @param key of the profile the file was encrypted with, as 64 hexadecimal digits; empty when the
   *     vault has it, or when the file is not encrypted
   */
  public ConfigurationDocument read(byte[] file, Optional<String> key) {
    try {
      if (!startsWith(file, ENCRYPTED)) {
        return ConfigurationDocument.parse(decompress(file));
      }
      EncryptionHeader header = EncryptionHeader.read(new ByteArrayInputStream(file));
      try (SecretBytes secret = key.map(SecretBytes::ofHexKey).orElseGet(() -> find(header))) {
        return ConfigurationDocument.parse(unpack(file, secret));
      }
    } catch (DamagedBackupException e) {
      throw new BackupException(ErrorCategory.UNPROCESSABLE, e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory cannot fail", e);
    }
  }

  private byte[] unpack(byte[] file, SecretBytes key) throws IOException {
    EncryptionHeader header = EncryptionHeader.read(new ByteArrayInputStream(file));
    ObjectContext context = header.context();
    StageChain chain = chain(context, key, header.profileId());
    try (PushbackInputStream plain =
        new PushbackInputStream(chain.decode(new ByteArrayInputStream(file), Optional.empty()))) {
      // The first byte proves the header, which could say anything before.
      int first = plain.read();
      if (!context.engine().equals(Backup.SYSTEM)) {
        throw BackupException.invalid(
            "The file is a backup of the database '"
                + context.database()
                + "' and not an exported configuration");
      }
      if (first >= 0) {
        plain.unread(first);
      }
      return readAll(plain);
    }
  }

  private static byte[] decompress(byte[] file) throws IOException {
    Compression compression =
        startsWith(file, ZSTD)
            ? Compression.ZSTD
            : startsWith(file, GZIP) ? Compression.GZIP : Compression.NONE;
    StageChain chain = StageChain.of(WORDS, compression, 1, Optional.empty());
    try (ChainInput plain = chain.decode(new ByteArrayInputStream(file), Optional.empty())) {
      return readAll(plain);
    }
  }

  private static byte[] readAll(InputStream plain) throws IOException {
    byte[] bytes = plain.readNBytes(ConfigurationDocument.MAX_LENGTH + 1);
    if (bytes.length > ConfigurationDocument.MAX_LENGTH) {
      throw new BackupException(
          ErrorCategory.TOO_LARGE,
          "The configuration in the file is longer than "
              + ConfigurationDocument.MAX_LENGTH
              + " bytes");
    }
    return bytes;
  }

  private SecretBytes find(EncryptionHeader header) {
    for (EncryptionProfile profile : profiles.all()) {
      SecretBytes key = keys.keyOf(profile.id());
      if (header.acceptsKey(key)) {
        return key;
      }
      key.close();
    }
    throw new BackupException(
        ErrorCategory.UNPROCESSABLE,
        "The file is encrypted with the profile "
            + header.profileId()
            + ", whose key is not in the vault. Send the content of master.key from its recovery kit"
            + " in the header X-DBackup-Key");
  }

  private static StageChain chain(ObjectContext context, SecretBytes key, String profileId) {
    return StageChain.of(
        WORDS,
        context.compression(),
        context.compression().defaultLevel(),
        Optional.of(new EncryptionStage(key, profileId, context)));
  }

  private static boolean startsWith(byte[] file, byte[] start) {
    return file.length >= start.length
        && Arrays.equals(file, 0, start.length, start, 0, start.length);
  }
}
