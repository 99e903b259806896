package io.dbackup.adapter.database.postgres;

import java.util.Set;

/**
 * The roles of a target server.
 *
 * @param existing all roles there
 * @param assumable those the restoring login may make owner of an object
 * @param superuser whether the restoring login may do everything
 */
record TargetRoles(Set<String> existing, Set<String> assumable, boolean superuser) {
  TargetRoles {
    existing = Set.copyOf(existing);
    assumable = Set.copyOf(assumable);
  }
}
