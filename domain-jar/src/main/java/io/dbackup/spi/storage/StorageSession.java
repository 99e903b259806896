package io.dbackup.spi.storage;

import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A connection to one destination. Not thread-safe. Closing it aborts every upload not committed.
 * Every method throws {@link io.dbackup.spi.AdapterException}, classified.
 */
public interface StorageSession extends AutoCloseable {
  /** Cheap check that the destination answers; writes nothing. */
  void ping();

  /** Writes, reads back and deletes a probe object. */
  void verifyAccess();

  /** Starts an object. ALREADY_EXISTS when the path is taken, now or at commit. */
  Upload beginUpload(StoragePath path);

  /**
   * Reads an object from an offset to its end. NOT_FOUND when it is missing; a connection that
   * breaks off early throws from the stream and never looks like the end.
   *
   * @param offset first byte, 0 to the object's size
   */
  InputStream read(StoragePath path, long offset);

  /** The object as the destination knows it; empty when missing. */
  Optional<StoredObject> stat(StoragePath path);

  /**
   * Every committed object at or below a prefix, in any order; empty when the prefix does not
   * exist. A listing that cannot be completed is an error, never a shorter list. The caller closes
   * the stream.
   */
  Stream<StoredObject> list(StoragePath prefix);

  /**
   * Deletes an object; succeeds when it is already gone, fails when it is still there afterwards.
   */
  void delete(StoragePath path);

  /**
   * Proves, by the strongest means the destination has, that it holds exactly the bytes described:
   * INTEGRITY when it does not. Trusting the answer to the upload is not enough.
   */
  void confirm(StoragePath path, ContentFingerprint expected);

  /**
   * Bytes that can still be stored; empty when the destination does not tell. Other users of the
   * same disk take from it too.
   */
  default Optional<Long> freeBytes() {
    return Optional.empty();
  }

  /**
   * Removes what uploads of the object at a path, and of objects below it, left behind without
   * commit. One that is still going on there may fail because of it; uploads of other objects go on
   * undisturbed.
   */
  void discardUncommitted(StoragePath prefix);

  @Override
  void close();
}
