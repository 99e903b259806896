import { useQuery } from "@tanstack/react-query";
import { answer, client, type Schema } from "../api/client";
import { useMay } from "../api/session";
import { storageKey } from "../explorer/queries";
import { existingOf } from "./mapping";

/** The names of the databases in a backup, read from the destination. */
export function useAnalysis(destinationId: string, file: string) {
  return useQuery({
    queryKey: [...storageKey(destinationId), "analysis", file],
    queryFn: () =>
      answer(
        client.POST("/storage/{id}/analyze", { params: { path: { id: destinationId } }, body: { file } }),
      ),
  });
}

export function useSources() {
  const may = useMay();
  return useQuery({
    queryKey: ["adapters", "database"],
    queryFn: () => answer(client.GET("/adapters", { params: { query: { type: "database" } } })),
    enabled: may("sources:read"),
  });
}

/** The databases that a server has now. Sizes may be missing; that a database is there may not. */
export function useExisting(source: Schema["Adapter"] | undefined) {
  return useQuery({
    queryKey: ["adapters", "database", source?.id, "existing"],
    queryFn: () => readExisting(source as Schema["Adapter"]),
    enabled: source !== undefined,
  });
}

async function readExisting({ id, adapterId }: Schema["Adapter"]) {
  const [seen, figures] = await Promise.all([
    answer(client.POST("/adapters/access-check", { body: { adapterId, config: {}, configId: id } })),
    answer(client.POST("/adapters/database-stats", { body: { sourceId: id } })).catch(() => null),
  ]);
  if (!seen.success) {
    throw new Error(seen.message);
  }
  return existingOf(seen.databases, figures?.success ? figures.databases : []);
}
