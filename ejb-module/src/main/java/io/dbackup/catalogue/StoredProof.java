package io.dbackup.catalogue;

import io.dbackup.pipeline.FingerprintStage;
import io.dbackup.pipeline.StageOutput;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.storage.ContentFingerprint;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.StoredObject;
import java.io.IOException;
import java.io.OutputStream;

/** Has a destination prove that it holds what was sent there. */
public final class StoredProof {
  private StoredProof() {}

  /** Asks in two ways: for the content, and for the length. INTEGRITY when either is wrong. */
  public static void require(
      StorageSession session, StoragePath path, ContentFingerprint expected) {
    session.confirm(path, expected);
    long size = session.stat(path).map(StoredObject::size).orElse(-1L);
    if (size != expected.size()) {
      throw new AdapterException(
          AdapterFailure.INTEGRITY,
          "\""
              + path
              + "\" "
              + (size < 0 ? "is not there" : "has " + size + " bytes")
              + " after "
              + expected.size()
              + " bytes were stored");
    }
  }

  /** What a destination is to confirm of these bytes. */
  public static ContentFingerprint fingerprint(byte[] bytes) {
    FingerprintStage stage = new FingerprintStage();
    try (StageOutput output = stage.encode(OutputStream.nullOutputStream())) {
      output.write(bytes, 0, bytes.length);
      output.finish();
      return stage.fingerprint();
    } catch (IOException e) {
      throw new IllegalStateException("Writing to nowhere cannot fail", e);
    }
  }
}
