package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Caller;
import io.dbackup.access.Group;
import io.dbackup.access.Permission;
import io.dbackup.access.User;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.caller.PasswordHasher;
import io.dbackup.error.BackupException;
import io.dbackup.event.AuditRecorder;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.persistence.ApiKeyRepository;
import io.dbackup.persistence.GroupRepository;
import io.dbackup.persistence.SessionRepository;
import io.dbackup.persistence.UserRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Users. A caller can change only users that may do no more than the caller, and the last
 * SuperAdmin that can log in stays one.
 */
@Stateless
public class UserService {
  @Inject UserRepository users;
  @Inject GroupRepository groups;
  @Inject SessionRepository sessions;
  @Inject ApiKeyRepository keys;
  @Inject PasswordHasher hasher;
  @Inject AccountRules rules;
  @Inject AuditRecorder audit;
  @Inject CurrentCaller current;
  @Inject Clock clock;

  @RolesAllowed(Permission.USERS_READ)
  public List<User> all() {
    return users.all();
  }

  @RolesAllowed(Permission.USERS_READ)
  public User find(String id) {
    return existing(id);
  }

  /**
   * Makes a user; e-mail address and password must be given. CONFLICT when the address is taken.
   */
  @RolesAllowed(Permission.USERS_WRITE)
  public User create(UserChange request) {
    String email = rules.email(request.email().orElseThrow(() -> missing("email")));
    String password = request.password().orElseThrow(() -> missing("password"));
    rules.password("password", password, email);
    List<Group> wanted = grantable(request.groups().orElse(List.of()));
    requireFree(email);
    User user =
        new User(
            TimeOrderedId.next(clock),
            email,
            request.name().orElse(email),
            hasher.hash(password),
            clock.instant());
    user.joinOnly(wanted);
    user.enable(request.enabled().orElse(true));
    users.add(user);
    audit.record(AuditAction.CREATE, AuditResource.USER, user.id(), AuditDetails.of(user));
    return user;
  }

  @RolesAllowed(Permission.USERS_WRITE)
  public User update(String id, Edition seen, UserChange request) {
    User user = existing(id);
    Grant.requireOver(current.require(), user);
    seen.require(user.updatedAt());
    JsonObject before = AuditDetails.of(user);
    Optional<List<Group>> wanted = request.groups().map(this::grantable);
    boolean staysSuperAdmin =
        request.enabled().orElse(user.enabled())
            && wanted.map(list -> list.stream().anyMatch(Group::builtIn)).orElse(user.superAdmin());
    keepOneSuperAdmin(user, staysSuperAdmin);
    request
        .email()
        .map(rules::email)
        .filter(email -> !email.equals(user.email()))
        .ifPresent(
            email -> {
              requireFree(email);
              user.changeEmail(email);
            });
    request.name().ifPresent(user::rename);
    request.enabled().ifPresent(user::enable);
    wanted.ifPresent(user::joinOnly);
    request
        .password()
        .ifPresent(
            password -> {
              rules.password("password", password, user.email());
              user.changePassword(hasher.hash(password));
            });
    user.touched(clock.instant());
    if (request.password().isPresent() || !user.enabled()) {
      sessions.removeOfUser(id);
    }
    audit.record(
        AuditAction.UPDATE,
        AuditResource.USER,
        id,
        AuditDetails.with(AuditDetails.of(user), changes(before, user, request)));
    return user;
  }

  /** Removes a user with its sessions and API keys; what it did stays in the audit trail. */
  @RolesAllowed(Permission.USERS_WRITE)
  public void delete(String id) {
    User user = existing(id);
    Grant.requireOver(current.require(), user);
    keepOneSuperAdmin(user, false);
    sessions.removeOfUser(id);
    keys.removeOfOwner(id);
    users.remove(user);
    audit.record(AuditAction.DELETE, AuditResource.USER, id, AuditDetails.of(user));
  }

  private User existing(String id) {
    return users.find(id).orElseThrow(() -> BackupException.notFound("User"));
  }

  private void requireFree(String email) {
    if (users.withEmail(email).isPresent()) {
      throw BackupException.conflict("There is a user with this e-mail address already");
    }
  }

  /** The groups named by id or name; the caller must hold what they grant. */
  private List<Group> grantable(List<String> idsOrNames) {
    Caller caller = current.require();
    List<Group> found = new ArrayList<>();
    for (String idOrName : idsOrNames) {
      Group group =
          groups
              .find(idOrName)
              .or(() -> groups.withName(idOrName))
              .orElseThrow(
                  () ->
                      BackupException.invalid(
                          "groups contains '" + idOrName + "', which does not exist"));
      Grant.requireSuperAdminFor(caller, group.builtIn());
      Grant.requireAll(caller, group.permissions());
      found.add(group);
    }
    return found;
  }

  private void keepOneSuperAdmin(User user, boolean stays) {
    if (user.superAdmin() && user.enabled() && !stays && users.lockAndCountSuperAdmins() <= 1) {
      throw BackupException.conflict(
          "This is the last SuperAdmin; make another one before you remove, disable or demote this one");
    }
  }

  /** A new password does not show in the state, so it is named. */
  private static JsonObject changes(JsonObject before, User user, UserChange request) {
    JsonObject changes = AuditDetails.changes(before, AuditDetails.of(user), Set.of());
    return request.password().isEmpty()
        ? changes
        : JSON.createObjectBuilder(changes).add("password", AuditDetails.CHANGED).build();
  }

  private static BackupException missing(String field) {
    return BackupException.invalid(field + " is required");
  }
}
