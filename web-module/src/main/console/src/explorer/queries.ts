import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { answer, answerWithHead, client, total } from "../api/client";
import { useMay } from "../api/session";
import { queryOf, type BackupFilters } from "./filters";
import { PAGE_SIZE } from "./paging";

const SCANNED_AT = "X-Catalogue-Scanned-At";
const A_MINUTE = 60_000;

/** Everything that was read of a destination; for forgetting it after a change. */
export const storageKey = (destinationId: string) => ["storage", destinationId];

/** One page of a listing, how many rows there are on all of them, and when the destination was last read. */
export function backupPage(destinationId: string, filters: BackupFilters, page: number) {
  return queryOptions({
    queryKey: [...storageKey(destinationId), "files", filters, page],
    queryFn: ({ signal }) => readPage(destinationId, filters, page, { signal }),
    staleTime: A_MINUTE,
  });
}

export async function readPage(
  destinationId: string,
  filters: BackupFilters,
  page: number,
  { signal, refresh }: { signal?: AbortSignal; refresh?: boolean } = {},
) {
  const { data, headers } = await answerWithHead(
    client.GET("/storage/{id}/files", {
      params: {
        path: { id: destinationId },
        query: { ...queryOf(filters), page, limit: PAGE_SIZE, refresh },
      },
      signal,
    }),
  );
  return { rows: data, total: total(headers, data), scannedAt: headers.get(SCANNED_AT) };
}

/** What the destinations are called; empty for those who may not see them. */
export function useDestinations() {
  const may = useMay();
  return useQuery({
    queryKey: ["adapters", "storage"],
    queryFn: () => answer(client.GET("/adapters", { params: { query: { type: "storage" } } })),
    enabled: may("destinations:read"),
  });
}

export function useDestinationName(destinationId: string): string {
  return useDestinations().data?.find(({ id }) => id === destinationId)?.name ?? destinationId;
}

export function useUsage(destinationId: string) {
  return useQuery({
    queryKey: [...storageKey(destinationId), "usage"],
    queryFn: () => answer(client.GET("/storage/{id}/usage", { params: { path: { id: destinationId } } })),
  });
}

export function useGrowth(destinationId: string, days: number) {
  return useQuery({
    queryKey: [...storageKey(destinationId), "history", days],
    queryFn: () =>
      answer(
        client.GET("/storage/{id}/history", { params: { path: { id: destinationId }, query: { days } } }),
      ),
    placeholderData: keepPreviousData,
  });
}

export function useForeignObjects(destinationId: string) {
  return useQuery({
    queryKey: [...storageKey(destinationId), "foreign"],
    queryFn: async () => {
      const { data, headers } = await answerWithHead(
        client.GET("/storage/{id}/foreign", { params: { path: { id: destinationId } } }),
      );
      return { rows: data, total: total(headers, data), scannedAt: headers.get(SCANNED_AT) };
    },
  });
}

/** The kinds of databases, by the name of each id. */
export function useEngines() {
  return useQuery({
    queryKey: ["adapters", "types"],
    queryFn: () => answer(client.GET("/adapters/types")),
    staleTime: Infinity,
    select: (kinds) => kinds.filter(({ type }) => type === "database"),
  });
}

const LONGEST_SEARCH = 200;

/** One backup; null when the destination has none with this path (any more). */
export function useBackup(destinationId: string, path: string) {
  return useQuery({
    queryKey: [...storageKey(destinationId), "backup", path],
    queryFn: async () => {
      const rows = await answer(
        client.GET("/storage/{id}/files", {
          params: {
            path: { id: destinationId },
            query: { search: path.slice(-LONGEST_SEARCH), page: 1, limit: PAGE_SIZE },
          },
        }),
      );
      return rows.find((row) => row.path === path) ?? null;
    },
    enabled: path !== "",
  });
}
