import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { answer, client, type Schema } from "../api/client";

export type Task = Schema["SystemTask"];

const KEY = ["system-tasks"];

/** In the reader's language; a task that this page has never heard of says of itself what the server says. */
export function useTasks() {
  const { t } = useTranslation("tasks");
  return useQuery({
    queryKey: KEY,
    queryFn: () => answer(client.GET("/settings/system-tasks")),
    select: useCallback((tasks: Task[]) => tasks.map((task) => inWords(task, t)), [t]),
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

function inWords(task: Task, t: TFunction<"tasks">): Task {
  return {
    ...task,
    label: t(`labels.${task.id}`, { defaultValue: task.label }),
    description: t(`purposes.${task.id}`, { defaultValue: task.description }),
  };
}
