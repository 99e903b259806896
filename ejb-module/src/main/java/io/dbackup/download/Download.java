package io.dbackup.download;

import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.catalogue.StoredBackup;
import io.dbackup.pipeline.DamagedBackupException;
import io.dbackup.pipeline.FingerprintStage;
import io.dbackup.pipeline.StageOutput;
import io.dbackup.spi.storage.StoragePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A backup on its way to a client: the file of a single database, or a TAR archive of several. Its
 * length is known before it is read, and any part can be read. Not thread-safe; closing it closes
 * the backup.
 */
public final class Download implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Download.class.getName());
  private static final String ENCRYPTED_SUFFIX = ".enc";
  private static final int BLOCK = 128 * 1024;

  private final StoredBackup backup;
  private final Content content;
  private final String fileName;
  private final boolean decrypting;

  private Download(StoredBackup backup, Content content, String fileName, boolean decrypting) {
    this.backup = backup;
    this.content = content;
    this.fileName = fileName;
    this.decrypting = decrypting;
  }

  /**
   * Prepares a download; where it decrypts, every object's key is checked.
   *
   * @param decrypt whether an encrypted backup is decrypted; it stays compressed
   */
  public static Download of(StoredBackup backup, boolean decrypt) throws IOException {
    BackupManifest manifest = backup.manifest();
    boolean decrypting = decrypt && manifest.encryption().isPresent();
    if (!manifest.isFolder()) {
      ObjectEntry object = manifest.objects().get(0);
      String name = StoragePath.of(fileName(object, decrypting)).name();
      return new Download(backup, ObjectContent.of(backup, object, decrypting), name, decrypting);
    }
    StoragePath folder = StoragePath.of(manifest.path());
    int parentLength = manifest.path().length() - folder.name().length();
    List<Content> parts = new ArrayList<>();
    for (ObjectEntry object : manifest.objects()) {
      Content file = ObjectContent.of(backup, object, decrypting);
      String name = fileName(object, decrypting).substring(parentLength);
      parts.add(new BytesContent(TarHeader.file(name, file.size(), manifest.createdAt())));
      parts.add(file);
      parts.add(new BytesContent(TarHeader.padding(file.size())));
    }
    parts.add(new BytesContent(TarHeader.end()));
    return new Download(backup, new JoinedContent(parts), folder.name() + ".tar", decrypting);
  }

  private static String fileName(ObjectEntry object, boolean decrypting) {
    String path = object.path();
    return decrypting && path.endsWith(ENCRYPTED_SUFFIX)
        ? path.substring(0, path.length() - ENCRYPTED_SUFFIX.length())
        : path;
  }

  /** The name to save it under; any character but a slash. */
  public String fileName() {
    return fileName;
  }

  /** Whether it is a TAR archive. */
  public boolean archive() {
    return backup.manifest().isFolder();
  }

  /** Differs between any two downloads whose bytes differ; printable ASCII. */
  public String fingerprint() {
    FingerprintStage digests = new FingerprintStage();
    try (StageOutput output = digests.encode(OutputStream.nullOutputStream())) {
      for (ObjectEntry object : backup.manifest().objects()) {
        output.write(object.path().getBytes(StandardCharsets.UTF_8));
        output.write(object.digests().stored().sha256().getBytes(StandardCharsets.US_ASCII));
      }
      output.finish();
    } catch (IOException e) {
      throw new IllegalStateException("Nothing is written anywhere", e);
    }
    return digests.fingerprint().sha256() + (decrypting ? "-decrypted" : "-stored");
  }

  /** Bytes of the whole. */
  public long size() {
    return content.size();
  }

  /** When the backup was made. */
  public Instant createdAt() {
    return backup.manifest().createdAt();
  }

  /**
   * Writes a part and fails when it cannot be written whole and genuine; then what was written so
   * far must not be taken for the part. Damage at the destination is INTEGRITY.
   *
   * @param offset first byte
   * @param length bytes, at most what follows the offset
   */
  public void writeTo(OutputStream target, long offset, long length) throws IOException {
    try (InputStream stream = content.open(offset)) {
      copy(stream, target, length, offset + length == size());
    } catch (DamagedBackupException e) {
      LOG.log(Level.WARNING, "The download of {0} broke off: {1}", fileName, e.getMessage());
      throw e.toBackupException();
    }
  }

  private void copy(InputStream stream, OutputStream target, long length, boolean toTheEnd)
      throws IOException {
    byte[] block = new byte[BLOCK];
    long left = length;
    while (left > 0) {
      int read = stream.read(block, 0, (int) Math.min(block.length, left));
      if (read < 0) {
        throw new IOException(fileName + " ends " + left + " bytes too early");
      }
      left -= read;
      // The last block of the whole leaves only after the end was checked.
      if (left == 0 && toTheEnd && stream.read() >= 0) {
        throw new IOException(fileName + " is longer than announced");
      }
      target.write(block, 0, read);
    }
  }

  @Override
  public void close() {
    backup.close();
  }
}
