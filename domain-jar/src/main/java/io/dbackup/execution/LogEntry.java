package io.dbackup.execution;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** One line of an execution's log. Written once, never changed; contains no secret. */
@Entity
@Table(name = "execution_log")
public class LogEntry {
  @Id
  // A sequence, one by one: identity columns do not work with every provider on H2, and ids must
  // follow the order of the lines whichever node writes them.
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "execution_log")
  @SequenceGenerator(name = "execution_log", sequenceName = "execution_log_seq", allocationSize = 1)
  private Long id;

  @Column(name = "execution_id")
  private String executionId;

  @Column(name = "logged_at")
  private Instant timestamp;

  @Enumerated(EnumType.STRING)
  @Column(name = "log_level")
  private LogLevel level;

  @Enumerated(EnumType.STRING)
  private ExecutionStage stage;

  private String message;
  private String details;

  protected LogEntry() {}

  public LogEntry(
      String executionId,
      Instant timestamp,
      LogLevel level,
      ExecutionStage stage,
      String message,
      String details) {
    this.executionId = Objects.requireNonNull(executionId);
    this.timestamp = Objects.requireNonNull(timestamp);
    this.level = Objects.requireNonNull(level);
    this.stage = Objects.requireNonNull(stage);
    this.message = Objects.requireNonNull(message);
    this.details = details;
  }

  /** Grows with every line of the same execution; null until stored. */
  public Long id() {
    return id;
  }

  public String executionId() {
    return executionId;
  }

  public Instant timestamp() {
    return timestamp;
  }

  public LogLevel level() {
    return level;
  }

  public ExecutionStage stage() {
    return stage;
  }

  public String message() {
    return message;
  }

  public Optional<String> details() {
    return Optional.ofNullable(details);
  }
}
