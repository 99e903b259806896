package io.dbackup.execution;

import java.time.LocalDate;

/** How many executions of one type ended in one way on a day of the instance's time zone. */
public record EndedOnDay(LocalDate date, ExecutionStatus status, long runs) {}
