package io.dbackup.settings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What an administrator wants of a system task; empty is what the task itself says. */
@Entity
@Table(name = "system_task")
public class SystemTaskSettings {
  @Id private String id;

  private String schedule;

  @Column(name = "run_on_startup")
  private Boolean runOnStartup;

  private Boolean enabled;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Version private long version;

  protected SystemTaskSettings() {}

  public SystemTaskSettings(String id, Instant now) {
    this.id = Objects.requireNonNull(id);
    this.updatedAt = Objects.requireNonNull(now);
  }

  /**
   * @param newSchedule a valid cron expression
   */
  public void schedule(String newSchedule, Instant now) {
    this.schedule = Objects.requireNonNull(newSchedule);
    this.updatedAt = Objects.requireNonNull(now);
  }

  public void runOnStartup(boolean wanted) {
    this.runOnStartup = wanted;
  }

  /** Switches the schedule on or off; a task that was off does not catch up what it missed. */
  public void enabled(boolean wanted, Instant now) {
    this.enabled = wanted;
    this.updatedAt = Objects.requireNonNull(now);
  }

  /** Takes over what was wanted of the task at another instance; null is what the task says. */
  public void takeOver(
      String newSchedule, Boolean newRunOnStartup, Boolean newEnabled, Instant now) {
    this.schedule = newSchedule;
    this.runOnStartup = newRunOnStartup;
    this.enabled = newEnabled;
    this.updatedAt = Objects.requireNonNull(now);
  }

  public String id() {
    return id;
  }

  public Optional<String> schedule() {
    return Optional.ofNullable(schedule);
  }

  public Optional<Boolean> runOnStartup() {
    return Optional.ofNullable(runOnStartup);
  }

  public Optional<Boolean> enabled() {
    return Optional.ofNullable(enabled);
  }

  /** The latest change of its schedule, or of whether it has one. */
  public Instant updatedAt() {
    return updatedAt;
  }
}
