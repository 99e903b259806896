package io.dbackup.application;

import io.dbackup.access.Group;
import io.dbackup.access.Permission;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.error.BackupException;
import io.dbackup.event.AuditRecorder;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.persistence.GroupRepository;
import io.dbackup.persistence.UserRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Groups. What a caller adds to one, the caller must hold; SuperAdmin stays as it is. */
@Stateless
public class GroupService {
  @Inject GroupRepository groups;
  @Inject UserRepository users;
  @Inject AuditRecorder audit;
  @Inject CurrentCaller current;
  @Inject Clock clock;

  @RolesAllowed(Permission.GROUPS_READ)
  public List<Group> all() {
    return groups.all();
  }

  @RolesAllowed(Permission.GROUPS_READ)
  public Group find(String id) {
    return existing(id);
  }

  @RolesAllowed(Permission.GROUPS_READ)
  public long members(String id) {
    return users.membersOf(id);
  }

  @RolesAllowed(Permission.GROUPS_WRITE)
  public Group create(String name, List<String> permissions) {
    List<String> wanted = Grant.known(permissions);
    Grant.requireAll(current.require(), wanted);
    requireFree(name);
    Group group = new Group(TimeOrderedId.next(clock), name, wanted, clock.instant());
    groups.add(group);
    audit.record(AuditAction.CREATE, AuditResource.GROUP, group.id(), AuditDetails.of(group));
    return group;
  }

  /** An empty part is left as it is. */
  @RolesAllowed(Permission.GROUPS_WRITE)
  public Group update(
      String id, Edition seen, Optional<String> name, Optional<List<String>> permissions) {
    Group group = changeable(id);
    seen.require(group.updatedAt());
    JsonObject before = AuditDetails.of(group);
    permissions
        .map(Grant::known)
        .ifPresent(
            wanted -> {
              List<String> added =
                  wanted.stream().filter(one -> !group.permissions().contains(one)).toList();
              Grant.requireAll(current.require(), added);
              group.grant(wanted, clock.instant());
            });
    name.filter(text -> !text.equals(group.name()))
        .ifPresent(
            text -> {
              requireFree(text);
              group.rename(text, clock.instant());
            });
    audit.record(
        AuditAction.UPDATE,
        AuditResource.GROUP,
        id,
        AuditDetails.ofUpdate(before, AuditDetails.of(group)));
    return group;
  }

  /** CONFLICT while users are in it. */
  @RolesAllowed(Permission.GROUPS_WRITE)
  public void delete(String id) {
    Group group = changeable(id);
    long members = users.membersOf(id);
    if (members > 0) {
      throw BackupException.conflict(
          "The group has " + members + " members; take them out of it first");
    }
    groups.remove(group);
    audit.record(AuditAction.DELETE, AuditResource.GROUP, id, AuditDetails.of(group));
  }

  private Group existing(String id) {
    return groups.find(id).orElseThrow(() -> BackupException.notFound("Group"));
  }

  private Group changeable(String id) {
    Group group = existing(id);
    if (group.builtIn()) {
      throw BackupException.conflict(
          "The group " + Group.SUPER_ADMIN + " is built in and cannot be changed");
    }
    return group;
  }

  private void requireFree(String name) {
    if (name.equalsIgnoreCase(Group.SUPER_ADMIN) || groups.withName(name).isPresent()) {
      throw BackupException.conflict("There is a group of this name already");
    }
  }
}
