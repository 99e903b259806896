import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, answerWithHead, client, total, type Schema } from "../api/client";
import type { Filters } from "./filters";

export type Execution = Schema["Execution"];
export type Row = Schema["HistoryRow"];
export type LogLine = Schema["ExecutionLogLine"];

/** While something goes on, and otherwise, so that a page left open tells of the night's runs. */
const REFRESH_MS = { busy: 15_000, idle: 60_000 };

export const isOver = (status: Schema["ExecutionStatus"]) => status !== "Pending" && status !== "Running";

export function useHistory(filters: Filters) {
  return useQuery({
    queryKey: ["history", filters],
    queryFn: async () => {
      const { data, headers } = await answerWithHead(client.GET("/history", { params: { query: filters } }));
      return { rows: data, total: total(headers, data) };
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.rows.some((row) => !isOver(row.status)) ? REFRESH_MS.busy : REFRESH_MS.idle,
  });
}

/** One execution with its log. What changes while it runs comes through `useExecutionEvents`, which is faster. */
export function useExecution(id: string) {
  return useQuery({
    queryKey: ["executions", id],
    queryFn: async () =>
      (
        await answer(
          client.GET("/executions/{id}", { params: { path: { id }, query: { includeLogs: true } } }),
        )
      ).data,
    refetchInterval: ({ state }) => (state.data && !isOver(state.data.status) ? REFRESH_MS.idle : false),
  });
}
