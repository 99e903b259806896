import type { Schema } from "../api/client";

/** The addresses of the console. Every link is made here, so that a moved page is moved for all. */
export const toOverview = () => "/";
export const toSetup = () => "/setup";

export const toJobs = () => "/jobs";
export const toNewJob = () => "/jobs/new";
export const toJob = (id: string, tab?: string) => `/jobs/${segment(id)}${tab ? `?tab=${tab}` : ""}`;
/** `section` is the id of a part of the form. */
export const toEditJob = (id: string, section?: string) => `${toJob(id)}/edit${section ? `#${section}` : ""}`;

const ADAPTERS: Record<Schema["AdapterType"], string> = {
  database: "/sources",
  storage: "/destinations",
  notification: "/notifications",
};
export const toAdapters = (type: Schema["AdapterType"]) => ADAPTERS[type];
/** `from` is an adapter that is copied. */
export const toNewAdapter = (type: Schema["AdapterType"], from?: string) =>
  `${ADAPTERS[type]}/new${from ? `?${new URLSearchParams({ from })}` : ""}`;
export const toEditAdapter = (type: Schema["AdapterType"], id: string) => `${toAdapter(type, id)}/edit`;
export const toAdapter = (type: Schema["AdapterType"], id: string) => `${ADAPTERS[type]}/${segment(id)}`;

/** With the filters of the listing, such as job. */
export const toExplorer = (destinationId?: string, filters: Record<string, string> = {}) =>
  withQuery(destinationId ? `/storage/${segment(destinationId)}` : "/storage", filters);
/** What a job has made, where it stores first. */
export const toBackupsOf = (jobId: string) => toExplorer(undefined, { job: jobId });
/** `path` as a listing returns it. */
export const toBackup = (destinationId: string, path: string) =>
  `${toExplorer(destinationId)}/backup?${new URLSearchParams({ path })}`;
export const toRestore = (destinationId: string, path: string) =>
  `${toExplorer(destinationId)}/restore?${new URLSearchParams({ path })}`;

/** With the filters of `GET /api/history`, such as jobId and status. */
export const toHistory = (filters: Record<string, string> = {}) => withQuery("/history", filters);
export const toExecution = (id: string) => `/history/${segment(id)}`;

export const toVault = () => "/vault";
export const toUsers = () => "/users";
export const toGroups = () => "/groups";
export const toApiKeys = () => "/api-keys";
/** With the filters of `GET /api/audit`, such as user and resourceId. */
export const toAudit = (filters: Record<string, string> = {}) => withQuery("/audit", filters);
export const toSystemTasks = () => "/system-tasks";
export const toSettings = () => "/settings";
export const toProfile = () => "/profile";
export const toApiDescription = () => "/api-docs";

const segment = encodeURIComponent;

function withQuery(path: string, filters: Record<string, string>): string {
  const query = new URLSearchParams(filters).toString();
  return query ? `${path}?${query}` : path;
}
