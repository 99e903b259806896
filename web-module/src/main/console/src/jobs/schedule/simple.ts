/** A schedule as most people think of it; anything else is written as cron. */
export type SimpleSchedule =
  | { every: "hour"; minute: number }
  | { every: "day"; hour: number; minute: number }
  | { every: "week"; weekdays: readonly number[]; hour: number; minute: number }
  | { every: "month"; day: number; hour: number; minute: number };

export type Every = SimpleSchedule["every"];

export function cronOf(schedule: SimpleSchedule): string {
  switch (schedule.every) {
    case "hour":
      return `${schedule.minute} * * * *`;
    case "day":
      return `${schedule.minute} ${schedule.hour} * * *`;
    case "week":
      return `${schedule.minute} ${schedule.hour} * * ${[...schedule.weekdays].sort().join(",")}`;
    case "month":
      return `${schedule.minute} ${schedule.hour} ${schedule.day} * *`;
  }
}

/** Null when the expression says more than a simple schedule can. */
export function simpleOf(cron: string): SimpleSchedule | null {
  const match = /^(\d{1,2}) (\*|\d{1,2}) (\*|\d{1,2}) \* (\*|[0-6](?:,[0-6])*)$/.exec(
    cron.trim().replace(/\s+/g, " "),
  );
  if (!match) {
    return null;
  }
  const [, minuteText, hourText, dayText, weekdayText] = match as unknown as string[];
  const minute = Number(minuteText);
  const hour = Number(hourText);
  if (minute > 59 || hour > 23) {
    return null;
  }
  if (hourText === "*") {
    return dayText === "*" && weekdayText === "*" ? { every: "hour", minute } : null;
  }
  if (dayText !== "*") {
    const day = Number(dayText);
    return weekdayText === "*" && day >= 1 && day <= 31 ? { every: "month", day, hour, minute } : null;
  }
  if (weekdayText === "*") {
    return { every: "day", hour, minute };
  }
  return { every: "week", weekdays: (weekdayText ?? "").split(",").map(Number), hour, minute };
}

/** The same time of day with another rhythm. */
export function withEvery(schedule: SimpleSchedule, every: Every): SimpleSchedule {
  const minute = schedule.minute;
  const hour = schedule.every === "hour" ? 2 : schedule.hour;
  switch (every) {
    case "hour":
      return { every, minute };
    case "day":
      return { every, hour, minute };
    case "week":
      return { every, weekdays: [0], hour, minute };
    case "month":
      return { every, day: 1, hour, minute };
  }
}
