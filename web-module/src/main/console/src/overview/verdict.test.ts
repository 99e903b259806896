import { describe, expect, it } from "vitest";
import type { Job } from "./dashboard";
import { adviceFor, helpFor, isAtRisk, verdictOf } from "./verdict";

const job = (state: Job["state"], facts: Partial<Job> = {}) =>
  ({
    state,
    enabled: state !== "disabled",
    lastVerifiedAt: "2026-03-01T02:00:00Z",
    lastStatus: "Success",
    sourceName: "Shop",
    ...facts,
  }) as Job;

const verdict = (protection: Job[], total = protection.length, active = total) =>
  verdictOf({ jobs: { total, active, overdue: 0, neverSucceeded: 0 }, protection });

describe("The verdict", () => {
  it("says when nothing is backed up at all", () => {
    expect(verdict([])).toEqual({ kind: "nothing" });
    expect(verdict([job("disabled")], 1, 0)).toEqual({ kind: "allDisabled", jobs: 1 });
  });

  it("is safe only when every job has a backup that was found sound", () => {
    expect(verdict([job("due"), job("ok")])).toEqual({ kind: "safe", jobs: 2 });
    expect(verdict([job("ok", { lastVerifiedAt: null }), job("ok")])).toEqual({
      kind: "backedUp",
      jobs: 2,
      unverified: 1,
    });
  });

  it("does not ask a disabled job for a verified backup", () => {
    const jobs = [job("ok"), job("disabled", { lastVerifiedAt: null })];
    expect(verdict(jobs, 2, 1)).toEqual({ kind: "safe", jobs: 1 });
  });

  it("claims nothing of jobs that the server did not name", () => {
    expect(verdict([job("ok")], 500)).toEqual({ kind: "backedUp", jobs: 500, unverified: null });
  });

  it.each(["overdue", "failing", "never"] as const)("counts a job that is %s as at risk", (state) => {
    expect(isAtRisk(job(state))).toBe(true);
    expect(verdict([job(state), job("ok")])).toMatchObject({ kind: "atRisk", count: 1, atLeast: false });
  });

  it("says that more may be at risk when all that were named are", () => {
    const named = [job("overdue"), job("failing")];
    expect(verdict(named, 500)).toMatchObject({ count: 2, atLeast: true });
    expect(verdict(named, 2)).toMatchObject({ count: 2, atLeast: false });
  });

  it("advises as the server does", () => {
    expect(adviceFor(job("failing", { lastStatus: "Partial" }))).toEqual(["Partial"]);
    expect(adviceFor(job("overdue", { lastStatus: "Failed", overdue: true }))).toEqual(["overdue", "Failed"]);
    expect(adviceFor(job("overdue", { overdue: true }))).toEqual(["overdue", "none"]);
    expect(adviceFor(job("never", { lastStatus: null, overdue: false }))).toEqual(["never", "first"]);
    expect(adviceFor(job("never", { lastStatus: null, overdue: true }))).toEqual(["never", "none"]);
  });

  it("names the one thing that helps", () => {
    expect(helpFor(job("failing", { lastStatus: "Failed" }))).toBe("look");
    expect(helpFor(job("failing", { lastStatus: "Partial" }))).toBe("look");
    expect(helpFor(job("never", { lastStatus: null }))).toBe("run");
    expect(helpFor(job("overdue", { sourceName: null, lastStatus: "Failed" }))).toBe("source");
  });
});
