import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, client, type Schema } from "../api/client";

export type Task = Schema["SystemTask"];

const KEY = ["system-tasks"];

export function useTasks() {
  return useQuery({
    queryKey: KEY,
    queryFn: () => answer(client.GET("/settings/system-tasks")),
    refetchInterval: 30_000,
  });
}

export function useUpdateTask() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { taskId: string; schedule?: string; runOnStartup?: boolean; enabled?: boolean }) =>
      answer(client.POST("/settings/system-tasks", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRunTask() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (taskId: string) => answer(client.PUT("/settings/system-tasks", { body: { taskId } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
