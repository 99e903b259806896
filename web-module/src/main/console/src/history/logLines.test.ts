import { describe, expect, it } from "vitest";
import type { LogLine } from "./executions";
import { asText, matching, type Level } from "./logLines";

const line = (level: LogLine["level"], message: string, details: string | null = null): LogLine => ({
  timestamp: "2026-03-01T02:00:00.000Z",
  level,
  stage: "Uploading",
  message,
  details,
});

const LOG = [
  line("info", "Dumping database shop"),
  line("warning", "Slow destination"),
  line("error", "Database shop failed", "exit status 1\nno route to host"),
  line("success", "Completed"),
];

const found = (level: Level, search: string) => matching(LOG, level, search).map(({ message }) => message);

describe("A log", () => {
  it("is whole without a filter", () => {
    expect(matching(LOG, "all", "  ")).toBe(LOG);
  });

  it("is narrowed to what went wrong", () => {
    expect(found("warnings", "")).toEqual(["Slow destination", "Database shop failed"]);
    expect(found("errors", "")).toEqual(["Database shop failed"]);
  });

  it("is searched for every word, in any case, in details and stages too", () => {
    expect(found("all", "SHOP database")).toEqual(["Dumping database shop", "Database shop failed"]);
    expect(found("all", "host")).toEqual(["Database shop failed"]);
    expect(found("warnings", "uploading slow")).toEqual(["Slow destination"]);
    expect(found("errors", "slow")).toEqual([]);
  });

  it("is copied with details below their line", () => {
    expect(asText(LOG.slice(2, 3))).toBe(
      "2026-03-01T02:00:00.000Z ERROR [Uploading] Database shop failed\n    exit status 1\n    no route to host\n",
    );
  });
});
