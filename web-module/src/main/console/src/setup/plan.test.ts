import { expect, it } from "vitest";
import { FIRST_PLAN, jobOf, THINNED } from "./plan";

const ends = { sourceId: "s", destinationId: "d", encryptionProfileId: null };

it("A job tells every channel unless somebody chose", () => {
  expect(jobOf(FIRST_PLAN, " Nightly ", ends, ["a", "b"])).toMatchObject({
    name: "Nightly",
    schedule: "0 2 * * *",
    encryptionProfileId: null,
    notificationIds: ["a", "b"],
    retention: { mode: "SMART", smart: THINNED },
  });
  expect(jobOf({ ...FIRST_PLAN, channels: [] }, "x", ends, ["a"]).notificationIds).toEqual([]);
});

it("A job that keeps all backups says so", () => {
  expect(jobOf({ ...FIRST_PLAN, keep: "all" }, "x", ends, []).retention).toEqual({ mode: "NONE" });
});
