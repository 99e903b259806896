import { describe, expect, it } from "vitest";
import { dailyAt, rhythmOf } from "./rhythms";

describe("A schedule", () => {
  it.each([
    ["*/5 * * * *", "fiveMinutes"],
    [" 0  * * * * ", "hourly"],
    ["0 4 * * 0", "weekly"],
    ["30 3 * * *", undefined],
  ])("%s is the rhythm %s", (schedule, rhythm) => {
    expect(rhythmOf(schedule)).toBe(rhythm);
  });

  it.each([
    ["30 3 * * *", { hour: 3, minute: 30 }],
    ["0 * * * *", null],
    ["30 3 * * 1", null],
  ])("%s is daily at %j", (schedule, time) => {
    expect(dailyAt(schedule)).toEqual(time);
  });
});
