import { describe, expect, it } from "vitest";
import { monthsOf, weeksOf } from "./calendar";
import type { Verdict } from "./shortening";

const backup = (createdAt: string): Verdict => ({
  path: createdAt,
  createdAt,
  size: 1,
  keep: true,
  reason: "",
  newlyDeleted: false,
});

describe("The calendar of backups", () => {
  it("has the day that it was in the time zone", () => {
    const months = monthsOf(
      [backup("2026-10-31T23:30:00.000Z"), backup("2026-10-31T10:00:00.000Z")],
      "Europe/Berlin",
    );
    expect(months.map(({ month, days }) => [month, [...days.keys()]])).toEqual([
      ["2026-11", [1]],
      ["2026-10", [31]],
    ]);
  });

  it("has all backups of a day", () => {
    const [month] = monthsOf([backup("2026-11-02T10:00:00.000Z"), backup("2026-11-02T02:00:00.000Z")], "UTC");
    expect(month?.days.get(2)).toHaveLength(2);
  });

  it("has weeks from Monday to Sunday", () => {
    const weeks = weeksOf("2026-11");
    expect(weeks[0]).toEqual([null, null, null, null, null, null, 1]);
    expect(weeks.at(-1)).toEqual([30, null, null, null, null, null, null]);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeksOf("2027-02")).toHaveLength(4);
    expect(weeksOf("2028-02").flat().filter(Boolean)).toHaveLength(29);
  });
});
