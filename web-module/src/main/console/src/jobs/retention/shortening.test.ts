import { describe, expect, it } from "vitest";
import { KEEP_ALL, mayKeepLess, policyFormOf, retentionOf, type PolicyForm } from "./policy";
import { isShortening, newlyDeleted, policiesOf, policyChanges, verdictsOf, type Place } from "./shortening";

const newest = (keepCount: number): PolicyForm => ({ ...KEEP_ALL, mode: "SIMPLE", keepCount });
const smart = (daily: number, yearly: number): PolicyForm => ({
  ...KEEP_ALL,
  mode: "SMART",
  daily,
  weekly: 0,
  monthly: 0,
  yearly,
});

const place = (kept: Record<string, boolean>, more: Partial<Place> = {}): Place => ({
  destinationId: "a",
  destinationName: "A",
  retention: null,
  keep: null,
  delete: null,
  needsConfirmation: false,
  fingerprint: null,
  error: null,
  backups: Object.entries(kept).map(([path, keep]) => ({
    path,
    keep,
    createdAt: "2026-01-01T00:00:00.000Z",
    size: 1,
    reason: "",
  })),
  ...more,
});

describe("A policy", () => {
  it("is sent with the numbers of its mode alone", () => {
    expect(retentionOf(newest(3))).toEqual({ mode: "SIMPLE", simple: { keepCount: 3 } });
    expect(retentionOf(KEEP_ALL)).toEqual({ mode: "NONE" });
    expect(policyFormOf({ mode: "SMART", smart: { daily: 3 } })).toMatchObject({
      daily: 3,
      weekly: 0,
      yearly: 0,
    });
  });

  it.each([
    [KEEP_ALL, newest(10_000), true],
    [newest(7), newest(6), true],
    [newest(7), newest(7), false],
    [newest(7), newest(8), false],
    [newest(7), KEEP_ALL, false],
    [newest(7), smart(365, 9), true],
    [smart(7, 2), smart(8, 1), true],
    [smart(7, 2), smart(8, 2), false],
  ])("%# may keep less than another one", (before, after, less) => {
    expect(mayKeepLess(before, after)).toBe(less);
  });
});

describe("A change of the policies", () => {
  const before = {
    retention: newest(7),
    destinations: [
      { configId: "a", retention: null },
      { configId: "b", retention: newest(30) },
    ],
  };

  it("concerns the destinations that follow the job's policy", () => {
    const changes = policyChanges(before, { ...before, retention: newest(3) });
    expect(changes.map(({ destinationId }) => destinationId)).toEqual(["a"]);
    expect(isShortening(changes)).toBe(true);
  });

  it("is found when a destination loses its own policy", () => {
    const changes = policyChanges(before, {
      ...before,
      destinations: before.destinations.map((destination) => ({ ...destination, retention: null })),
    });
    expect(changes.map(({ destinationId }) => destinationId)).toEqual(["b"]);
    expect(isShortening(changes)).toBe(true);
  });

  it("does not concern destinations that are new or gone", () => {
    expect(
      policyChanges(before, { ...before, destinations: [{ configId: "c", retention: newest(1) }] }),
    ).toEqual([]);
  });

  it("previews a policy of several destinations once", () => {
    const after = {
      ...before,
      destinations: before.destinations.map((old) => ({ ...old, retention: newest(2) })),
    };
    expect(policiesOf(policyChanges(before, after))).toEqual([newest(2)]);
  });
});

describe("The verdicts", () => {
  it("count what goes by the new policy and stays by the saved one", () => {
    const verdicts = verdictsOf(
      place({ x: true, y: true, z: false }),
      place({ x: true, y: false, z: false }),
    );
    expect(verdicts.backups.filter((backup) => backup.newlyDeleted).map(({ path }) => path)).toEqual(["y"]);
    expect(newlyDeleted([verdicts, verdicts])).toBe(2);
  });

  it("take everything that goes as new when the saved policy could not be looked at", () => {
    expect(newlyDeleted([verdictsOf(undefined, place({ x: false, y: true }))])).toBe(1);
  });

  it("say that a destination could not be read", () => {
    expect(verdictsOf(place({}), place({}, { error: "no answer" })).error).toBe("no answer");
    expect(verdictsOf(place({}, { error: "no answer" }), place({})).error).toBe("no answer");
  });
});
