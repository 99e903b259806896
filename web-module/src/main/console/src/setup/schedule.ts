/** What most people want; anything else is written as cron. */
export interface Schedule {
  rhythm: "daily" | "hourly" | "weekly" | "cron";
  hour: number;
  /** 0 is Sunday. */
  weekday: number;
  cron: string;
}

export const RHYTHMS: readonly Schedule["rhythm"][] = ["daily", "hourly", "weekly", "cron"];

/** At night, when most databases have least to do. */
export const NIGHTLY: Schedule = { rhythm: "daily", hour: 2, weekday: 0, cron: "0 2 * * *" };

/** The schedule as the server takes it. */
export function cronOf({ rhythm, hour, weekday, cron }: Schedule): string {
  switch (rhythm) {
    case "hourly":
      return "0 * * * *";
    case "daily":
      return `0 ${hour} * * *`;
    case "weekly":
      return `0 ${hour} * * ${weekday}`;
    case "cron":
      return cron.trim();
  }
}

/** The same schedule after a change; cron begins with what was chosen before. */
export function changed(before: Schedule, change: Partial<Schedule>): Schedule {
  const after = { ...before, ...change };
  return after.rhythm === "cron" ? after : { ...after, cron: cronOf(after) };
}
