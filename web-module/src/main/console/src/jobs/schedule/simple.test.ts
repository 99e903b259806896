import { describe, expect, it } from "vitest";
import { cronOf, simpleOf, withEvery, type SimpleSchedule } from "./simple";

describe("A simple schedule", () => {
  it.each<[string, SimpleSchedule]>([
    ["15 * * * *", { every: "hour", minute: 15 }],
    ["0 2 * * *", { every: "day", hour: 2, minute: 0 }],
    ["30 23 * * 0,3", { every: "week", weekdays: [0, 3], hour: 23, minute: 30 }],
    ["5 4 31 * *", { every: "month", day: 31, hour: 4, minute: 5 }],
  ])("is %s and back", (cron, schedule) => {
    expect(simpleOf(cron)).toEqual(schedule);
    expect(cronOf(schedule)).toBe(cron);
  });

  it("is read with any blanks", () => {
    expect(simpleOf(" 0  2 * * * ")).toEqual({ every: "day", hour: 2, minute: 0 });
  });

  it.each([
    "*/5 * * * *",
    "0 2 1 * 1",
    "0 2 * 1 *",
    "0 2 * * 1-5",
    "60 2 * * *",
    "0 24 * * *",
    "0 2 32 * *",
    "0 * 1 * *",
    "x",
  ])("does not say %s", (cron) => {
    expect(simpleOf(cron)).toBeNull();
  });

  it("keeps its time with another rhythm", () => {
    expect(withEvery({ every: "day", hour: 5, minute: 10 }, "month")).toEqual({
      every: "month",
      day: 1,
      hour: 5,
      minute: 10,
    });
  });
});
