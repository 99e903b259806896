package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.AccessSecret;
import io.dbackup.access.ApiKey;
import io.dbackup.access.Caller;
import io.dbackup.access.Permission;
import io.dbackup.access.User;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.event.AuditRecorder;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.persistence.ApiKeyRepository;
import io.dbackup.persistence.UserRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * API keys. A key holds only what its creator holds. Who changes or rotates somebody's key must
 * hold what that key may do; to disable or delete one is always possible.
 */
@Stateless
public class ApiKeyService {
  @Inject ApiKeyRepository keys;
  @Inject UserRepository users;
  @Inject AuditRecorder audit;
  @Inject CurrentCaller current;
  @Inject Clock clock;

  @RolesAllowed(Permission.API_KEYS_READ)
  public List<ApiKey> all() {
    return keys.all();
  }

  /** Makes a key of the caller; name and permissions must be given. */
  @RolesAllowed(Permission.API_KEYS_WRITE)
  public IssuedApiKey create(ApiKeyChange request) {
    Caller caller = current.require();
    String name = request.name().orElseThrow(() -> BackupException.invalid("name is required"));
    List<String> permissions =
        grantable(
            caller,
            request
                .permissions()
                .orElseThrow(() -> BackupException.invalid("permissions is required")));
    User owner =
        users
            .find(caller.userId())
            .orElseThrow(() -> new BackupException(ErrorCategory.UNAUTHENTICATED, "Unauthorized"));
    ApiKey key = new ApiKey(TimeOrderedId.next(clock), name, owner, permissions, clock.instant());
    key.expireAt(future(request.expiresAt()));
    key.enable(request.enabled().orElse(true));
    AccessSecret secret = AccessSecret.newApiKey();
    key.use(secret);
    keys.add(key);
    audit.record(AuditAction.CREATE, AuditResource.API_KEY, key.id(), AuditDetails.of(key));
    return new IssuedApiKey(key, secret);
  }

  @RolesAllowed(Permission.API_KEYS_WRITE)
  public ApiKey update(String id, Edition seen, ApiKeyChange request) {
    ApiKey key = existing(id);
    seen.require(key.updatedAt());
    JsonObject before = AuditDetails.of(key);
    boolean onlyDisables =
        request.enabled().filter(on -> !on).isPresent()
            && request.permissions().isEmpty()
            && request.name().isEmpty()
            && !request.expirySent();
    if (!onlyDisables) {
      Grant.requireAll(current.require(), key.effectivePermissions());
    }
    request.permissions().ifPresent(wanted -> key.grant(grantable(current.require(), wanted)));
    request.name().ifPresent(key::rename);
    request.enabled().ifPresent(key::enable);
    if (request.expirySent()) {
      key.expireAt(future(request.expiresAt()));
    }
    key.touched(clock.instant());
    audit.record(
        AuditAction.UPDATE,
        AuditResource.API_KEY,
        id,
        AuditDetails.ofUpdate(before, AuditDetails.of(key)));
    return key;
  }

  /** Gives a key a new secret; the old one stops working at once. */
  @RolesAllowed(Permission.API_KEYS_WRITE)
  public IssuedApiKey rotate(String id) {
    ApiKey key = existing(id);
    Grant.requireAll(current.require(), key.effectivePermissions());
    JsonObject before = AuditDetails.of(key);
    AccessSecret secret = AccessSecret.newApiKey();
    key.use(secret);
    key.touched(clock.instant());
    audit.record(
        AuditAction.UPDATE,
        AuditResource.API_KEY,
        id,
        JSON.createObjectBuilder(AuditDetails.ofUpdate(before, AuditDetails.of(key)))
            .add("rotated", true)
            .build());
    return new IssuedApiKey(key, secret);
  }

  @RolesAllowed(Permission.API_KEYS_WRITE)
  public void delete(String id) {
    ApiKey key = existing(id);
    keys.remove(key);
    JsonObject details = AuditDetails.of(key);
    audit.record(AuditAction.DELETE, AuditResource.API_KEY, id, details);
  }

  private ApiKey existing(String id) {
    return keys.find(id).orElseThrow(() -> BackupException.notFound("API key"));
  }

  private static List<String> grantable(Caller caller, List<String> permissions) {
    List<String> wanted = Grant.known(permissions);
    if (wanted.isEmpty()) {
      throw BackupException.invalid("permissions must name at least one permission");
    }
    Grant.requireAll(caller, wanted);
    return wanted;
  }

  private Instant future(Instant expiresAt) {
    if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
      throw BackupException.invalid("expiresAt must be in the future");
    }
    return expiresAt;
  }
}
