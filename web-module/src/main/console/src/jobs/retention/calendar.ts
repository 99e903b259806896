import { DAY } from "../schedule/cron";
import { dayOf } from "../schedule/zone";
import type { Verdict } from "./shortening";

export interface Month {
  /** 2026-11 */
  month: string;
  /** The backups of each day of the month that has some. */
  days: ReadonlyMap<number, readonly Verdict[]>;
}

/** The months that have backups, the last one first; days begin as in the time zone. */
export function monthsOf(backups: readonly Verdict[], zone: string): Month[] {
  const months = new Map<string, Map<number, Verdict[]>>();
  for (const backup of backups) {
    const date = dayOf(zone, Date.parse(backup.createdAt));
    const month = date.slice(0, 7);
    const day = Number(date.slice(8));
    const days = months.get(month) ?? new Map<number, Verdict[]>();
    days.set(day, [...(days.get(day) ?? []), backup]);
    months.set(month, days);
  }
  return [...months]
    .map(([month, days]) => ({ month, days }))
    .sort((one, other) => other.month.localeCompare(one.month));
}

/** The days of a month by weeks from Monday to Sunday; null beside the month. */
export function weeksOf(month: string): (number | null)[][] {
  const first = Date.parse(`${month}-01`);
  const before = (new Date(first).getUTCDay() + 6) % 7;
  const [year = 0, number = 0] = month.split("-").map(Number);
  const length = (Date.UTC(year, number, 1) - first) / DAY;
  const weeks = Math.ceil((before + length) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => {
      const day = week * 7 + weekday - before + 1;
      return day >= 1 && day <= length ? day : null;
    }),
  );
}
