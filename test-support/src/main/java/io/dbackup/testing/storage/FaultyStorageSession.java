package io.dbackup.testing.storage;

import io.dbackup.spi.storage.ContentFingerprint;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.StoredObject;
import io.dbackup.spi.storage.Upload;
import io.dbackup.testing.storage.StorageFaults.Operation;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/** Another session that goes wrong as scripted. */
public final class FaultyStorageSession implements StorageSession {
  private final StorageSession inner;
  private final StorageFaults faults;

  public FaultyStorageSession(StorageSession inner, StorageFaults faults) {
    this.inner = inner;
    this.faults = faults;
  }

  @Override
  public void ping() {
    faults.before(Operation.PING);
    inner.ping();
  }

  @Override
  public void verifyAccess() {
    faults.before(Operation.PING);
    inner.verifyAccess();
  }

  @Override
  public Upload beginUpload(StoragePath path) {
    faults.before(Operation.BEGIN);
    return new FaultyUpload(inner.beginUpload(path));
  }

  @Override
  public InputStream read(StoragePath path, long offset) {
    faults.before(Operation.READ);
    return inner.read(path, offset);
  }

  @Override
  public Optional<StoredObject> stat(StoragePath path) {
    faults.before(Operation.STAT);
    return inner.stat(path);
  }

  @Override
  public Stream<StoredObject> list(StoragePath prefix) {
    faults.before(Operation.LIST);
    return inner.list(prefix);
  }

  @Override
  public void delete(StoragePath path) {
    faults.before(Operation.DELETE);
    if (!faults.deleteLies()) {
      inner.delete(path);
    }
  }

  @Override
  public void confirm(StoragePath path, ContentFingerprint expected) {
    faults.before(Operation.CONFIRM);
    if (!faults.confirmLies()) {
      inner.confirm(path, expected);
    }
  }

  @Override
  public Optional<Long> freeBytes() {
    return inner.freeBytes();
  }

  @Override
  public void discardUncommitted(StoragePath prefix) {
    inner.discardUncommitted(prefix);
  }

  @Override
  public void close() {
    faults.closing();
    inner.close();
    faults.before(Operation.SESSION_CLOSE);
  }

  private final class FaultyUpload implements Upload {
    private final Upload upload;
    private long position;

    FaultyUpload(Upload upload) {
      this.upload = upload;
    }

    @Override
    public void write(ByteBuffer block) {
      faults.before(Operation.WRITE);
      byte[] bytes = new byte[block.remaining()];
      block.get(bytes);
      long corrupt = faults.corruptAt() - position;
      if (corrupt >= 0 && corrupt < bytes.length) {
        bytes[(int) corrupt] ^= 1;
      }
      long kept = Math.max(0, Math.min(bytes.length, faults.truncateAfter() - position));
      upload.write(ByteBuffer.wrap(bytes, 0, (int) kept));
      position += bytes.length;
    }

    @Override
    public StoredObject commit() {
      faults.before(Operation.COMMIT);
      return upload.commit();
    }

    @Override
    public void close() {
      faults.closing();
      upload.close();
      faults.before(Operation.UPLOAD_CLOSE);
    }
  }
}
