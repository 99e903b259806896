import type { Schema } from "../api/client";

/** A backup for tests. */
export function backup(changes: Partial<Schema["BackupRow"]> = {}): Schema["BackupRow"] {
  return {
    name: "a.manifest.json",
    path: "Daily/a.manifest.json",
    size: 1000,
    lastModified: "2026-03-01T02:00:00.000Z",
    createdAt: "2026-03-01T02:00:00.000Z",
    jobId: "job",
    jobName: "Daily",
    sourceName: "Shop",
    sourceType: "postgres",
    engineVersion: "17.2",
    databases: ["shop"],
    dbInfo: { count: 1, label: "Single DB" },
    isEncrypted: true,
    encryptionProfileId: "key",
    compression: "ZSTD",
    locked: false,
    safetyCopy: false,
    checksum: "00",
    verification: null,
    executionId: "run",
    ...changes,
  };
}
