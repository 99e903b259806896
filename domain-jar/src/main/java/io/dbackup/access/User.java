package io.dbackup.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A person who can log in. The e-mail address is unique whatever its case, and kept in lower case.
 */
@Entity
@Table(name = "app_user")
public class User {
  @Id private String id;

  private String email;
  private String name;
  private boolean enabled;

  @Column(name = "password_hash")
  private String passwordHash;

  @ManyToMany(fetch = FetchType.EAGER)
  @JoinTable(
      name = "user_group_member",
      joinColumns = @JoinColumn(name = "user_id"),
      inverseJoinColumns = @JoinColumn(name = "group_id"))
  @OrderBy("name")
  private List<Group> groups = new ArrayList<>();

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "last_login_at")
  private Instant lastLoginAt;

  @Version private long version;

  protected User() {}

  public User(String id, String email, String name, String passwordHash, Instant now) {
    this.id = Objects.requireNonNull(id);
    this.email = normalEmail(email);
    this.name = Objects.requireNonNull(name);
    this.passwordHash = passwordHash;
    this.enabled = true;
    this.createdAt = Objects.requireNonNull(now);
    this.updatedAt = now;
  }

  /** The form in which addresses are stored and compared. */
  public static String normalEmail(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  public void rename(String newName) {
    this.name = Objects.requireNonNull(newName);
  }

  public void changeEmail(String newEmail) {
    this.email = normalEmail(newEmail);
  }

  public void changePassword(String newPasswordHash) {
    this.passwordHash = Objects.requireNonNull(newPasswordHash);
  }

  /**
   * Takes over the password that the user has at another instance.
   *
   * @param hash null for a user who logs in elsewhere only
   */
  public void takeOverPassword(String hash) {
    this.passwordHash = hash;
  }

  /** A disabled user cannot log in; its sessions and API keys stop working at once. */
  public void enable(boolean on) {
    this.enabled = on;
  }

  public void joinOnly(Collection<Group> newGroups) {
    groups.clear();
    groups.addAll(new LinkedHashSet<>(newGroups));
  }

  public void touched(Instant now) {
    this.updatedAt = now;
  }

  public void loggedIn(Instant now) {
    this.lastLoginAt = now;
  }

  /** Everything the user's groups grant, without repetition, in the order of the reference. */
  public List<String> permissions() {
    Set<String> held = new LinkedHashSet<>();
    groups.forEach(group -> held.addAll(group.permissions()));
    return Permission.inOrder(held);
  }

  public boolean superAdmin() {
    return groups.stream().anyMatch(Group::builtIn);
  }

  public String id() {
    return id;
  }

  public String email() {
    return email;
  }

  public String name() {
    return name;
  }

  public boolean enabled() {
    return enabled;
  }

  /** Empty for users who log in elsewhere only. */
  public Optional<String> passwordHash() {
    return Optional.ofNullable(passwordHash);
  }

  public List<Group> groups() {
    return List.copyOf(groups);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public Optional<Instant> lastLoginAt() {
    return Optional.ofNullable(lastLoginAt);
  }
}
