import type { Schema } from "../api/client";
import { cronOf, NIGHTLY, type Schedule } from "./schedule";

/** What the job is to do, beside where from and where to. It outlives the step. */
export interface Plan {
  /** Empty until somebody chooses another one than that of the source. */
  name: string;
  schedule: Schedule;
  keep: "thinned" | "all";
  /** Channels that are told; null for every one there is. */
  channels: readonly string[] | null;
}

export const FIRST_PLAN: Plan = { name: "", schedule: NIGHTLY, keep: "thinned", channels: null };

/** The newest backup of each of so many days, weeks, months and years. */
export const THINNED = { daily: 7, weekly: 4, monthly: 12, yearly: 2 } as const;

/** Everything that a new job needs. */
export type JobToMake = Schema["JobRequest"] & {
  name: string;
  schedule: string;
  sourceId: string;
  destinationId: string;
};

export interface Ends {
  sourceId: string;
  destinationId: string;
  encryptionProfileId: string | null;
}

export function jobOf(plan: Plan, name: string, ends: Ends, allChannels: readonly string[]): JobToMake {
  return {
    name: name.trim(),
    schedule: cronOf(plan.schedule),
    ...ends,
    enabled: true,
    compression: "ZSTD",
    retention: plan.keep === "all" ? { mode: "NONE" } : { mode: "SMART", smart: THINNED },
    notificationIds: [...(plan.channels ?? allChannels)],
  };
}
