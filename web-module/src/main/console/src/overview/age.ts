import type { Job } from "./dashboard";

export interface Age {
  /** Milliseconds since the last complete backup. */
  age: number;
  /** Milliseconds between two as the schedule has them; null when it does not say. */
  interval: number | null;
  /** How much of the interval is over, 1 for all of it and more; null without one. */
  share: number | null;
}

/** How old the last complete backup of a job is; null when there is none. */
export function ageOf(
  { lastSuccessAt, expectedIntervalSeconds }: Pick<Job, "lastSuccessAt" | "expectedIntervalSeconds">,
  now: number,
): Age | null {
  if (lastSuccessAt === null) {
    return null;
  }
  const age = Math.max(0, now - Date.parse(lastSuccessAt));
  const interval = expectedIntervalSeconds ? expectedIntervalSeconds * 1000 : null;
  return { age, interval, share: interval === null ? null : Math.min(1, age / interval) };
}
