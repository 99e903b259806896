import { useQuery, type QueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, answerWithHead, client, total, type Schema } from "../api/client";
import { useMay, type Permission } from "../api/session";
import type { Kind } from "./values";

export type Adapter = Schema["Adapter"];
export type Type = Schema["AdapterType"];

/** What a request to try a configuration came to. */
export interface Outcome {
  success: boolean;
  message: string;
  version: string | null;
}

/** How many of the last checks are looked at. */
export const CHECKS_SHOWN = 60;
const SENDS_SHOWN = 20;
const LIVE_MS = 15_000;

const NOUNS = { database: "sources", storage: "destinations", notification: "notifications" } as const;

/** The permission to see the adapters of a type, and the one to change them. */
export const toRead = (type: Type): Permission => `${NOUNS[type]}:read`;
export const toWrite = (type: Type): Permission => `${NOUNS[type]}:write`;
/** The word for the type in the messages. */
export const nounOf = (type: Type) => NOUNS[type];

export function useAdapters(type: Type, enabled = true) {
  return useQuery({
    enabled,
    queryKey: ["adapters", type],
    queryFn: () => answer(client.GET("/adapters", { params: { query: { type } } })),
  });
}

export function useAdapter(type: Type, id: string | null) {
  return useQuery({
    queryKey: ["adapters", type, id],
    queryFn: () => answer(client.GET("/adapters/{id}", { params: { path: { id: id ?? "" } } })),
    enabled: id !== null,
  });
}

/** Every kind of a type, with its name in the reader's language. They change only with the program. */
export function useKinds(type: Type) {
  const { t } = useTranslation("adapters");
  return useQuery({
    queryKey: ["adapters", "types"],
    queryFn: () => answer(client.GET("/adapters/types")),
    staleTime: Infinity,
    select: (kinds) =>
      kinds
        .filter((kind) => kind.type === type)
        .map((kind) => ({ ...kind, name: t(`kindName.${kind.id}`, { defaultValue: kind.name }) })),
  });
}

/** Of an adapter; undefined while they are read, and for a kind that this server no longer has. */
export function kindOf(kinds: readonly Kind[] | undefined, adapterId: string): Kind | undefined {
  return kinds?.find(({ id, aliases }) => id === adapterId || aliases.includes(adapterId));
}

export function useHealth(type: Type, id: string) {
  return useQuery({
    queryKey: ["adapters", type, id, "health"],
    queryFn: () =>
      answer(
        client.GET("/adapters/{id}/health-history", {
          params: { path: { id }, query: { limit: CHECKS_SHOWN } },
        }),
      ),
  });
}

export function useDatabaseStats(sourceId: string) {
  return useQuery({
    queryKey: ["adapters", "database", sourceId, "databases"],
    queryFn: () => answer(client.POST("/adapters/database-stats", { body: { sourceId } })),
    staleTime: 60_000,
  });
}

export function useUsage(destinationId: string) {
  const may = useMay();
  return useQuery({
    queryKey: ["storage", destinationId, "usage"],
    queryFn: () => answer(client.GET("/storage/{id}/usage", { params: { path: { id: destinationId } } })),
    enabled: may("storage:read"),
  });
}

/** What lies at each destination, by its id; nothing for those who may not see it. */
export function useStoredAmounts(type: Type) {
  const may = useMay();
  return useQuery({
    queryKey: ["dashboard", "destinations"],
    queryFn: () => answer(client.GET("/dashboard", { params: { query: { limit: 0, calendarDays: 0 } } })),
    enabled: type === "storage" && may("history:read"),
    select: ({ storage }) => new Map(storage.destinations.map((one) => [one.id, one])),
  });
}

export function useSends(adapterId: string) {
  return useQuery({
    queryKey: ["notifications", adapterId],
    queryFn: async () => {
      const { data, headers } = await answerWithHead(
        client.GET("/notifications", { params: { query: { adapterId, limit: SENDS_SHOWN } } }),
      );
      return { rows: data, total: total(headers, data) };
    },
    refetchInterval: ({ state }) =>
      state.data?.rows.some(({ status }) => status === "Pending" || status === "Sending") && LIVE_MS,
  });
}

/** Tries a configuration; of a stored adapter with these changes, if it is given. */
export function tryConnection(
  adapterId: string,
  config: Schema["AdapterConfig"],
  configId?: string,
): Promise<Outcome> {
  return answer(client.POST("/adapters/test-connection", { body: { adapterId, config, configId } }));
}

/** Tries a stored adapter as it is; the server keeps the outcome as a check of its health. */
export async function tryStored(queries: QueryClient, { id, type, adapterId }: Adapter): Promise<Outcome> {
  const outcome = await tryConnection(adapterId, {}, id);
  await forgetAdapters(queries, type);
  return outcome;
}

/** After a change: everything of the type is read again. */
export function forgetAdapters(queries: QueryClient, type: Type): Promise<void> {
  return queries.invalidateQueries({ queryKey: ["adapters", type] });
}
