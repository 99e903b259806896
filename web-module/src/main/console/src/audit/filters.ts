import type { Schema } from "../api/client";

type Action = Schema["AuditAction"];
type Resource = Schema["AuditResource"];

const ACTION_SET: Record<Action, true> = {
  LOGIN: true,
  LOGIN_FAILED: true,
  LOGOUT: true,
  CREATE: true,
  UPDATE: true,
  DELETE: true,
  EXECUTE: true,
  EXPORT: true,
  DENIED: true,
};
const RESOURCE_SET: Record<Resource, true> = {
  AUTH: true,
  USER: true,
  GROUP: true,
  API_KEY: true,
  SOURCE: true,
  DESTINATION: true,
  NOTIFICATION: true,
  ADAPTER: true,
  JOB: true,
  EXECUTION: true,
  STORAGE: true,
  VAULT: true,
  SYSTEM: true,
};
export const ACTIONS = Object.keys(ACTION_SET) as Action[];
export const RESOURCES = Object.keys(RESOURCE_SET) as Resource[];

export const FILTERS = ["user", "action", "resource", "resourceId", "from", "to"] as const;
export type FilterName = (typeof FILTERS)[number];

export const PAGE_SIZES = [50, 100, 200];
const PAGE_SIZE = 50;

export interface AuditQuery {
  user?: string;
  action?: Action;
  resource?: Resource;
  resourceId?: string;
  from?: string;
  to?: string;
  page: number;
  limit: number;
}

/** What the address asks for; what makes no sense there counts as not given. */
export function queryOf(params: URLSearchParams): AuditQuery {
  const text = (name: FilterName) => params.get(name)?.trim() || undefined;
  return {
    user: text("user"),
    action: ACTIONS.find((action) => action === params.get("action")),
    resource: RESOURCES.find((resource) => resource === params.get("resource")),
    resourceId: text("resourceId"),
    from: timeOf(params.get("from")),
    to: timeOf(params.get("to")),
    page: Math.max(1, Math.trunc(Number(params.get("page"))) || 1),
    limit: PAGE_SIZES.find((size) => size === Number(params.get("limit"))) ?? PAGE_SIZE,
  };
}

/** The address holds the reader's local time, as the field for it does. */
function timeOf(text: string | null): string | undefined {
  const time = text ? new Date(text) : null;
  return time && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined;
}
