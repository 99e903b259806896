package io.dbackup.recovery;

import io.dbackup.vault.SecretBytes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The recovery kit of an encryption profile: a ZIP with its key and with programs that decrypt its
 * backups offline, with nothing but Node or a JDK. Everything is written straight into the stream;
 * the key touches no file here.
 */
public final class RecoveryKit {
  private static final List<String> PROGRAMS =
      List.of(
          "decrypt_backup.js",
          "DecryptBackup.java",
          "decrypt_linux_mac.sh",
          "decrypt_drag_drop_windows.bat",
          "backup-format.md");

  private final String profileId;
  private final String profileName;
  private final SecretBytes key;
  private final Instant madeAt;

  /**
   * @param key the profile's key; not copied
   * @param madeAt stands in the README and in the ZIP
   */
  public RecoveryKit(String profileId, String profileName, SecretBytes key, Instant madeAt) {
    this.profileId = profileId;
    this.profileName = profileName;
    this.key = key;
    this.madeAt = madeAt.truncatedTo(ChronoUnit.SECONDS);
  }

  /** A file name for the download, in plain ASCII. */
  public String fileName() {
    String name = profileName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return "recovery_kit_" + (name.replace("_", "").isEmpty() ? "profile" : name) + ".zip";
  }

  /** Writes the ZIP and leaves the stream open. */
  public void writeTo(OutputStream target) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
    add(zip, "master.key", key.toHex().getBytes(StandardCharsets.US_ASCII));
    for (String program : PROGRAMS) {
      add(zip, program, resource(program));
    }
    add(zip, "README.txt", readme().getBytes(StandardCharsets.UTF_8));
    zip.finish();
  }

  private String readme() throws IOException {
    return new String(resource("README.txt"), StandardCharsets.UTF_8)
        .replace("{{profileName}}", profileName.replaceAll("\\p{Cntrl}", " "))
        .replace("{{profileId}}", profileId)
        .replace("{{createdAt}}", madeAt.toString());
  }

  private void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(madeAt.toEpochMilli());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream resource = RecoveryKit.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new FileNotFoundException(
            "The recovery kit's " + name + " is missing from this installation");
      }
      return resource.readAllBytes();
    }
  }
}
