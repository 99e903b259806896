import { describe, expect, it } from "vitest";
import type { Job } from "../api";
import { changesOf, formOf, NEW_JOB, problemsOf, requestOf, type JobForm } from "./form";

const reference = (id: string) => ({ id, name: id, type: "storage" as const, adapterId: "local-fs" });

const JOB: Job = {
  id: "j",
  name: "Shop",
  schedule: "0 2 * * *",
  enabled: true,
  sourceId: "source",
  destinationId: "a",
  databases: ["shop"],
  compression: "GZIP",
  compressionLevel: 6,
  encryptionProfileId: null,
  retention: { mode: "SIMPLE", simple: { keepCount: 7 } },
  notificationIds: ["mail"],
  notificationEvents: { success: false, partial: true, failure: true },
  source: reference("source"),
  destination: reference("a"),
  destinations: [
    { configId: "a", priority: 0, retention: null, config: reference("a") },
    { configId: "b", priority: 4, retention: { mode: "SMART", smart: { daily: 3 } }, config: reference("b") },
  ],
  encryptionProfile: null,
  lastRunAt: null,
  nextRunAt: null,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
};

const form = formOf(JOB);
const changed = (changes: Partial<JobForm>) => changesOf(form, { ...form, ...changes });

describe("The form of a job", () => {
  it("asks for everything the job has", () => {
    expect(requestOf(form)).toEqual({
      name: "Shop",
      enabled: true,
      sourceId: "source",
      databases: ["shop"],
      destinations: [
        { configId: "a", priority: 0, retention: null },
        {
          configId: "b",
          priority: 1,
          retention: { mode: "SMART", smart: { daily: 3, weekly: 0, monthly: 0, yearly: 0 } },
        },
      ],
      schedule: "0 2 * * *",
      compression: "GZIP",
      compressionLevel: 6,
      encryptionProfileId: null,
      retention: { mode: "SIMPLE", simple: { keepCount: 7 } },
      notificationIds: ["mail"],
      notificationEvents: { success: false, partial: true, failure: true },
    });
  });

  it("asks for all databases by an empty list, whatever was chosen before", () => {
    expect(changed({ allDatabases: true })).toEqual({ databases: [] });
  });

  it("sends only what was changed", () => {
    expect(changed({})).toEqual({});
    expect(changed({ name: " Shop " })).toEqual({});
    expect(changed({ name: "Store", schedule: "0  3 * * *" })).toEqual({
      name: "Store",
      schedule: "0 3 * * *",
    });
    expect(changed({ encryptionProfileId: "key" })).toEqual({ encryptionProfileId: "key" });
  });

  it("does not take another order of what was ticked for a change", () => {
    const saved = { ...form, notificationIds: ["a", "b"] };
    expect(changesOf(saved, { ...saved, notificationIds: ["b", "a"] })).toEqual({});
    expect(changesOf(saved, { ...saved, notificationIds: ["b"] })).toEqual({ notificationIds: ["b"] });
  });

  it("sends the destinations in their new order", () => {
    const [first, second] = form.destinations;
    expect(first && second && changed({ destinations: [second, first] }).destinations).toEqual([
      expect.objectContaining({ configId: "b", priority: 0 }),
      { configId: "a", priority: 1, retention: null },
    ]);
  });

  it("sends the level with another method, and none without compression", () => {
    expect(changed({ compression: "ZSTD" })).toEqual({ compression: "ZSTD", compressionLevel: 6 });
    expect(changed({ compression: "NONE" })).toEqual({ compression: "NONE", compressionLevel: null });
    expect(changed({ compressionLevel: "" })).toEqual({ compressionLevel: null });
  });

  it("says what is missing in a new job", () => {
    expect([...problemsOf(NEW_JOB)]).toEqual(["nameMissing", "sourceMissing", "destinationMissing"]);
  });

  it.each<[string, Partial<JobForm>]>([
    ["databasesMissing", { allDatabases: false, databases: [] }],
    ["destinationTwice", { destinations: [1, 2].map(() => ({ configId: "a", retention: null })) }],
    ["scheduleWrong", { schedule: "0 25 * * *" }],
    ["levelWrong", { compressionLevel: "10" }],
    ["levelWrong", { compressionLevel: "1.5" }],
    ["retentionWrong", { retention: { ...form.retention, keepCount: 0 } }],
    [
      "retentionWrong",
      {
        destinations: [
          {
            configId: "a",
            retention: { ...form.retention, mode: "SMART", daily: 0, weekly: 0, monthly: 0, yearly: 0 },
          },
        ],
      },
    ],
  ])("says %s", (problem, changes) => {
    expect([...problemsOf({ ...form, ...changes })]).toEqual([problem]);
  });

  it("finds nothing wrong with a job that is stored", () => {
    expect(problemsOf(form).size).toBe(0);
    expect(problemsOf({ ...form, compression: "ZSTD", compressionLevel: "19" }).size).toBe(0);
  });
});
