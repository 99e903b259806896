import type { Dashboard, Job } from "./dashboard";

/** The answer to "am I safe?". `jobs` are those that are enabled. */
export type Verdict =
  | { kind: "nothing" }
  | { kind: "allDisabled"; jobs: number }
  | { kind: "atRisk"; jobs: number; count: number; atLeast: boolean }
  /** On schedule, but of some jobs no backup was ever found sound; null when not every job is known by name. */
  | { kind: "backedUp"; jobs: number; unverified: number | null }
  | { kind: "safe"; jobs: number };

export function verdictOf({ jobs, protection }: Pick<Dashboard, "jobs" | "protection">): Verdict {
  if (jobs.total === 0) {
    return { kind: "nothing" };
  }
  if (jobs.active === 0) {
    return { kind: "allDisabled", jobs: jobs.total };
  }
  const atRisk = protection.filter(isAtRisk).length;
  if (atRisk > 0) {
    // The server names those at risk first: only when they fill the list can there be more.
    const atLeast = atRisk === protection.length && protection.length < jobs.total;
    return { kind: "atRisk", jobs: jobs.active, count: atRisk, atLeast };
  }
  if (protection.length < jobs.total) {
    return { kind: "backedUp", jobs: jobs.active, unverified: null };
  }
  const unverified = protection.filter(({ enabled, lastVerifiedAt }) => enabled && !lastVerifiedAt).length;
  return unverified > 0
    ? { kind: "backedUp", jobs: jobs.active, unverified }
    : { kind: "safe", jobs: jobs.active };
}

/** Whether a job lacks a backup that it should have by now, or failed at the last one. */
export function isAtRisk({ state }: Job): boolean {
  return state === "overdue" || state === "failing" || state === "never";
}

/** The one thing to do first about a job at risk. */
export type Help = "look" | "source" | "run";

export function helpFor({ lastStatus, sourceName }: Job): Help {
  if (sourceName === null) {
    return "source";
  }
  return lastStatus === "Failed" || lastStatus === "Partial" ? "look" : "run";
}

type Advice = "overdue" | "never" | "Failed" | "Partial" | "first" | "none";

/** The server's advice about a job at risk, as messages in the reader's language. */
export function adviceFor({ state, lastStatus, overdue }: Job): Advice[] {
  const what: Advice[] = state === "overdue" || state === "never" ? [state] : [];
  if (lastStatus === "Failed" || lastStatus === "Partial") {
    return [...what, lastStatus];
  }
  return [...what, lastStatus === null && !overdue ? "first" : "none"];
}
