import type { Execution } from "./executions";

export interface Destination {
  id: string;
  name: string;
  stored: boolean;
  error: string | null;
}

export interface DatabaseResult {
  name: string;
  /** What it is called where it was restored; null when nothing was restored. */
  target: string | null;
  done: boolean;
  error: string | null;
  plainSize: number | null;
  storedSize: number | null;
  warnings: string[];
}

export interface Place {
  destinationId: string;
  path: string;
}

/** The particulars of an end, whichever type the execution has; what a type does not know is empty. */
export interface Result {
  destinations: Destination[];
  databases: DatabaseResult[];
  skipped: { what: string; reason: string }[];
  deleted: (Place & { size: number | null; reason: string })[];
  problems: string[];
  /** What stood at the targets of a restore before it. */
  safetyCopy: Place | null;
  remark: string | null;
  /** Whether a verification could also prove who wrote the manifest; null for other types. */
  authentic: boolean | null;
}

type Fields = Record<string, unknown>;

/** Reads the document of an execution. It depends on type and version, so nothing in it is taken for granted. */
export function resultOf({ result }: Pick<Execution, "result">): Result | null {
  if (result === null) {
    return null;
  }
  const fields = result as Fields;
  return {
    destinations: objects(fields.destinations).map((one) => ({
      id: text(one.id) ?? "",
      name: text(one.name) ?? "",
      stored: one.status === "stored",
      error: text(one.error),
    })),
    databases: [...objects(fields.databases), ...objects(fields.objects)].map(database),
    skipped: objects(fields.skipped).map((one) => ({
      what: text(one.what) ?? "",
      reason: text(one.reason) ?? "",
    })),
    deleted: objects(fields.deleted).map((one) => ({
      ...place(one),
      size: figure(one.size),
      reason: text(one.reason) ?? "",
    })),
    problems: texts(fields.problems),
    safetyCopy: isObject(fields.safetyCopy) ? place(fields.safetyCopy) : null,
    remark: text(fields.remark),
    authentic: fields.manifest === undefined ? null : fields.manifest === "authentic",
  };
}

const DONE = ["stored", "restored", "passed"];

function database(fields: Fields): DatabaseResult {
  return {
    name: text(fields.name) ?? text(fields.originalName) ?? text(fields.database) ?? "",
    target: text(fields.targetName),
    done: DONE.includes(text(fields.status) ?? ""),
    error: text(fields.error),
    plainSize: figure(fields.plainSize),
    storedSize: figure(fields.storedSize),
    warnings: texts(fields.warnings),
  };
}

function place(fields: Fields): Place {
  return { destinationId: text(fields.destinationId) ?? "", path: text(fields.path) ?? "" };
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const objects = (value: unknown) => list(value).filter(isObject);
const texts = (value: unknown) => list(value).filter((entry) => typeof entry === "string");
const text = (value: unknown) => (typeof value === "string" ? value : null);
const figure = (value: unknown) => (typeof value === "number" ? value : null);
