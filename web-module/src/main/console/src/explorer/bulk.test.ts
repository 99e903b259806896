import { describe, expect, it, vi } from "vitest";
import { failures, inTurn, jobsLeftWithout, type Outcome } from "./bulk";

const names = (count: number) => Array.from({ length: count }, (_, i) => `backup-${i}`);
const all = (paths: string[]): Promise<Outcome[]> =>
  Promise.resolve(paths.map((path) => ({ path, error: null })));
const unanswered = (reason: string) => `no answer ${reason}`;
const notTried = (reason: string) => `not tried ${reason}`;

describe("Many backups", () => {
  it("are sent in portions that the server takes", async () => {
    const send = vi.fn(all);
    const outcomes = await inTurn(names(450), send, unanswered, notTried);
    expect(send.mock.calls.map(([paths]) => paths.length)).toEqual([200, 200, 50]);
    expect(outcomes).toHaveLength(450);
    expect(failures(outcomes)).toEqual([]);
  });

  it("tell which were done, which may be, and which were not tried, when a request fails", async () => {
    const send = vi.fn(all).mockImplementationOnce(all).mockRejectedValueOnce(new Error("busy"));
    const outcomes = await inTurn(names(601), send, unanswered, notTried);
    expect(send).toHaveBeenCalledTimes(2);
    expect(outcomes[199]).toEqual({ path: "backup-199", error: null });
    expect(outcomes[200]).toEqual({ path: "backup-200", error: "no answer busy" });
    expect(outcomes[400]).toEqual({ path: "backup-400", error: "not tried busy" });
    expect(outcomes).toHaveLength(601);
  });

  it("do not count as done when the answer does not name them", async () => {
    const outcomes = await inTurn(["a", "b"], () => all(["a"]), unanswered, notTried);
    expect(failures(outcomes).map(({ path }) => path)).toEqual(["b"]);
  });
});

describe("Jobs that would be left without a backup", () => {
  const daily = { jobId: "1", jobName: "Daily" };
  const weekly = { jobId: "2", jobName: "Weekly" };
  const unknown = { jobId: null, jobName: null };

  it("are those of which all are chosen", () => {
    const perJob = [
      { ...daily, count: 2 },
      { ...weekly, count: 2 },
      { ...unknown, count: 1 },
    ];
    expect(jobsLeftWithout([daily, daily, weekly, unknown], perJob)).toEqual(["Daily"]);
  });
});
