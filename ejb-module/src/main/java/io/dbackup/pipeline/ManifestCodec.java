package io.dbackup.pipeline;

import io.dbackup.backup.BackupManifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Writes and reads manifests; the format is fixed in {@code docs/backup-format.md}. */
public final class ManifestCodec {
  /** Largest manifest, in bytes: enough for some ten thousand databases. */
  public static final int MAX_LENGTH = 16 * 1024 * 1024;

  private ManifestCodec() {}

  /** The bytes to store, authenticated with the key. */
  public static byte[] write(BackupManifest manifest, ManifestKey key) {
    String json = PrettyJson.format(ManifestJson.write(manifest));
    String open = json.substring(0, json.lastIndexOf("\n}"));
    byte[] covered = open.getBytes(StandardCharsets.UTF_8);
    String end = ManifestDocument.macMember(key.name(), key.macOf(covered, covered.length));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(covered);
    bytes.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
    if (bytes.size() > MAX_LENGTH) {
      throw new IllegalArgumentException("The manifest is longer than " + MAX_LENGTH + " bytes");
    }
    return bytes.toByteArray();
  }

  /** Reads at most {@link #MAX_LENGTH} bytes; does not close the stream. */
  public static ManifestDocument read(InputStream stored) throws IOException {
    byte[] bytes = stored.readNBytes(MAX_LENGTH + 1);
    if (bytes.length > MAX_LENGTH) {
      throw new DamagedBackupException("The manifest is longer than any this program writes");
    }
    return ManifestDocument.of(bytes);
  }
}
