import { describe, expect, it } from "vitest";
import { line, scale, ticks } from "./chart";

const size = { width: 100, height: 50 };

describe("The scale of a chart", () => {
  it("goes from the first to the last moment, and up from zero", () => {
    const { x, y } = scale(
      [
        { at: 1000, value: 5 },
        { at: 3000, value: 10 },
      ],
      size,
      10,
    );
    expect([x(1000), x(2000), x(3000)]).toEqual([0, 50, 100]);
    expect([y(0), y(5), y(10)]).toEqual([50, 25, 0]);
  });

  it("puts a single point at the end, and nothing into nowhere", () => {
    const { x, y } = scale([{ at: 1000, value: 0 }], size, 0);
    expect([x(1000), y(0)]).toEqual([100, 50]);
  });
});

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

describe("A line", () => {
  it("begins at its first place", () => {
    expect(
      line([
        [0, 1],
        [2.25, 3],
      ]),
    ).toBe("M0.0 1.0 L2.3 3.0");
  });
});
