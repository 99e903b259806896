package io.dbackup.adapter.database.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes roles that the target does not have out of the entries of an archive, and keeps account.
 * Not thread-safe.
 */
final class RoleFilter {
  private final TargetRoles roles;
  private final Map<String, Integer> ownerless = new LinkedHashMap<>();

  RoleFilter(TargetRoles roles) {
    this.roles = roles;
  }

  void adapt(TocEntry entry) {
    String owner = entry.owner();
    if (!owner.isEmpty() && !roles.assumable().contains(owner)) {
      entry.setOwner("");
      ownerless.merge(owner, 1, Integer::sum);
    }
  }

  List<String> notRestored() {
    return ownerless.entrySet().stream()
        .map(
            entry ->
                entry.getValue()
                    + " objects of \""
                    + entry.getKey()
                    + "\" belong to the restoring login, because the target does not have that role or the login cannot"
                    + " act for it.")
        .toList();
  }
}
