import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, client, type Schema } from "../api/client";

export type Setting = Schema["Setting"];
export type Value = Setting["value"];

const KEY = ["settings"];

export function useSettings() {
  return useQuery({ queryKey: KEY, queryFn: () => answer(client.GET("/settings")) });
}

/** All that are sent or none. */
export function useChangeSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Record<string, Value>) => answer(client.PUT("/settings", { body })),
    onSuccess: (settings) => queries.setQueryData(KEY, settings),
  });
}
