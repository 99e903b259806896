import { momentOf } from "../jobs/schedule/zone";
import type { Day } from "./dashboard";

export const RESULTS = ["success", "partial", "failed", "cancelled"] as const;
export type Result = (typeof RESULTS)[number];

/** The first moment of a day and that of the next one, where the server counts its days. */
export function boundsOf(date: string, timeZone: string): { from: string; to: string } {
  return { from: startOf(date, 0, timeZone), to: startOf(date, 1, timeZone) };
}

export function totalOf(day: Day): number {
  return RESULTS.reduce((sum, result) => sum + day[result], 0);
}

export function sumOf(days: readonly Day[]): Record<Result, number> {
  const sum = { success: 0, partial: 0, failed: 0, cancelled: 0 };
  for (const day of days) {
    RESULTS.forEach((result) => (sum[result] += day[result]));
  }
  return sum;
}

/** A day as a moment that is on that day wherever the reader is. */
export function noonOf(date: string): string {
  return `${date}T12:00:00`;
}

function startOf(date: string, plusDays: number, timeZone: string): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(momentOf(timeZone, Date.UTC(year, month - 1, day + plusDays))).toISOString();
}
