import { describe, expect, it } from "vitest";
import type { FirstRun } from "./useFirstRun";
import { verdictOf } from "./verdict";

const execution = (status: string) => ({ status }) as FirstRun["backup"];
const row = (status: string) =>
  ({ verification: { status, passed: status === "passed" || status === "partial" } }) as FirstRun["stored"];

const done: FirstRun = {
  phase: "done",
  job: null,
  backupId: "b",
  verificationId: "v",
  events: null,
  backup: execution("Success"),
  verification: execution("Success"),
  stored: row("passed"),
  problem: null,
};

describe("Of a first backup", () => {
  it("nothing is said while it goes on", () => {
    expect(verdictOf({ ...done, phase: "verify" })).toBeNull();
  });

  it.each<[string, Partial<FirstRun>, string]>([
    ["whole and verified", {}, "proved"],
    ["of which a part is missing", { backup: execution("Partial") }, "provedInPart"],
    ["of which the manifest could not be authenticated", { stored: row("partial") }, "provedInPart"],
    ["that is damaged", { verification: execution("Failed"), stored: row("failed") }, "damaged"],
    ["that is not all there", { verification: execution("Failed"), stored: row("missing") }, "damaged"],
    ["that could not be read", { verification: execution("Failed"), stored: null }, "unproved"],
    ["whose last verification was cancelled", { verification: execution("Cancelled") }, "unproved"],
    ["that nobody verified", { verification: null, stored: null, problem: "refused" }, "unproved"],
    ["that failed", { backup: execution("Failed"), verification: null, stored: null }, "backupFailed"],
    ["that never ran", { backup: null, verification: null, stored: null }, "notStarted"],
  ])("one %s is judged as it is", (_, change, verdict) => {
    expect(verdictOf({ ...done, ...change })).toBe(verdict);
  });
});
