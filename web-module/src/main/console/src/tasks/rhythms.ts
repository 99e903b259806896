/** What is offered instead of writing cron; the keys are the words of each. */
export const RHYTHMS = {
  fiveMinutes: "*/5 * * * *",
  quarterHour: "*/15 * * * *",
  hourly: "0 * * * *",
  daily: "0 3 * * *",
  weekly: "0 4 * * 0",
  monthly: "0 4 1 * *",
} as const;

/** Stands for a cron expression of one's own. */
export const OWN = "own";

export type Rhythm = keyof typeof RHYTHMS;

/** The rhythm that an expression is; undefined for one that is not offered. */
export function rhythmOf(schedule: string): Rhythm | undefined {
  const fields = schedule.trim().split(/\s+/).join(" ");
  return (Object.keys(RHYTHMS) as Rhythm[]).find((rhythm) => RHYTHMS[rhythm] === fields);
}

/** Every day at this time, as hours and minutes; null for another rhythm. */
export function dailyAt(schedule: string): { hour: number; minute: number } | null {
  const [, minute, hour] = /^(\d{1,2}) (\d{1,2}) \* \* \*$/.exec(schedule.trim()) ?? [];
  return minute === undefined || hour === undefined ? null : { hour: Number(hour), minute: Number(minute) };
}
