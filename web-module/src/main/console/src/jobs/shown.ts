import type { Job, Protection } from "./api";

export const SHOWN = ["all", "attention", "enabled", "disabled", "unencrypted"] as const;
export type Shown = (typeof SHOWN)[number];

const AT_RISK: readonly Protection["state"][] = ["overdue", "failing", "never"];

/** Whether a job is among those that a person wants to see. */
export function isShown(job: Job, protection: Protection | undefined, shown: Shown): boolean {
  switch (shown) {
    case "all":
      return true;
    case "attention":
      return protection !== undefined && AT_RISK.includes(protection.state);
    case "enabled":
      return job.enabled;
    case "disabled":
      return !job.enabled;
    case "unencrypted":
      return job.encryptionProfileId === null;
  }
}
