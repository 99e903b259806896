import { describe, expect, it } from "vitest";
import { Problem } from "../api/client";
import { oneByOne, type BulkState } from "./bulk";

const never = new AbortController().signal;

describe("Many changes", () => {
  it("are made in their order, and failures do not stop the rest", async () => {
    const asked: string[] = [];
    const result = await oneByOne(
      ["a", "b", "c"],
      async (id) => {
        asked.push(id);
        if (id === "b") {
          throw new Problem(409, "no");
        }
      },
      () => undefined,
      never,
    );
    expect(asked).toEqual(["a", "b", "c"]);
    expect(result.done).toBe(3);
    expect(result.failures.map(({ id }) => id)).toEqual(["b"]);
  });

  it("wait as long as the server asks, and then try the same again", async () => {
    const waits: number[] = [];
    const steps: BulkState[] = [];
    let tries = 0;
    const result = await oneByOne(
      ["a"],
      async () => {
        if (++tries < 3) {
          throw new Problem(429, "slowly", tries === 1 ? 7 : null);
        }
      },
      (state) => steps.push(state),
      never,
      async (seconds) => void waits.push(seconds),
    );
    expect(waits).toEqual([7, 5]);
    expect(steps.map(({ waiting }) => waiting)).toEqual([7, 5, 0]);
    expect(result).toEqual({ done: 1, waiting: 0, failures: [] });
  });

  it("stop when they are told to", async () => {
    const stop = new AbortController();
    const result = await oneByOne(
      ["a", "b"],
      async () => stop.abort(),
      () => undefined,
      stop.signal,
    );
    expect(result.done).toBe(1);
  });
});
