package io.dbackup.testing.storage;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.storage.ContentFingerprint;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.StoredObject;
import io.dbackup.spi.storage.Upload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** A session of {@link InMemoryStorageAdapter}. Not thread-safe, but its place is. */
final class InMemoryStorageSession implements StorageSession {
  private final MemoryPlace place;
  private final List<MemoryUpload> uploads = new ArrayList<>();

  InMemoryStorageSession(MemoryPlace place) {
    this.place = place;
  }

  @Override
  public void ping() {
    // Memory is always there.
  }

  @Override
  public void verifyAccess() {
    ping();
  }

  @Override
  public Upload beginUpload(StoragePath path) {
    if (place.objects().containsKey(path)) {
      throw taken(path);
    }
    MemoryUpload upload = new MemoryUpload(path);
    uploads.add(upload);
    place.uploads().add(upload);
    return upload;
  }

  private static AdapterException taken(StoragePath path) {
    return new AdapterException(AdapterFailure.ALREADY_EXISTS, "\"" + path + "\" exists already.");
  }

  private byte[] content(StoragePath path) {
    byte[] content = place.objects().get(path);
    if (content == null) {
      throw new AdapterException(AdapterFailure.NOT_FOUND, "\"" + path + "\" does not exist.");
    }
    return content;
  }

  @Override
  public InputStream read(StoragePath path, long offset) {
    byte[] content = content(path);
    if (offset < 0 || offset > content.length) {
      throw new AdapterException(AdapterFailure.PERMANENT, "Offset outside the object.");
    }
    return new ByteArrayInputStream(content, (int) offset, content.length - (int) offset);
  }

  @Override
  public Optional<StoredObject> stat(StoragePath path) {
    return Optional.ofNullable(place.objects().get(path)).map(content -> stored(path, content));
  }

  private static StoredObject stored(StoragePath path, byte[] content) {
    return new StoredObject(path, content.length, Instant.EPOCH);
  }

  @Override
  public Stream<StoredObject> list(StoragePath prefix) {
    return place.objects().entrySet().stream()
        .filter(entry -> isAtOrBelow(entry.getKey(), prefix))
        .map(entry -> stored(entry.getKey(), entry.getValue()));
  }

  private static boolean isAtOrBelow(StoragePath path, StoragePath prefix) {
    return prefix.equals(StoragePath.ROOT)
        || path.equals(prefix)
        || path.value().startsWith(prefix.value() + "/");
  }

  @Override
  public void delete(StoragePath path) {
    place.objects().remove(path);
  }

  @Override
  public void confirm(StoragePath path, ContentFingerprint expected) {
    byte[] content = content(path);
    CRC32C crc = new CRC32C();
    crc.update(content);
    if (content.length != expected.size() || crc.getValue() != expected.crc32c()) {
      throw new AdapterException(
          AdapterFailure.INTEGRITY, "\"" + path + "\" is not what was sent.");
    }
  }

  @Override
  public void discardUncommitted(StoragePath prefix) {
    place.uploads().stream()
        .filter(upload -> isAtOrBelow(upload.path, prefix))
        .forEach(MemoryUpload::close);
  }

  @Override
  public void close() {
    uploads.forEach(MemoryUpload::close);
    uploads.clear();
  }

  final class MemoryUpload implements Upload {
    private final StoragePath path;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile boolean over;

    MemoryUpload(StoragePath path) {
      this.path = path;
    }

    @Override
    public void write(ByteBuffer block) {
      requireOpen();
      byte[] copy = new byte[block.remaining()];
      block.get(copy);
      bytes.writeBytes(copy);
    }

    @Override
    public StoredObject commit() {
      requireOpen();
      byte[] content = bytes.toByteArray();
      if (place.objects().putIfAbsent(path, content) != null) {
        throw taken(path);
      }
      close();
      return stored(path, content);
    }

    private void requireOpen() {
      if (over) {
        throw new IllegalStateException("This upload is over.");
      }
    }

    @Override
    public void close() {
      over = true;
      place.uploads().remove(this);
    }
  }
}
