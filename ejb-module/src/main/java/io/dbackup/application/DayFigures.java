package io.dbackup.application;

import io.dbackup.execution.EndedOnDay;
import io.dbackup.execution.ExecutionStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The backups that ended on one day of the instance's time zone, by their result. */
public record DayFigures(LocalDate date, Map<ExecutionStatus, Long> ended) {
  public DayFigures {
    ended = Map.copyOf(ended);
  }

  /** How many ended so. */
  public long ended(ExecutionStatus status) {
    return ended.getOrDefault(status, 0L);
  }

  /** One entry for each of the last days, also for those on which nothing ended; oldest first. */
  static List<DayFigures> last(int days, LocalDate today, List<EndedOnDay> counted) {
    Map<LocalDate, Map<ExecutionStatus, Long>> byDate = new HashMap<>();
    counted.forEach(
        day ->
            byDate
                .computeIfAbsent(day.date(), date -> new EnumMap<>(ExecutionStatus.class))
                .merge(day.status(), day.runs(), Long::sum));
    List<DayFigures> figures = new ArrayList<>();
    for (int back = days - 1; back >= 0; back--) {
      LocalDate date = today.minusDays(back);
      figures.add(new DayFigures(date, byDate.getOrDefault(date, Map.of())));
    }
    return figures;
  }

  /** All days together. */
  static Map<ExecutionStatus, Long> sum(List<DayFigures> days) {
    Map<ExecutionStatus, Long> sum = new EnumMap<>(ExecutionStatus.class);
    days.forEach(day -> day.ended().forEach((status, runs) -> sum.merge(status, runs, Long::sum)));
    return sum;
  }
}
