import type { Schema } from "../api/client";
import {
  toAdapter,
  toApiKeys,
  toExecution,
  toGroups,
  toJob,
  toSettings,
  toSystemTasks,
  toUsers,
  toVault,
} from "../app/paths";

type Entry = Pick<Schema["AuditEntry"], "action" | "resource" | "resourceId">;

const SETTINGS = "settings";

/** Where the thing is that a line is about; null for what is gone or has no place of its own. */
export function subjectOf({ action, resource, resourceId: id }: Entry): string | null {
  if (!id || action === "DELETE" || action === "DENIED") {
    return null;
  }
  switch (resource) {
    case "JOB":
      return toJob(id);
    case "EXECUTION":
      return toExecution(id);
    case "SOURCE":
      return toAdapter("database", id);
    case "DESTINATION":
      return toAdapter("storage", id);
    case "NOTIFICATION":
      return toAdapter("notification", id);
    case "USER":
      return dialog(toUsers(), "user", id);
    case "GROUP":
      return dialog(toGroups(), "group", id);
    case "API_KEY":
      return dialog(toApiKeys(), "key", id);
    case "VAULT":
      return dialog(toVault(), "profile", id);
    case "SYSTEM":
      return id === SETTINGS ? toSettings() : dialog(toSystemTasks(), "task", id);
    default:
      return null;
  }
}

function dialog(page: string, name: string, id: string): string {
  return `${page}?${new URLSearchParams({ [name]: id })}`;
}
