import { describe, expect, it } from "vitest";
import { resultOf } from "./result";

describe("The result of an execution", () => {
  it("is nothing before the end", () => {
    expect(resultOf({ result: null })).toBeNull();
  });

  it("tells of a backup where it is, what is in it and what is not", () => {
    const result = resultOf({
      result: {
        backupId: "b",
        destinations: [
          { id: "d1", name: "Local", status: "stored" },
          { id: "d2", name: "Far", status: "failed", error: "No answer" },
        ],
        databases: [
          { name: "shop", status: "stored", plainSize: 20, storedSize: 7, warnings: ["Slow"] },
          { name: "old", status: "failed", error: "Gone" },
        ],
        skipped: [{ what: "tmp", reason: "No right to read it" }],
      },
    });
    expect(result?.destinations.map(({ stored, error }) => [stored, error])).toEqual([
      [true, null],
      [false, "No answer"],
    ]);
    expect(result?.databases[0]).toEqual({
      name: "shop",
      target: null,
      done: true,
      error: null,
      plainSize: 20,
      storedSize: 7,
      warnings: ["Slow"],
    });
    expect(result?.databases[1]?.done).toBe(false);
    expect(result?.skipped).toEqual([{ what: "tmp", reason: "No right to read it" }]);
    expect(result?.authentic).toBeNull();
  });

  it("tells of a restore under which name it is there, and where the old state is kept", () => {
    const result = resultOf({
      result: {
        databases: [{ originalName: "shop", targetName: "shop2", status: "restored", warnings: [] }],
        safetyCopy: { destinationId: "d1", path: "x.manifest.json" },
      },
    });
    expect(result?.databases[0]).toMatchObject({ name: "shop", target: "shop2", done: true });
    expect(result?.safetyCopy).toEqual({ destinationId: "d1", path: "x.manifest.json" });
  });

  it("tells of a verification whether the manifest was proved too", () => {
    const objects = [{ database: "shop", path: "x", plainSize: 20, status: "passed" }];
    expect(resultOf({ result: { manifest: "authentic", objects } })?.authentic).toBe(true);
    const doubtful = resultOf({ result: { manifest: "unauthenticated", objects } });
    expect(doubtful?.authentic).toBe(false);
    expect(doubtful?.databases[0]).toMatchObject({ name: "shop", done: true });
  });

  it("is read as far as it makes sense", () => {
    const result = resultOf({ result: { databases: "none", problems: [1, "Late"], deleted: [null] } });
    expect(result).toMatchObject({ databases: [], problems: ["Late"], deleted: [] });
  });
});
