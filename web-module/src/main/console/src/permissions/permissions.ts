import type { Permission } from "../api/session";

/** A record and no list: the compiler refuses it as soon as the description has one more or one less. */
const KNOWN: Record<Permission, true> = {
  "jobs:read": true,
  "jobs:write": true,
  "jobs:execute": true,
  "sources:read": true,
  "sources:write": true,
  "destinations:read": true,
  "destinations:write": true,
  "storage:read": true,
  "storage:download": true,
  "storage:restore": true,
  "storage:delete": true,
  "history:read": true,
  "vault:read": true,
  "vault:write": true,
  "notifications:read": true,
  "notifications:write": true,
  "users:read": true,
  "users:write": true,
  "groups:read": true,
  "groups:write": true,
  "api-keys:read": true,
  "api-keys:write": true,
  "audit:read": true,
  "settings:read": true,
  "settings:write": true,
};

export const PERMISSIONS = Object.keys(KNOWN) as Permission[];

/** What permissions are about, such as jobs, from top to bottom. */
export const AREAS = unique(PERMISSIONS.map((permission) => areaOf(permission)));

/** What they allow to do, such as read, from left to right. */
export const ACTIONS = unique(PERMISSIONS.map((permission) => actionOf(permission)));

/** The permission of a cell; null where there is none. */
export function permissionOf(area: string, action: string): Permission | null {
  return PERMISSIONS.find((permission) => permission === `${area}:${action}`) ?? null;
}

/** A choice with some permissions added or taken away, in the order of the grid. */
export function withChoice(
  chosen: readonly Permission[],
  changed: readonly Permission[],
  on: boolean,
): Permission[] {
  return PERMISSIONS.filter((permission) =>
    changed.includes(permission) ? on : chosen.includes(permission),
  );
}

export function sameChoice(one: readonly Permission[], other: readonly Permission[]): boolean {
  return one.length === other.length && one.every((permission) => other.includes(permission));
}

function areaOf(permission: Permission): string {
  return permission.slice(0, permission.indexOf(":"));
}

export function actionOf(permission: Permission): string {
  return permission.slice(permission.indexOf(":") + 1);
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}
