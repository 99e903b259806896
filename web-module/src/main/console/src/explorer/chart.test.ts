import { describe, expect, it } from "vitest";
import { ticks } from "./chart";

describe("The lines behind a chart", () => {
  it.each([
    [0, 10, [0, 1]],
    [3, 10, [0, 1, 2, 3]],
    [42, 10, [0, 20, 40, 60]],
    [100, 10, [0, 25, 50, 75, 100]],
    [4000, 1024, [0, 1024, 2048, 3072, 4096]],
    [3.5 * 1024 ** 3, 1024, [0, 1024 ** 3, 2 * 1024 ** 3, 3 * 1024 ** 3, 4 * 1024 ** 3]],
  ])("up to %d in steps of base %d are at %j", (greatest, base, expected) => {
    expect(ticks(greatest, base)).toEqual(expected);
  });
});
