package io.dbackup.application;

import io.dbackup.access.Caller;
import io.dbackup.access.Permission;
import io.dbackup.access.User;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.util.Collection;
import java.util.List;

/**
 * The rule that keeps rights from growing by themselves: nobody gives away what they do not hold,
 * and nobody takes over an account or a key that may do more than they may.
 */
final class Grant {
  private Grant() {}

  /**
   * The permissions of a request in their order; INVALID naming the field for one that does not
   * exist.
   */
  static List<String> known(Collection<String> permissions) {
    for (String permission : permissions) {
      if (!Permission.ALL.contains(permission)) {
        throw BackupException.invalid(
            "permissions contains '" + permission + "', which is not a permission");
      }
    }
    return Permission.inOrder(permissions);
  }

  /** FORBIDDEN naming the first permission that the caller does not hold. */
  static void requireAll(Caller caller, Collection<String> permissions) {
    Permission.inOrder(permissions).forEach(caller::require);
  }

  /** FORBIDDEN when the user may do more than the caller. */
  static void requireOver(Caller caller, User user) {
    requireSuperAdminFor(caller, user.superAdmin());
    requireAll(caller, user.permissions());
  }

  /** A key that lists every permission is still no SuperAdmin. */
  static void requireSuperAdminFor(Caller caller, boolean superAdminConcerned) {
    if (superAdminConcerned && !caller.superAdmin()) {
      throw new BackupException(
          ErrorCategory.FORBIDDEN, "Permission denied: only a SuperAdmin can do this");
    }
  }
}
