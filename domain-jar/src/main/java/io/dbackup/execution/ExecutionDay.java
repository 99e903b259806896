package io.dbackup.execution;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/**
 * How many executions of one type ended in one way on one day of the instance's time zone. Counted
 * by single statements in the transaction that ends an execution; never less, also when old
 * executions are deleted.
 */
@Entity
@Table(name = "execution_day")
public class ExecutionDay {
  @Id private String id;

  @Column(name = "ended_on")
  private LocalDate date;

  @Enumerated(EnumType.STRING)
  private ExecutionType type;

  @Enumerated(EnumType.STRING)
  private ExecutionStatus status;

  private long runs;

  /** Of all of them together, from start to end. */
  @Column(name = "duration_ms")
  private long durationMillis;

  /** What all of them together stored at destinations. */
  @Column(name = "stored_bytes")
  private long storedBytes;

  protected ExecutionDay() {}

  /** A day on which none has ended yet. */
  public ExecutionDay(LocalDate date, ExecutionType type, ExecutionStatus status) {
    this.id = id(date, type, status);
    this.date = date;
    this.type = type;
    this.status = status;
  }

  /** The key of a day, type and status. */
  public static String id(LocalDate date, ExecutionType type, ExecutionStatus status) {
    return date + " " + type + " " + status;
  }
}
