import { describe, expect, it } from "vitest";
import { formatOf } from "./format";

const english = formatOf("en");

describe("Figures", () => {
  it.each([
    [0, "0 B"],
    [1023, "1,023 B"],
    [1536, "1.5 KiB"],
    [150 * 1024 ** 2, "150 MiB"],
    [1024 ** 5, "1 PiB"],
  ])("%d bytes are written as %s", (value, text) => {
    expect(english.bytes(value)).toBe(text);
  });

  it.each([
    [5, "5 ms"],
    [59_600, "1 min"],
    [3_900_000, "1 h 5 min"],
    [86_400_000, "1 d"],
  ])("%d milliseconds are written as %s", (value, text) => {
    expect(english.duration(value)).toBe(text);
  });

  it("are written as the language has them", () => {
    expect(formatOf("de").bytes(1536)).toBe("1,5 KiB");
  });

  it("tell times by their distance from now", () => {
    const now = Date.parse("2026-03-01T12:00:00Z");
    expect(english.relative("2026-03-01T09:00:00Z", now)).toBe("3 hours ago");
    expect(english.relative("2026-03-02T13:00:00Z", now)).toBe("tomorrow");
    expect(english.relative("2026-03-01T12:00:30Z", now)).toBe("in 30 seconds");
  });
});
