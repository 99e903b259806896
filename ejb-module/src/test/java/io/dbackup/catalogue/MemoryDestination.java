package io.dbackup.catalogue;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.storage.ContentFingerprint;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.StoredObject;
import io.dbackup.spi.storage.Upload;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A destination in memory whose objects a test can look at and damage, and which can fail. */
public final class MemoryDestination {
  static final Instant MODIFIED = Instant.parse("2026-11-01T02:05:00Z");

  /** By path. */
  public final Map<String, byte[]> objects = new TreeMap<>();

  /** Paths whose deletion is reported, but does not happen. */
  final Set<String> undeletable = new HashSet<>();

  /** After how many deletions the next one fails; never when negative. */
  int deletionsBeforeFailure = -1;

  /** After how many deletions it does not answer any more; never when negative. */
  int deletionsBeforeSilence = -1;

  /** How often it was listed. */
  public final AtomicInteger listings = new AtomicInteger();

  /** What happens while it is being listed; nothing. */
  public volatile Runnable whileListing = () -> {};

  volatile boolean reachable = true;
  int openSessions;

  /** Reports the deletion of a path without doing it. */
  public void keepForEver(String path) {
    undeletable.add(path);
  }

  /** Fails to delete after so many deletions. */
  public void failAfterDeletions(int count) {
    deletionsBeforeFailure = count;
  }

  /** Answers again. */
  public void recover() {
    reachable = true;
    deletionsBeforeFailure = -1;
    undeletable.clear();
  }

  /** From now on it does not answer. */
  public void breakDown() {
    reachable = false;
  }

  public StorageSession session() {
    openSessions++;
    return new Session();
  }

  private static AdapterException failure(AdapterFailure kind, String message) {
    return new AdapterException(kind, message);
  }

  private final class Session implements StorageSession {
    private boolean closed;

    @Override
    public void ping() {
      if (!reachable) {
        throw failure(AdapterFailure.RETRYABLE, "The destination does not answer");
      }
    }

    @Override
    public void verifyAccess() {
      ping();
    }

    @Override
    public Upload beginUpload(StoragePath path) {
      throw new UnsupportedOperationException("Tests of reading do not write");
    }

    @Override
    public InputStream read(StoragePath path, long offset) {
      ping();
      byte[] bytes = objects.get(path.value());
      if (bytes == null) {
        throw failure(AdapterFailure.NOT_FOUND, path + " does not exist");
      }
      int from = Math.toIntExact(offset);
      return new ByteArrayInputStream(bytes, from, bytes.length - from);
    }

    @Override
    public Optional<StoredObject> stat(StoragePath path) {
      ping();
      return Optional.ofNullable(objects.get(path.value()))
          .map(bytes -> new StoredObject(path, bytes.length, MODIFIED));
    }

    @Override
    public Stream<StoredObject> list(StoragePath prefix) {
      ping();
      listings.incrementAndGet();
      whileListing.run();
      return Map.copyOf(objects).entrySet().stream()
          .map(e -> new StoredObject(StoragePath.of(e.getKey()), e.getValue().length, MODIFIED));
    }

    @Override
    public void delete(StoragePath path) {
      ping();
      if (deletionsBeforeFailure == 0) {
        throw failure(AdapterFailure.RETRYABLE, "The connection was lost");
      }
      deletionsBeforeFailure--;
      if (!undeletable.contains(path.value())) {
        objects.remove(path.value());
      }
      deletionsBeforeSilence--;
      if (deletionsBeforeSilence == 0) {
        reachable = false;
      }
    }

    @Override
    public void confirm(StoragePath path, ContentFingerprint expected) {
      throw new UnsupportedOperationException("Tests of reading do not write");
    }

    @Override
    public void discardUncommitted(StoragePath prefix) {
      throw new UnsupportedOperationException("Tests of reading do not write");
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        openSessions--;
      }
    }
  }
}
