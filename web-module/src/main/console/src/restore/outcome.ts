import type { Schema } from "../api/client";

export interface RestoredDatabase {
  originalName: string;
  targetName: string;
  status: string;
  warnings: string[];
  error: string | null;
}

/** What a restore left behind. */
export interface RestoreOutcome {
  databases: RestoredDatabase[];
  /** Where the copy of what was replaced lies; null when nothing was. */
  safetyCopy: string | null;
  remark: string | null;
}

/** Reads the end of a restore. One that failed has no result; where the copy lies is then in its words alone. */
export function outcomeOf({ result, error }: Pick<Schema["Execution"], "result" | "error">): RestoreOutcome {
  const databases = Array.isArray(result?.databases) ? result.databases.filter(isObject) : [];
  const copy = isObject(result?.safetyCopy) ? text(result.safetyCopy.path) : null;
  return {
    databases: databases.map((database) => ({
      originalName: text(database.originalName) ?? "",
      targetName: text(database.targetName) ?? "",
      status: text(database.status) ?? "",
      warnings: Array.isArray(database.warnings) ? database.warnings.map(String) : [],
      error: text(database.error),
    })),
    safetyCopy: copy ?? /safety copy "(.+)"/.exec(error ?? "")?.[1] ?? null,
    remark: text(result?.remark),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

const API_HINT =
  /\s*(To restore it all the same, send|If you trust it all the same, say so with) "force": true\.?/;

/** Whether the server would do it if it were told to all the same. */
export function canBeForced(words: string): boolean {
  return API_HINT.test(words);
}

/** The server's words without what only programs can follow. */
export function withoutApiHint(words: string): string {
  return words.replace(API_HINT, "");
}
