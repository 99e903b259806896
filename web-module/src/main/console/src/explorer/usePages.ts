import { useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Schema } from "../api/client";
import type { BackupFilters } from "./filters";
import { backupPage, storageKey } from "./queries";

/** Pages that are only flown over are not worth a request. */
const SETTLED_MS = 120;

/** The first page: it also says how many rows there are. The old one is shown until a new one is there. */
export function useFirstPage(destinationId: string, filters: BackupFilters) {
  return useQuery({
    ...backupPage(destinationId, filters, 1),
    placeholderData: (before, query) =>
      query && storageKey(destinationId).every((part, i) => query.queryKey[i] === part) ? before : undefined,
  });
}

/** The pages that are needed, as far as they have been read, by their number. */
export function usePages(
  destinationId: string,
  filters: BackupFilters,
  first: Schema["BackupRow"][] | undefined,
  needed: number[],
) {
  const settled = useSettled(needed.join());
  const others = needed.filter((page) => page > 1);
  const results = useQueries({
    queries: others.map((page) => ({
      ...backupPage(destinationId, filters, page),
      enabled: settled === needed.join(),
    })),
  });
  const pages = new Map<number, Schema["BackupRow"][]>(first ? [[1, first]] : []);
  others.forEach((page, i) => {
    const rows = results[i]?.data?.rows;
    if (rows) {
      pages.set(page, rows);
    }
  });
  return { pages, problem: results.find(({ error }) => error)?.error ?? null };
}

/** The value once it has stayed the same for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
