import { describe, expect, it } from "vitest";
import { bucketOf, calendarOf, moved } from "./calendar";
import type { Day } from "./dashboard";
import { boundsOf, sumOf, totalOf } from "./days";

const day = (date: string, results: Partial<Day> = {}): Day => ({
  date,
  success: 0,
  partial: 0,
  failed: 0,
  cancelled: 0,
  ...results,
});

describe("A day of the calendar", () => {
  it.each([
    [{}, "none"],
    [{ cancelled: 2 }, "cancelled"],
    [{ success: 1 }, 1],
    [{ success: 6 }, 2],
    [{ success: 20 }, 4],
    [{ success: 20, partial: 1 }, "partial"],
    [{ success: 20, partial: 1, failed: 1 }, "failed"],
    [{ success: 1, cancelled: 9 }, 1],
  ] as const)("with %o is %s", (results, bucket) => {
    expect(bucketOf(day("2026-03-01", results), 20)).toBe(bucket);
  });
});

describe("The calendar", () => {
  // The 27th of February 2026 is a Friday.
  const days = [
    day("2026-02-27", { success: 2 }),
    day("2026-02-28", { failed: 1 }),
    day("2026-03-01"),
    day("2026-03-02", { success: 1 }),
  ];
  const calendar = calendarOf(days);

  it("has weeks that begin on Monday", () => {
    expect(calendar.cells.map(({ week, weekday }) => [week, weekday])).toEqual([
      [0, 4],
      [0, 5],
      [0, 6],
      [1, 0],
    ]);
    expect(calendar.weeks).toBe(2);
  });

  it("names months where they begin", () => {
    expect(calendar.months).toEqual([{ week: 0, date: "2026-03-01" }]);
  });

  it("counts good, bad and empty days", () => {
    expect(calendar.sums).toEqual({ good: 2, bad: 1, empty: 1 });
  });

  it("may be empty", () => {
    expect(calendarOf([])).toEqual({ cells: [], weeks: 0, months: [], sums: { good: 0, bad: 0, empty: 0 } });
  });

  it("is walked by day and week, and not left", () => {
    expect(moved(10, "ArrowDown", 20)).toBe(11);
    expect(moved(10, "ArrowLeft", 20)).toBe(3);
    expect(moved(3, "ArrowLeft", 20)).toBe(3);
    expect(moved(19, "ArrowDown", 20)).toBe(19);
    expect(moved(3, "End", 20)).toBe(19);
    expect(moved(3, "a", 20)).toBe(3);
  });
});

describe("Days", () => {
  it("begin where the server counts them, on the days when clocks change too", () => {
    expect(boundsOf("2026-03-29", "Europe/Berlin")).toEqual({
      from: "2026-03-28T23:00:00.000Z",
      to: "2026-03-29T22:00:00.000Z",
    });
    expect(boundsOf("2026-12-31", "UTC")).toEqual({
      from: "2026-12-31T00:00:00.000Z",
      to: "2027-01-01T00:00:00.000Z",
    });
    expect(boundsOf("2026-07-01", "America/New_York").from).toBe("2026-07-01T04:00:00.000Z");
  });

  it("are added up", () => {
    const two = [day("a", { success: 2, failed: 1 }), day("b", { success: 3, cancelled: 1 })];
    expect(sumOf(two)).toEqual({ success: 5, partial: 0, failed: 1, cancelled: 1 });
    expect(totalOf(two[0] as Day)).toBe(3);
  });
});
