import { sameChoice } from "../permissions/permissions";
import type { ApiKey, KeyChoice } from "./queries";

/** What is offered; days, and null for never. */
export const LIFETIMES = [30, 90, 365, null] as const;

const DAY_MS = 86_400_000;

export function inDays(days: number, now = Date.now()): string {
  return new Date(now + days * DAY_MS).toISOString();
}

/** The value of a datetime-local field for a moment, in the reader's time zone. */
export function toLocal(iso: string): string {
  const time = new Date(iso);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function fromLocal(text: string): string | null {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

export type KeyState = "enabled" | "disabled" | "expired" | "powerless" | "weaker";

/** Whether a key works: it needs to be enabled, in time, and its owner must still hold what it lists. */
export function stateOf(key: ApiKey, now = Date.now()): KeyState {
  if (!key.enabled) {
    return "disabled";
  }
  if (key.expiresAt && new Date(key.expiresAt).getTime() <= now) {
    return "expired";
  }
  if (key.effectivePermissions.length === 0) {
    return "powerless";
  }
  return key.effectivePermissions.length < key.permissions.length ? "weaker" : "enabled";
}

/**
 * What of a form differs from the key. The rest is not sent: an expiry that has passed, or a permission that the
 * person does not hold, would be refused although nobody touched it.
 */
export function changesOf(key: ApiKey, { name, permissions, expiresAt }: KeyChoice): Partial<KeyChoice> {
  return {
    ...(name !== key.name && { name }),
    ...(!sameChoice(permissions, key.permissions) && { permissions }),
    ...(!sameMinute(expiresAt, key.expiresAt) && { expiresAt }),
  };
}

/** A field for a time has no seconds. */
function sameMinute(one: string | null, other: string | null): boolean {
  return (one && toLocal(one)) === (other && toLocal(other));
}

/** Something that the key may do, to try it with. */
export function curlOf(key: string, permissions: readonly string[], origin: string): string {
  const path =
    [
      ["jobs:read", "/api/jobs"],
      ["history:read", "/api/history?limit=5"],
      ["sources:read", "/api/adapters?type=database"],
      ["destinations:read", "/api/adapters?type=storage"],
      ["vault:read", "/api/vault"],
      ["users:read", "/api/users"],
    ].find(([permission]) => permissions.includes(permission as string))?.[1] ?? "/api/health";
  const run = permissions.includes("jobs:execute") && path === "/api/health";
  return run
    ? `curl -X POST -H "Authorization: Bearer ${key}" \\\n  ${origin}/api/jobs/JOB-ID/run`
    : `curl -H "Authorization: Bearer ${key}" \\\n  "${origin}${path}"`;
}
