package io.dbackup.pipeline;

import io.dbackup.backup.BackupManifest;
import io.dbackup.vault.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A manifest as it was found at a destination. Its content is not to be believed before {@link
 * #verify} succeeded with a key of this installation: whoever can write to the destination can
 * write a manifest, and can also name a key that nobody has. Immutable.
 */
public final class ManifestDocument {
  static final String MAC_START = ",\n  \"mac\": ";
  private static final Pattern MAC_MEMBER =
      Pattern.compile(
          "\\{\"algorithm\": \"HMAC-SHA-256\", \"key\": \"([!#-\\[\\]-~]{1,300})\","
              + " \"value\": \"([0-9a-f]{64})\"}\n}\n");

  private final byte[] bytes;
  private final int coveredLength;
  private final String keyName;
  private final byte[] mac;

  private ManifestDocument(byte[] bytes, int coveredLength, String keyName, byte[] mac) {
    this.bytes = bytes;
    this.coveredLength = coveredLength;
    this.keyName = keyName;
    this.mac = mac;
  }

  static ManifestDocument of(byte[] bytes) throws DamagedBackupException {
    // One character per byte, so that positions in the text are positions in the file.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int start = text.lastIndexOf(MAC_START);
    if (start < 0) {
      throw new DamagedBackupException("The manifest carries no authentication code");
    }
    Matcher member = MAC_MEMBER.matcher(text).region(start + MAC_START.length(), text.length());
    if (!member.matches()) {
      throw new DamagedBackupException("The manifest's authentication code is malformed");
    }
    byte[] mac = HexFormat.of().parseHex(member.group(2));
    return new ManifestDocument(bytes, start, member.group(1), mac);
  }

  static String macMember(String keyName, byte[] mac) {
    return MAC_START
        + "{\"algorithm\": \"HMAC-SHA-256\", \"key\": \""
        + keyName
        + "\", \"value\": \""
        + HexFormat.of().formatHex(mac)
        + "\"}\n}\n";
  }

  /** Which key authenticates it, as it says itself: {@code profile:<id>} or {@code instance}. */
  public String keyName() {
    return keyName;
  }

  /** Whether this key, whatever its name, made the authentication code. Constant time. */
  public boolean isAuthenticWith(SecretBytes key) {
    return MessageDigest.isEqual(mac, new ManifestKey(keyName, key).macOf(bytes, coveredLength));
  }

  /** The manifest, once the key has vouched for every byte of it. */
  public BackupManifest verify(SecretBytes key) throws IOException {
    if (!isAuthenticWith(key)) {
      throw new DamagedBackupException(
          "The manifest's authentication code is wrong: it was changed, or made with another key"
              + " than "
              + keyName);
    }
    return unverified();
  }

  /** The manifest as anybody may have written it: to show, not to act upon. */
  public BackupManifest unverified() throws IOException {
    return ManifestJson.read(JsonMembers.parse(bytes, "manifest"));
  }
}
