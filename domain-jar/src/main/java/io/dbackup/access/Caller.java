package io.dbackup.access;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who is calling, with what is allowed at this moment. Immutable.
 *
 * @param userId the user, or the owner of the API key
 * @param email the user's e-mail address
 * @param name the user's display name
 * @param apiKeyId the API key used; null for a person with a session
 * @param superAdmin whether this is a session of a SuperAdmin; an API key never is
 * @param permissions what the caller may do: for a key, what is listed on it and its owner still
 *     holds
 */
public record Caller(
    String userId,
    String email,
    String name,
    String apiKeyId,
    boolean superAdmin,
    Set<String> permissions) {
  public Caller {
    Objects.requireNonNull(userId);
    Objects.requireNonNull(email);
    permissions = Set.copyOf(permissions);
    if (superAdmin && apiKeyId != null) {
      throw new IllegalArgumentException("An API key is never a SuperAdmin");
    }
  }

  /** A person with a session. */
  public static Caller of(User user) {
    return new Caller(
        user.id(),
        user.email(),
        user.name(),
        null,
        user.superAdmin(),
        Set.copyOf(user.permissions()));
  }

  /** A script with an API key, in the name of the key's owner. */
  public static Caller of(ApiKey key) {
    User owner = key.owner();
    return new Caller(
        owner.id(),
        owner.email(),
        owner.name(),
        key.id(),
        false,
        Set.copyOf(key.effectivePermissions()));
  }

  public boolean holds(String permission) {
    return permissions.contains(permission);
  }

  public Optional<String> apiKey() {
    return Optional.ofNullable(apiKeyId);
  }

  /** Whether the caller holds all of them. */
  public boolean holdsAll(Collection<String> wanted) {
    return permissions.containsAll(wanted);
  }

  /** FORBIDDEN, in the words of the API, unless the caller holds the permission. */
  public void require(String permission) {
    if (!holds(permission)) {
      throw denied(permission);
    }
  }

  /** The answer to valid credentials without the permission. */
  public static BackupException denied(String permission) {
    return new BackupException(
        ErrorCategory.FORBIDDEN, "Permission denied: " + permission + " required");
  }
}
