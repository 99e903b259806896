import { describe, expect, it } from "vitest";
import { canBeForced, outcomeOf, withoutApiHint } from "./outcome";

describe("The outcome of a restore", () => {
  it("says what became of each database, and where the old ones are", () => {
    const outcome = outcomeOf({
      error: null,
      result: {
        databases: [
          { originalName: "shop", targetName: "shop2", status: "restored", warnings: ["no role x"] },
          { originalName: "stock", targetName: "stock2", status: "failed", warnings: [], error: "disk full" },
        ],
        safetyCopy: { destinationId: "d", path: "safety/1" },
        remark: "unproved",
      },
    });
    expect(outcome.databases.map(({ status, error }) => [status, error])).toEqual([
      ["restored", null],
      ["failed", "disk full"],
    ]);
    expect(outcome.databases[0]?.warnings).toEqual(["no role x"]);
    expect(outcome.safetyCopy).toBe("safety/1");
    expect(outcome.remark).toBe("unproved");
  });

  it("finds the copy in the words of a restore that failed", () => {
    const error = 'It broke.\nWhat stood at the targets is kept in the safety copy "Safety/a b.json"';
    expect(outcomeOf({ error, result: null })).toEqual({
      databases: [],
      safetyCopy: "Safety/a b.json",
      remark: null,
    });
  });

  it("is empty when there is nothing to read", () => {
    expect(outcomeOf({ error: "no", result: { databases: "odd" } })).toEqual({
      databases: [],
      safetyCopy: null,
      remark: null,
    });
  });
});

describe("A refusal", () => {
  const guard = 'The backup is newer than the server. To restore it all the same, send "force": true';

  it("can be overruled only when the server says so", () => {
    expect(canBeForced(guard)).toBe(true);
    expect(canBeForced("The database exists")).toBe(false);
  });

  it("is shown in words for people", () => {
    expect(withoutApiHint(guard)).toBe("The backup is newer than the server.");
  });
});
