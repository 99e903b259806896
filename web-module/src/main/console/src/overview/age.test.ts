import { describe, expect, it } from "vitest";
import { ageOf } from "./age";

const HOUR = 3_600_000;
const now = Date.parse("2026-03-01T12:00:00Z");
const age = (lastSuccessAt: string | null, expectedIntervalSeconds: number | null) =>
  ageOf({ lastSuccessAt, expectedIntervalSeconds }, now);

describe("The age of a backup", () => {
  it("is a share of what its schedule allows", () => {
    expect(age("2026-03-01T06:00:00Z", 86_400)).toEqual({ age: 6 * HOUR, interval: 24 * HOUR, share: 0.25 });
  });

  it("is never more than the whole bar", () => {
    expect(age("2026-02-01T06:00:00Z", 86_400)?.share).toBe(1);
  });

  it("has no share without a schedule, and is not there without a backup", () => {
    expect(age("2026-03-01T06:00:00Z", null)).toEqual({ age: 6 * HOUR, interval: null, share: null });
    expect(age(null, 86_400)).toBeNull();
  });

  it("is nothing when the clocks differ a little", () => {
    expect(age("2026-03-01T12:00:05Z", 86_400)?.age).toBe(0);
  });
});
