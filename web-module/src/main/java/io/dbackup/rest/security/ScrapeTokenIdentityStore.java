package io.dbackup.rest.security;

import io.dbackup.access.Caller;
import io.dbackup.access.Permission;
import io.dbackup.config.InstanceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;

/**
 * Knows the monitor by {@code dbackup.metrics.token}; without that setting there is none. It holds
 * what metrics need, and its token is looked at for their path alone.
 */
@ApplicationScoped
public class ScrapeTokenIdentityStore implements IdentityStore {
  private static final Caller MONITOR =
      new Caller(
          "metrics", "metrics", "Metrics token", null, false, Set.of(Permission.SETTINGS_READ));

  @Inject InstanceSettings settings;

  /** Overridden as a whole: servers do not find overloads for other credential types reliably. */
  @Override
  public CredentialValidationResult validate(Credential credential) {
    return credential instanceof ScrapeTokenCredential scrape
        ? CallerGroups.result(monitor(scrape.token()))
        : CredentialValidationResult.NOT_VALIDATED_RESULT;
  }

  /** Digests are compared, so that the time taken tells neither content nor length. */
  private Optional<Caller> monitor(String token) {
    return settings
        .text("dbackup.metrics.token")
        .map(String::strip)
        .filter(expected -> !expected.isEmpty())
        .filter(expected -> MessageDigest.isEqual(digest(expected), digest(token)))
        .map(same -> MONITOR);
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
