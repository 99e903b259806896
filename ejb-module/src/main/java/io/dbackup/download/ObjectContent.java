package io.dbackup.download;

import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.catalogue.StoredBackup;
import java.io.IOException;
import java.io.InputStream;

/**
 * One object of a backup, with or without its encryption. Read from its beginning to its end, it is
 * checked against its recorded digest; a part of it is checked by segment where it is encrypted.
 */
record ObjectContent(StoredBackup backup, ObjectEntry object, boolean decrypt, long size)
    implements Content {
  /** Reads the object's header when it is to be decrypted, so that a wrong key shows at once. */
  static ObjectContent of(StoredBackup backup, ObjectEntry object, boolean decrypt)
      throws IOException {
    long size = decrypt ? backup.decryptedSize(object) : object.digests().stored().size();
    return new ObjectContent(backup, object, decrypt, size);
  }

  @Override
  public InputStream open(long offset) throws IOException {
    if (offset == 0) {
      return decrypt ? backup.decrypted(object) : backup.stored(object);
    }
    return decrypt ? backup.decrypted(object, offset) : backup.stored(object, offset);
  }
}
