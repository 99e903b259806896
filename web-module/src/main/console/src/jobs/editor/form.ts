import type { Job, JobChanges } from "../api";
import { KEEP_ALL, policyFormOf, policyProblem, retentionOf, type PolicyForm } from "../retention/policy";
import { readCron } from "../schedule/cron";

export interface DestinationForm {
  configId: string;
  /** Null when the job's policy applies. */
  retention: PolicyForm | null;
}

export interface JobForm {
  name: string;
  enabled: boolean;
  sourceId: string;
  allDatabases: boolean;
  databases: readonly string[];
  /** In the order of their upload. */
  destinations: readonly DestinationForm[];
  schedule: string;
  compression: Job["compression"];
  /** Empty for the usual one. */
  compressionLevel: string;
  /** Empty for none. */
  encryptionProfileId: string;
  retention: PolicyForm;
  notificationIds: readonly string[];
  events: Job["notificationEvents"];
}

export const HIGHEST_LEVEL = { NONE: 0, GZIP: 9, ZSTD: 19 } as const;
export const MOST_DESTINATIONS = 20;

export const NEW_JOB: JobForm = {
  name: "",
  enabled: true,
  sourceId: "",
  allDatabases: true,
  databases: [],
  destinations: [{ configId: "", retention: null }],
  schedule: "0 2 * * *",
  compression: "ZSTD",
  compressionLevel: "",
  encryptionProfileId: "",
  retention: KEEP_ALL,
  notificationIds: [],
  events: { success: true, partial: true, failure: true },
};

export function formOf(job: Job): JobForm {
  return {
    name: job.name,
    enabled: job.enabled,
    sourceId: job.sourceId,
    allDatabases: job.databases.length === 0,
    databases: job.databases,
    destinations: job.destinations.map(({ configId, retention }) => ({
      configId,
      retention: retention && policyFormOf(retention),
    })),
    schedule: job.schedule,
    compression: job.compression,
    compressionLevel: job.compressionLevel === null ? "" : String(job.compressionLevel),
    encryptionProfileId: job.encryptionProfileId ?? "",
    retention: policyFormOf(job.retention),
    notificationIds: job.notificationIds,
    events: job.notificationEvents,
  };
}

/** All fields, as a new job needs them. */
export function requestOf(form: JobForm): JobChanges {
  return {
    name: form.name.trim(),
    enabled: form.enabled,
    sourceId: form.sourceId,
    databases: form.allDatabases ? [] : [...form.databases],
    destinations: form.destinations.map(({ configId, retention }, priority) => ({
      configId,
      priority,
      retention: retention && retentionOf(retention),
    })),
    schedule: form.schedule.trim().replace(/\s+/g, " "),
    compression: form.compression,
    compressionLevel:
      form.compression === "NONE" || form.compressionLevel === "" ? null : Number(form.compressionLevel),
    encryptionProfileId: form.encryptionProfileId || null,
    retention: retentionOf(form.retention),
    notificationIds: [...form.notificationIds],
    notificationEvents: form.events,
  };
}

/**
 * Only what a person changed: what somebody else changes meanwhile stays. Method and level belong together.
 */
export function changesOf(before: JobForm, after: JobForm): JobChanges {
  const old = requestOf(before);
  const now = requestOf(after);
  const changed = (Object.keys(now) as (keyof JobChanges)[]).filter(
    (field) => inAnyOrder(old[field]) !== inAnyOrder(now[field]),
  );
  if (changed.includes("compression") && !changed.includes("compressionLevel")) {
    changed.push("compressionLevel");
  }
  return Object.fromEntries(changed.map((field) => [field, now[field]]));
}

/** In which order databases and channels were ticked means nothing. */
function inAnyOrder(value: unknown): string {
  const isNames = Array.isArray(value) && value.every((name) => typeof name === "string");
  return JSON.stringify(isNames ? value.toSorted() : value);
}

export type FormProblem =
  | "nameMissing"
  | "sourceMissing"
  | "databasesMissing"
  | "destinationMissing"
  | "destinationTwice"
  | "scheduleWrong"
  | "levelWrong"
  | "retentionWrong";

/** What is wrong, by the field it belongs to. The server checks again. */
export function problemsOf(form: JobForm): ReadonlySet<FormProblem> {
  const problems = new Set<FormProblem>();
  const ids = form.destinations.map(({ configId }) => configId).filter(Boolean);
  const check = (problem: FormProblem, wrong: boolean) => wrong && problems.add(problem);
  check("nameMissing", form.name.trim() === "");
  check("sourceMissing", form.sourceId === "");
  check("databasesMissing", !form.allDatabases && form.databases.length === 0);
  check("destinationMissing", ids.length < form.destinations.length || ids.length === 0);
  check("destinationTwice", new Set(ids).size < ids.length);
  check("scheduleWrong", readCron(form.schedule).problem !== undefined);
  check("levelWrong", isLevelWrong(form));
  check(
    "retentionWrong",
    [form.retention, ...form.destinations.map(({ retention }) => retention)].some(
      (policy) => policy !== null && policyProblem(policy) !== null,
    ),
  );
  return problems;
}

function isLevelWrong({ compression, compressionLevel }: JobForm): boolean {
  if (compression === "NONE" || compressionLevel === "") {
    return false;
  }
  const level = Number(compressionLevel);
  return !Number.isInteger(level) || level < 1 || level > HIGHEST_LEVEL[compression];
}
