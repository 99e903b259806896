import type { Schema } from "../api/client";

type Backup = Schema["BackupRow"];

/** What would be left of one database at a destination. */
export interface Remaining {
  database: string;
  count: number;
  newest: Backup | null;
  /** The newest that was read to the last byte and proved to be what was stored. */
  newestVerified: Backup | null;
}

/**
 * For each database of a backup the other backups that hold it, from the same source. One of which something is
 * missing, or that failed its verification, is no copy.
 */
export function remaining(backup: Backup, listed: readonly Backup[]): Remaining[] {
  const others = listed
    .filter((other) => other.path !== backup.path && sameSource(other, backup))
    .filter(({ verification }) => verification === null || verification.passed)
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt));
  return backup.databases.map((database) => {
    const copies = others.filter(({ databases }) => databases.includes(database));
    return {
      database,
      count: copies.length,
      newest: copies[0] ?? null,
      newestVerified: copies.find(({ verification }) => verification?.status === "passed") ?? null,
    };
  });
}

function sameSource(one: Backup, other: Backup): boolean {
  return one.sourceType === other.sourceType && one.sourceName === other.sourceName;
}
