import { describe, expect, it } from "vitest";
import { databaseRows } from "./databases";

describe("The databases to choose from", () => {
  it("are those of the source with their sizes, and chosen ones that are gone", () => {
    expect(databaseRows(["shop", "blog"], new Map([["shop", 5]]), ["shop", "old"])).toEqual([
      { name: "blog", size: undefined, isMissing: false },
      { name: "old", size: undefined, isMissing: true },
      { name: "shop", size: 5, isMissing: false },
    ]);
  });

  it("are the chosen ones, not called missing, while the source cannot be asked", () => {
    expect(databaseRows(undefined, undefined, ["shop"])).toEqual([
      { name: "shop", size: undefined, isMissing: false },
    ]);
  });
});
