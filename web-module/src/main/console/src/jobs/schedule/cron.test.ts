import { describe, expect, it } from "vitest";
import expected from "./cron.expected.txt?raw";
import { readCron, type Cron } from "./cron";
import { nextRuns } from "./nextRuns";

/** cron|zone|after|runs, or the field that is wrong: written by the server's CronExpression. */
const cases = expected
  .trim()
  .split("\n")
  .map((line) => line.split("|") as [string, string, string, string]);

const FIELD_OF: Record<string, string> = {
  "!minute": "minute",
  "!hour": "hour",
  "!day of month": "day",
  "!month": "month",
  "!day of week": "weekday",
};

function cronOf(text: string): Cron {
  const { cron } = readCron(text);
  if (!cron) {
    throw new Error(`${text} is refused`);
  }
  return cron;
}

const runsOf = (text: string, zone: string, after: string, count: number) =>
  nextRuns(cronOf(text), zone, Date.parse(after), count).map((run) =>
    new Date(run).toISOString().replace(":00.000Z", "Z"),
  );

describe("A schedule", () => {
  it.each(cases.filter(([, , , runs]) => !runs.startsWith("!")))(
    "runs as on the server: %s in %s after %s",
    (cron, zone, after, runs) => {
      expect(runsOf(cron, zone, after, 3).join(" ")).toBe(runs);
    },
  );

  it.each(cases.filter(([, , , runs]) => runs.startsWith("!")))(
    "is refused as on the server: %s",
    (cron, _zone, _after, wrong) => {
      expect(readCron(cron).problem).toEqual(
        wrong === "!never" ? { kind: "never" } : { kind: "field", field: FIELD_OF[wrong] },
      );
    },
  );

  it.each(["", " ", "daily", "@daily", "* * * *", "0 0 2 * * *"])("has five fields, unlike %j", (text) => {
    expect(readCron(text).problem).toEqual({ kind: "notFiveFields" });
  });

  it("has at most 200 characters", () => {
    expect(readCron(`0${",0".repeat(120)} 2 * * *`).problem).toEqual({ kind: "tooLong" });
  });

  it("that falls into the gap of spring runs at its end, once", () => {
    expect(runsOf("*/15 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", 2)).toEqual([
      "2026-03-29T01:00Z",
      "2026-03-30T00:00Z",
    ]);
  });

  it("of an hour that comes twice in autumn runs the first time only", () => {
    expect(runsOf("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", 2)).toEqual([
      "2026-10-25T00:30Z",
      "2026-10-26T01:30Z",
    ]);
  });

  it("of every hour keeps its intervals in autumn", () => {
    expect(runsOf("15 * * * *", "Europe/Berlin", "2026-10-25T00:00:00Z", 3)).toEqual([
      "2026-10-25T00:15Z",
      "2026-10-25T01:15Z",
      "2026-10-25T02:15Z",
    ]);
  });
});
