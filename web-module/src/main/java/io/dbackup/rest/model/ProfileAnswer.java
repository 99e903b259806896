package io.dbackup.rest.model;

import io.dbackup.vault.EncryptionProfile;
import java.time.Instant;
import java.util.Optional;

/** An encryption profile; its key is never shown. */
public record ProfileAnswer(
    String id, String name, Optional<String> description, Instant createdAt, Instant updatedAt)
    implements Changeable {
  public static ProfileAnswer of(EncryptionProfile profile) {
    return new ProfileAnswer(
        profile.id(),
        profile.name(),
        profile.description(),
        profile.createdAt(),
        profile.updatedAt());
  }
}
