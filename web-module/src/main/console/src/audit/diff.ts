/** As JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

export interface Change {
  /** Where, with dots: retention.keepLast */
  path: string;
  /** Undefined when it was not there. */
  before: Json | undefined;
  /** Undefined when it is not there any more. */
  after: Json | undefined;
  /** A secret: that it changed is all that is told. */
  secret: boolean;
}

export interface Details {
  changes: Change[];
  /** Whether it is a line that says what changed, even if nothing did. */
  isUpdate: boolean;
  /** What else is told. */
  rest: [string, Json][];
}

type JsonObject = { readonly [name: string]: Json };

/** Takes the particulars of an audit line apart: what changed, and what else there is to know. */
export function readDetails(details: JsonObject): Details {
  const { changes, before, after, ...others } = details;
  if (isObject(changes)) {
    return { changes: Object.entries(changes).flatMap(ofChange), isUpdate: true, rest: flat(others) };
  }
  if (isObject(before) && isObject(after)) {
    return { changes: differences("", before, after), isUpdate: true, rest: flat(others) };
  }
  return { changes: [], isUpdate: false, rest: flat(details) };
}

function ofChange([name, change]: [string, Json]): Change[] {
  if (isObject(change) && "before" in change && "after" in change) {
    return differences(name, change.before, change.after);
  }
  if (isObject(change)) {
    return Object.entries(change).flatMap(([inner, value]) => ofChange([`${name}.${inner}`, value]));
  }
  return [{ path: name, before: undefined, after: undefined, secret: true }];
}

/** Objects are compared field by field, everything else as a whole. */
export function differences(path: string, before: Json | undefined, after: Json | undefined): Change[] {
  if (isObject(before) || isObject(after)) {
    const old = isObject(before) ? before : {};
    const now = isObject(after) ? after : {};
    const inner = [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((name) =>
      differences(path ? `${path}.${name}` : name, old[name], now[name]),
    );
    const replaced = [before, after].some((side) => side !== undefined && side !== null && !isObject(side));
    return replaced ? [{ path, before, after, secret: false }] : inner;
  }
  return same(before, after) ? [] : [{ path, before, after, secret: false }];
}

/** The entries of two lists that only one of them has; null unless both are lists of plain values. */
export function listChange(
  before: Json | undefined,
  after: Json | undefined,
): { removed: string[]; added: string[] } | null {
  if (!isPlainList(before) || !isPlainList(after)) {
    return null;
  }
  const old = before.map(String);
  const now = after.map(String);
  const removed = old.filter((entry) => !now.includes(entry));
  const added = now.filter((entry) => !old.includes(entry));
  // The same entries in another order are no additions: both sides are then shown whole.
  return removed.length + added.length > 0 ? { removed, added } : null;
}

/** A value in one line; empty for one that is not there. */
export function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) {
    return "";
  }
  return isPlainList(value)
    ? value.map(String).join(", ")
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);
}

function flat(object: JsonObject, before = ""): [string, Json][] {
  return Object.entries(object).flatMap(([name, value]) =>
    isObject(value) && Object.keys(value).length > 0
      ? flat(value, `${before}${name}.`)
      : [[before + name, value] as [string, Json]],
  );
}

function same(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPlainList(value: Json | undefined): value is readonly (string | number | boolean | null)[] {
  return Array.isArray(value) && value.every((entry) => typeof entry !== "object" || entry === null);
}
