import { describe, expect, it } from "vitest";
import type { Execution, LogLine } from "./executions";
import { lengthOf, stagesOf } from "./stages";

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 1, 2, 0, seconds)).toISOString();

const line = (seconds: number, stage: LogLine["stage"]): LogLine => ({
  timestamp: at(seconds),
  level: "info",
  stage,
  message: "…",
  details: null,
});

const execution = (facts: Partial<Execution>) =>
  ({
    status: "Running",
    stage: "Uploading",
    createdAt: at(0),
    startedAt: at(2),
    endedAt: null,
    ...facts,
  }) as Execution;

const told = (facts: Partial<Execution>, lines: LogLine[], now = 60) =>
  stagesOf(execution(facts), lines).map((span) => {
    const length = lengthOf(span, Date.parse(at(now)));
    return `${span.stage} ${span.outcome} ${length === null ? "?" : length / 1000}`;
  });

const LOG = [line(3, "Initializing"), line(5, "Uploading"), line(20, "Uploading"), line(30, "Finishing")];

describe("The stages of an execution", () => {
  it("last from their first line to that of the next one", () => {
    const over = { status: "Success", stage: "Completed", endedAt: at(31) } as const;
    expect(told(over, [...LOG, line(31, "Completed")])).toEqual([
      "Queued done 2",
      "Initializing done 3",
      "Uploading done 25",
      "Finishing done 1",
    ]);
  });

  it("go on until now while it runs", () => {
    expect(told({ stage: "Finishing" }, LOG).at(-1)).toBe("Finishing running 30");
  });

  it("tell which one failed", () => {
    const failed = { status: "Failed", stage: "Failed", endedAt: at(25) } as const;
    expect(told(failed, LOG.slice(0, 3))).toEqual([
      "Queued done 2",
      "Initializing done 3",
      "Uploading failed 20",
    ]);
  });

  it("are not guessed when a stage has written nothing yet", () => {
    expect(told({ stage: "Verifying" }, LOG.slice(0, 1))).toEqual([
      "Queued done 2",
      "Initializing done ?",
      "Verifying running ?",
    ]);
  });

  it("are in order even when lines are late", () => {
    expect(told({ stage: "Finishing" }, [LOG[3] as LogLine, LOG[1] as LogLine])).toEqual([
      "Queued done 2",
      "Initializing done 3",
      "Uploading done 25",
      "Finishing running 30",
    ]);
  });

  it("are one while it waits, and one that was cancelled before it began", () => {
    const waiting = { status: "Pending", stage: "Queued", startedAt: null } as const;
    expect(told(waiting, [])).toEqual(["Queued running 60"]);
    const cancelled = { status: "Cancelled", stage: "Cancelled", startedAt: null, endedAt: at(9) } as const;
    expect(told(cancelled, [])).toEqual(["Queued cancelled 9"]);
  });
});
