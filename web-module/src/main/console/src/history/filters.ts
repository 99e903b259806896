import type { Schema } from "../api/client";
import { PAGE_SIZES } from "../components/Pages";

export const STATUSES = [
  "Pending",
  "Running",
  "Success",
  "Partial",
  "Failed",
  "Cancelled",
] as const satisfies readonly Schema["ExecutionStatus"][];
export const TYPES = [
  "Backup",
  "Restore",
  "Verification",
  "Retention",
  "SystemTask",
] as const satisfies readonly Schema["ExecutionType"][];

/** What the list is narrowed to, as `GET /history` takes it. */
export interface Filters {
  status?: Schema["ExecutionStatus"];
  type?: Schema["ExecutionType"];
  jobId?: string;
  from?: string;
  to?: string;
  page: number;
  limit: number;
}

/** Reads the address; whatever makes no sense in it is left out. */
export function filtersOf(query: URLSearchParams): Filters {
  const page = Number(query.get("page"));
  const limit = Number(query.get("limit"));
  return {
    status: named(STATUSES, query.get("status")),
    type: named(TYPES, query.get("type")),
    jobId: query.get("jobId") ?? undefined,
    from: moment(query.get("from")),
    to: moment(query.get("to")),
    page: Number.isInteger(page) && page > 0 ? page : 1,
    limit: PAGE_SIZES.find((size) => size === limit) ?? PAGE_SIZES[0],
  };
}

export function isNarrowed({ status, type, jobId, from, to }: Filters): boolean {
  return [status, type, jobId, from, to].some((value) => value !== undefined);
}

/** The address with one filter changed: from the first page on, since the pages are others now. */
export function withFilter(query: URLSearchParams, key: keyof Filters, value: string): URLSearchParams {
  const next = new URLSearchParams(query);
  if (key !== "page") {
    next.delete("page");
  }
  if (value === "") {
    next.delete(key);
  } else {
    next.set(key, value);
  }
  return next;
}

/** The day of a moment at the reader's place, as a date field has it. */
export function dayOf(iso: string): string {
  const at = new Date(iso);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

/** The moment a day begins at the reader's place. An empty field stays empty. */
export function startOf(day: string, plusDays = 0): string {
  const [year, month, date] = day.split("-").map(Number);
  if (!year || !month || !date) {
    return "";
  }
  return new Date(year, month - 1, date + plusDays).toISOString();
}

/** `to` is the first moment that is not shown any more; people name the last day that is. */
export function lastDayOf(to: string): string {
  return dayOf(new Date(Date.parse(to) - 1).toISOString());
}

function named<T extends string>(words: readonly T[], text: string | null): T | undefined {
  return words.find((word) => word.toLowerCase() === text?.toLowerCase());
}

function moment(text: string | null): string | undefined {
  return text === null || Number.isNaN(Date.parse(text)) ? undefined : text;
}
