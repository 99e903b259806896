import type { operations } from "../api/schema";

type Query = NonNullable<operations["listBackups"]["parameters"]["query"]>;
export type SortColumn = NonNullable<Query["sort"]>;

/** Which backups are listed and in what order, as the address has it. Days are those of the reader's time zone. */
export interface BackupFilters {
  search: string;
  type: string;
  job: string;
  /** First and last day, as 2026-01-31; empty for no bound. */
  from: string;
  to: string;
  sort: SortColumn;
  order: "asc" | "desc";
}

export const NO_FILTERS: BackupFilters = {
  search: "",
  type: "",
  job: "",
  from: "",
  to: "",
  sort: "createdAt",
  order: "desc",
};

const TEXTS = ["search", "type", "job"] as const;
const DAYS = ["from", "to"] as const;
const SORTS: readonly SortColumn[] = ["createdAt", "size", "name"];
const LONGEST_SEARCH = 200;

export function readFilters(address: URLSearchParams): BackupFilters {
  const filters = { ...NO_FILTERS };
  TEXTS.forEach((key) => (filters[key] = address.get(key) ?? ""));
  DAYS.forEach((key) => {
    const day = address.get(key) ?? "";
    filters[key] = startOfDay(day) ? day : "";
  });
  filters.sort = SORTS.find((column) => column === address.get("sort")) ?? NO_FILTERS.sort;
  filters.order = address.get("order") === "asc" ? "asc" : "desc";
  return filters;
}

/** The address with these filters; what else stands there stays, and what is not filtered is left out. */
export function writeFilters(address: URLSearchParams, filters: BackupFilters): URLSearchParams {
  const next = new URLSearchParams(address);
  for (const [key, value] of Object.entries(filters)) {
    if (value === NO_FILTERS[key as keyof BackupFilters]) {
      next.delete(key);
    } else {
      next.set(key, value);
    }
  }
  return next;
}

export function isFiltered(filters: BackupFilters): boolean {
  return [...TEXTS, ...DAYS].some((key) => filters[key] !== "");
}

/** As `GET /storage/{id}/files` takes them. */
export function queryOf(filters: BackupFilters): Query {
  return {
    search: filters.search.slice(0, LONGEST_SEARCH) || undefined,
    typeFilter: filters.type || undefined,
    jobId: filters.job || undefined,
    from: startOfDay(filters.from)?.toISOString(),
    to: startOfDay(filters.to, 1)?.toISOString(),
    sort: filters.sort,
    order: filters.order,
  };
}

/** Midnight of the day, or of one after it, where the reader is; undefined for what is no day. */
function startOfDay(day: string, later = 0): Date | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (!year) {
    return undefined;
  }
  const start = new Date(Number(year), Number(month) - 1, Number(date));
  if (start.getMonth() !== Number(month) - 1) {
    return undefined;
  }
  start.setDate(start.getDate() + later);
  return start;
}
