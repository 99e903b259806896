package io.dbackup.access;

import io.dbackup.mapping.TextListConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A named set of permissions that users are members of. The group {@link #SUPER_ADMIN} is made by
 * the schema, holds every permission there is, and cannot be changed or removed.
 */
@Entity
@Table(name = "user_group")
public class Group {
  public static final String SUPER_ADMIN = "SuperAdmin";

  @Id private String id;

  private String name;

  @Convert(converter = TextListConverter.class)
  private List<String> permissions = List.of();

  @Column(name = "built_in")
  private boolean builtIn;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Version private long version;

  protected Group() {}

  /** A group made by an administrator. */
  public Group(String id, String name, Collection<String> permissions, Instant now) {
    this.id = Objects.requireNonNull(id);
    this.name = Objects.requireNonNull(name);
    this.permissions = Permission.inOrder(permissions);
    this.createdAt = Objects.requireNonNull(now);
    this.updatedAt = now;
  }

  public void rename(String newName, Instant now) {
    this.name = Objects.requireNonNull(newName);
    this.updatedAt = now;
  }

  public void grant(Collection<String> newPermissions, Instant now) {
    this.permissions = Permission.inOrder(newPermissions);
    this.updatedAt = now;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /**
   * In the order of the reference; every permission for SuperAdmin, also those of later versions.
   */
  public List<String> permissions() {
    return builtIn ? Permission.ALL : permissions;
  }

  /** Whether this is the SuperAdmin group. */
  public boolean builtIn() {
    return builtIn;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
