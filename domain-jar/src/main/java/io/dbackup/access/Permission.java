package io.dbackup.access;

import java.util.Collection;
import java.util.List;

/**
 * The permissions of the product, in the order of the reference. A permission is at the same time
 * the name of a container role, so {@code @RolesAllowed(Permission.JOBS_WRITE)} on a use case reads
 * like the documentation.
 */
public final class Permission {
  public static final String USERS_READ = "users:read";
  public static final String USERS_WRITE = "users:write";
  public static final String GROUPS_READ = "groups:read";
  public static final String GROUPS_WRITE = "groups:write";
  public static final String SOURCES_READ = "sources:read";
  public static final String SOURCES_WRITE = "sources:write";
  public static final String DESTINATIONS_READ = "destinations:read";
  public static final String DESTINATIONS_WRITE = "destinations:write";
  public static final String JOBS_READ = "jobs:read";
  public static final String JOBS_WRITE = "jobs:write";
  public static final String JOBS_EXECUTE = "jobs:execute";
  public static final String STORAGE_READ = "storage:read";
  public static final String STORAGE_DOWNLOAD = "storage:download";
  public static final String STORAGE_DELETE = "storage:delete";
  public static final String STORAGE_RESTORE = "storage:restore";
  public static final String HISTORY_READ = "history:read";
  public static final String AUDIT_READ = "audit:read";
  public static final String NOTIFICATIONS_READ = "notifications:read";
  public static final String NOTIFICATIONS_WRITE = "notifications:write";
  public static final String VAULT_READ = "vault:read";
  public static final String VAULT_WRITE = "vault:write";
  public static final String SETTINGS_READ = "settings:read";
  public static final String SETTINGS_WRITE = "settings:write";
  public static final String API_KEYS_READ = "api-keys:read";
  public static final String API_KEYS_WRITE = "api-keys:write";

  /**
   * The role of every caller that has proved who it is, whatever its permissions. Not a permission:
   * it cannot be granted and is not in {@link #ALL}.
   */
  public static final String AUTHENTICATED = "authenticated";

  /** Every permission that can be granted, in the order of the reference. */
  public static final List<String> ALL =
      List.of(
          USERS_READ,
          USERS_WRITE,
          GROUPS_READ,
          GROUPS_WRITE,
          SOURCES_READ,
          SOURCES_WRITE,
          DESTINATIONS_READ,
          DESTINATIONS_WRITE,
          JOBS_READ,
          JOBS_WRITE,
          JOBS_EXECUTE,
          STORAGE_READ,
          STORAGE_DOWNLOAD,
          STORAGE_DELETE,
          STORAGE_RESTORE,
          HISTORY_READ,
          AUDIT_READ,
          NOTIFICATIONS_READ,
          NOTIFICATIONS_WRITE,
          VAULT_READ,
          VAULT_WRITE,
          SETTINGS_READ,
          SETTINGS_WRITE,
          API_KEYS_READ,
          API_KEYS_WRITE);

  private Permission() {}

  /** The known ones among these, without repetition and in the order of {@link #ALL}. */
  public static List<String> inOrder(Collection<String> permissions) {
    return ALL.stream().filter(permissions::contains).toList();
  }
}
