import type { FirstRun } from "./useFirstRun";

/** What may be said of the backup in the end; nothing is called proved that was not. */
export type Verdict = "proved" | "provedInPart" | "unproved" | "damaged" | "backupFailed" | "notStarted";

/** Null while it goes on. */
export function verdictOf({ phase, problem, backup, verification, stored }: FirstRun): Verdict | null {
  if (phase !== "done") {
    return null;
  }
  if (!backup) {
    return "notStarted";
  }
  if (backup.status !== "Success" && backup.status !== "Partial") {
    return "backupFailed";
  }
  const found = stored?.verification;
  if (problem !== null || !verification || !found) {
    return "unproved";
  }
  if (found.status === "failed" || found.status === "missing") {
    return "damaged";
  }
  if (verification.status !== "Success" || !found.passed) {
    return "unproved";
  }
  return found.status === "passed" && backup.status === "Success" ? "proved" : "provedInPart";
}
