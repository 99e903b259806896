package io.dbackup.pipeline;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.job.Compression;
import io.dbackup.vault.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The header of an encrypted object: says, without a key, what the object is and which profile's
 * key opens it. What it says is proved only when the first segment was decrypted. Immutable. Laid
 * out in {@code docs/backup-format.md}.
 */
public final class EncryptionHeader {
  /** First bytes of every encrypted object. */
  private static final byte[] MAGIC = {'D', 'B', 'A', 'C', 'K', 'U', 'P', 0};

  static final int MAX_LENGTH = 16_384;
  static final int MIN_SEGMENT_SIZE = 4_096;
  static final int MAX_SEGMENT_SIZE = 65_536;
  static final int SALT_LENGTH = 32;
  static final int NONCE_PREFIX_LENGTH = 7;
  static final int KEY_CHECK_LENGTH = 16;

  private static final byte VERSION = 1;
  private static final byte SUITE = 1;
  private static final int PREAMBLE_LENGTH = 12;
  private static final int FIXED_LENGTH = 74;
  private static final int SALT_OFFSET = 16;
  private static final int NONCE_PREFIX_OFFSET = SALT_OFFSET + SALT_LENGTH;
  private static final int KEY_CHECK_OFFSET = NONCE_PREFIX_OFFSET + NONCE_PREFIX_LENGTH;
  private static final int PROFILE_OFFSET = KEY_CHECK_OFFSET + KEY_CHECK_LENGTH;

  private final byte[] bytes;
  private final int segmentSize;
  private final String profileId;
  private final ObjectContext context;

  private EncryptionHeader(byte[] bytes, int segmentSize, String profileId, ObjectContext context) {
    this.bytes = bytes;
    this.segmentSize = segmentSize;
    this.profileId = profileId;
    this.context = context;
  }

  /** A header for a new object, with fresh salt and nonce prefix. */
  static EncryptionHeader create(
      SecretBytes key,
      String profileId,
      ObjectContext context,
      int segmentSize,
      SecureRandom random) {
    byte[] profile = profileId.getBytes(StandardCharsets.UTF_8);
    byte[] json = json(context);
    int length = FIXED_LENGTH + profile.length + json.length;
    if (profile.length > 255 || !isProfileId(profile) || length > MAX_LENGTH) {
      throw new IllegalArgumentException("Profile id or object description does not fit a header");
    }
    byte[] salt = new byte[SALT_LENGTH];
    random.nextBytes(salt);
    byte[] noncePrefix = new byte[NONCE_PREFIX_LENGTH];
    random.nextBytes(noncePrefix);
    ByteBuffer buffer = ByteBuffer.allocate(length);
    buffer.put(MAGIC).put(VERSION).put(SUITE).putShort((short) length).putInt(segmentSize);
    buffer.put(salt).put(noncePrefix).put(keyCheck(key, salt));
    buffer.put((byte) profile.length).put(profile).putShort((short) json.length).put(json);
    return new EncryptionHeader(buffer.array(), segmentSize, profileId, context);
  }

  /** Reads the header from the start of an object and leaves the stream at its first segment. */
  public static EncryptionHeader read(InputStream object) throws IOException {
    byte[] preamble = object.readNBytes(PREAMBLE_LENGTH);
    if (!Arrays.equals(Arrays.copyOf(preamble, MAGIC.length), MAGIC)) {
      throw new DamagedBackupException("This is not an encrypted backup: its first bytes differ");
    }
    if (preamble.length < PREAMBLE_LENGTH) {
      throw cut();
    }
    ByteBuffer start = ByteBuffer.wrap(preamble, MAGIC.length, PREAMBLE_LENGTH - MAGIC.length);
    int version = Byte.toUnsignedInt(start.get());
    int suite = Byte.toUnsignedInt(start.get());
    if (version != VERSION || suite != SUITE) {
      throw new DamagedBackupException(
          String.format(
              "Unknown format version %d, suite %d: made by a newer release, or damaged",
              version, suite));
    }
    int length = Short.toUnsignedInt(start.getShort());
    if (length < FIXED_LENGTH || length > MAX_LENGTH) {
      throw new DamagedBackupException("The header's length is impossible");
    }
    byte[] bytes = Arrays.copyOf(preamble, length);
    int rest = object.readNBytes(bytes, PREAMBLE_LENGTH, length - PREAMBLE_LENGTH);
    if (rest < length - PREAMBLE_LENGTH) {
      throw cut();
    }
    return parse(bytes);
  }

  private static EncryptionHeader parse(byte[] bytes) throws DamagedBackupException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int segmentSize = buffer.getInt(PREAMBLE_LENGTH);
    if (segmentSize < MIN_SEGMENT_SIZE || segmentSize > MAX_SEGMENT_SIZE) {
      throw new DamagedBackupException("The header's segment size is impossible");
    }
    int profileLength = Byte.toUnsignedInt(bytes[PROFILE_OFFSET]);
    if (profileLength == 0 || FIXED_LENGTH + profileLength > bytes.length) {
      throw new DamagedBackupException("The header's profile id is impossible");
    }
    byte[] profile =
        Arrays.copyOfRange(bytes, PROFILE_OFFSET + 1, PROFILE_OFFSET + 1 + profileLength);
    int contextLength = Short.toUnsignedInt(buffer.getShort(PROFILE_OFFSET + 1 + profileLength));
    if (!isProfileId(profile) || FIXED_LENGTH + profileLength + contextLength != bytes.length) {
      throw new DamagedBackupException("The header's lengths do not fit together");
    }
    byte[] json = Arrays.copyOfRange(bytes, FIXED_LENGTH + profileLength, bytes.length);
    return new EncryptionHeader(
        bytes, segmentSize, new String(profile, StandardCharsets.US_ASCII), context(json));
  }

  private static DamagedBackupException cut() {
    return new DamagedBackupException("The object is cut off within its header");
  }

  private static boolean isProfileId(byte[] ascii) {
    for (byte b : ascii) {
      if (b < 0x21 || b > 0x7e) {
        return false;
      }
    }
    return ascii.length > 0;
  }

  private static byte[] json(ObjectContext context) {
    return JSON.createObjectBuilder()
        .add("backupId", context.backupId())
        .add("object", context.ordinal())
        .add("database", context.database())
        .add("engine", context.engine())
        .add("compression", context.compression().name())
        .add("createdAt", JsonMembers.format(context.createdAt()))
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectContext context(byte[] json) throws DamagedBackupException {
    JsonMembers members = JsonMembers.parse(json, "header's description");
    return new ObjectContext(
        members.text("backupId"),
        (int) members.number("object", 1, Integer.MAX_VALUE),
        members.text("database"),
        members.text("engine"),
        members.constant("compression", Compression.class),
        members.instant("createdAt"));
  }

  private static byte[] keyCheck(SecretBytes key, byte[] salt) {
    return Hkdf.derive(key, salt, "dbackup/1/key-check", KEY_CHECK_LENGTH);
  }

  /** Whether this is the object's key. Constant time. */
  public boolean acceptsKey(SecretBytes key) {
    byte[] stored = Arrays.copyOfRange(bytes, KEY_CHECK_OFFSET, PROFILE_OFFSET);
    return MessageDigest.isEqual(stored, keyCheck(key, salt()));
  }

  /**
   * Id of the profile that made the object, at the installation that made it: a hint which key to
   * try first.
   */
  public String profileId() {
    return profileId;
  }

  /** What the object says it is. */
  public ObjectContext context() {
    return context;
  }

  /** Stored bytes of every segment but the last. */
  int segmentSize() {
    return segmentSize;
  }

  /** Bytes of the header. */
  int length() {
    return bytes.length;
  }

  /** The header as stored. */
  byte[] bytes() {
    return bytes.clone();
  }

  byte[] salt() {
    return Arrays.copyOfRange(bytes, SALT_OFFSET, NONCE_PREFIX_OFFSET);
  }

  byte[] noncePrefix() {
    return Arrays.copyOfRange(bytes, NONCE_PREFIX_OFFSET, KEY_CHECK_OFFSET);
  }
}
