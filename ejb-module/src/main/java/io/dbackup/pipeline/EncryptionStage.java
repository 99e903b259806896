package io.dbackup.pipeline;

import io.dbackup.vault.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Objects;

/**
 * Encrypts into authenticated segments, and back. Every encoded object gets its own salt and so its
 * own key; encoding the same bytes twice gives different objects. Decoding checks that the object
 * is the one described by the context (backup and ordinal), so a genuine object of another backup
 * under this one's name is refused before its first byte is used.
 */
public final class EncryptionStage implements StreamStage {
  private final SecretBytes key;
  private final String profileId;
  private final ObjectContext context;
  private final int segmentSize;
  private final SecureRandom random;

  /**
   * @param key 32 bytes of the profile; not copied, so it must not be wiped while streams are open
   * @param profileId written into the header; not compared while decoding, where the key check
   *     decides
   * @param context what the object is. For an object whose manifest is lost take that of {@link
   *     EncryptionHeader#read}
   */
  public EncryptionStage(SecretBytes key, String profileId, ObjectContext context) {
    this(key, profileId, context, EncryptionHeader.MAX_SEGMENT_SIZE, new SecureRandom());
  }

  EncryptionStage(
      SecretBytes key,
      String profileId,
      ObjectContext context,
      int segmentSize,
      SecureRandom random) {
    if (key.length() != SecretBytes.KEY_LENGTH) {
      throw new IllegalArgumentException("A profile key has 32 bytes");
    }
    this.key = key;
    this.profileId = Objects.requireNonNull(profileId);
    this.context = Objects.requireNonNull(context);
    this.segmentSize = segmentSize;
    this.random = random;
  }

  @Override
  public StageOutput encode(OutputStream next) throws IOException {
    EncryptionHeader header = EncryptionHeader.create(key, profileId, context, segmentSize, random);
    return new SegmentOutput(next, header, new SegmentCipher(header, key));
  }

  @Override
  public InputStream decode(InputStream previous) throws IOException {
    EncryptionHeader header = EncryptionHeader.read(previous);
    return new SegmentInput(previous, header, checkedCipher(header), 0);
  }

  /** The cipher of an object, after key and identity were checked. */
  SegmentCipher checkedCipher(EncryptionHeader header) throws DamagedBackupException {
    if (!header.acceptsKey(key)) {
      throw new WrongKeyException(
          "The key does not open this object. It names the encryption profile "
              + header.profileId()
              + "; if that is the key used, the object's header was changed");
    }
    if (!context.isSameObject(header.context())) {
      throw new DamagedBackupException(
          String.format(
              "A foreign object lies here: it is object %d of backup %s, expected was object %d of"
                  + " backup %s",
              header.context().ordinal(),
              header.context().backupId(),
              context.ordinal(),
              context.backupId()));
    }
    return new SegmentCipher(header, key);
  }
}
