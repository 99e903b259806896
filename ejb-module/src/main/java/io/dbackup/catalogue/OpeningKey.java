package io.dbackup.catalogue;

import io.dbackup.vault.SecretBytes;
import java.util.Optional;

/**
 * The key that vouches for a backup's manifest and opens its objects.
 *
 * @param profileId the profile of this vault it belongs to, whatever the manifest calls it; empty
 *     for the instance's own key
 */
record OpeningKey(Optional<String> profileId, SecretBytes key) implements AutoCloseable {
  @Override
  public void close() {
    key.close();
  }
}
