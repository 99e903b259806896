package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.AccessSecret;
import io.dbackup.access.Caller;
import io.dbackup.access.User;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.caller.PasswordHasher;
import io.dbackup.config.InstanceSettings;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.event.AuditRecorder;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.persistence.GroupRepository;
import io.dbackup.persistence.SetupTokenRepository;
import io.dbackup.persistence.UserRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Makes the first SuperAdmin, from the configuration or with a token that only the log holds. Open
 * to everybody, since there is nobody yet; once there is a user it does nothing any more. Safe with
 * several nodes: only one first user is made.
 */
@Stateless
public class SetupService {
  @Inject UserRepository users;
  @Inject GroupRepository groups;
  @Inject SetupTokenRepository tokens;
  @Inject PasswordHasher hasher;
  @Inject AccountRules rules;
  @Inject AuditRecorder audit;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  /** Whether there is no user yet. */
  @PermitAll
  public boolean required() {
    return users.none();
  }

  /**
   * At the start: makes the configured administrator when there is no user, or else gives out a
   * token to be printed in the log. Empty when neither is needed.
   */
  @PermitAll
  public Optional<AccessSecret> prepare() {
    users.lockAndCountSuperAdmins();
    if (!users.none()) {
      tokens.removeAll();
      return Optional.empty();
    }
    Optional<String> email = settings.adminEmail();
    Optional<String> password = settings.adminPassword();
    if (email.isPresent() != password.isPresent()) {
      throw BackupException.invalid(
          "DBACKUP_ADMIN_EMAIL and DBACKUP_ADMIN_PASSWORD must be set both, or neither for a setup link in the log");
    }
    if (email.isPresent()) {
      rules.password("DBACKUP_ADMIN_PASSWORD", password.get(), email.get());
      create(email.get(), email.get(), password.get(), "configuration");
      return Optional.empty();
    }
    AccessSecret token = AccessSecret.newToken();
    tokens.add(token.hash());
    return Optional.of(token);
  }

  /**
   * Makes the first SuperAdmin; UNAUTHENTICATED for a token that was not given out, or when there
   * is a user by now.
   */
  @PermitAll
  public void complete(String token, String email, Optional<String> name, String password) {
    users.lockAndCountSuperAdmins();
    if (!tokens.holds(new AccessSecret(token).hash()) || !users.none()) {
      throw new BackupException(
          ErrorCategory.UNAUTHENTICATED,
          "The setup link is not valid (any more); restart the server for a new one if there is no user yet");
    }
    rules.password("password", password, email);
    create(email, name.orElse(email), password, "setup link");
  }

  private void create(String email, String name, String password, String by) {
    String address = rules.email(email);
    User user =
        new User(TimeOrderedId.next(clock), address, name, hasher.hash(password), clock.instant());
    user.joinOnly(List.of(groups.superAdmin()));
    users.add(user);
    tokens.removeAll();
    audit.record(
        (Caller) null,
        AuditAction.CREATE,
        AuditResource.USER,
        user.id(),
        JSON.createObjectBuilder().add("email", address).add("firstAdministratorBy", by).build());
  }
}
