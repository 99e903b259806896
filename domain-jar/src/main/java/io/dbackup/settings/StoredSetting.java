package io.dbackup.settings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;

/** The value that an administrator gave a setting at run time, as text. */
@Entity
@Table(name = "setting")
public class StoredSetting {
  @Id private String name;

  private String content;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Version private long version;

  protected StoredSetting() {}

  public StoredSetting(String name, String content, Instant now) {
    this.name = Objects.requireNonNull(name);
    change(content, now);
  }

  public final void change(String newContent, Instant now) {
    this.content = Objects.requireNonNull(newContent);
    this.updatedAt = Objects.requireNonNull(now);
  }

  public String name() {
    return name;
  }

  public String content() {
    return content;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
