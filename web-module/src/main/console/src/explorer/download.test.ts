import { describe, expect, it } from "vitest";
import { commands, countdown, downloadAddress, lifetime } from "./download";

describe("A download", () => {
  it("is at an address that survives odd names", () => {
    const address = downloadAddress("a/b", "Täglich/50% & more.gz", false);
    const url = new URL(address, "http://host");
    expect(url.pathname).toBe("/api/storage/a%2Fb/download");
    expect(url.searchParams.get("file")).toBe("Täglich/50% & more.gz");
    expect(url.searchParams.get("decrypt")).toBe("false");
  });

  it("by a command cannot break out of its quotes", () => {
    const { wget, curl } = commands("https://host/x?token=a'; rm -rf /");
    expect(wget.match(/'/g)).toHaveLength(2);
    expect(curl.match(/'/g)).toHaveLength(2);
  });
});

describe("The time that a link has", () => {
  it("is read from the server's words", () => {
    expect(lifetime("5 minutes")).toBe(300_000);
    expect(lifetime("1 minute")).toBe(60_000);
    expect(lifetime("a while")).toBe(60_000);
  });

  it.each([
    [300_000, "5:00"],
    [299_001, "5:00"],
    [61_000, "1:01"],
    [9_000, "0:09"],
    [-5, "0:00"],
  ])("%d is counted down as %s", (left, text) => {
    expect(countdown(left)).toBe(text);
  });
});
