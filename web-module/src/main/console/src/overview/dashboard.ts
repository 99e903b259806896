import { useQuery } from "@tanstack/react-query";
import { answer, client, type Schema } from "../api/client";

export type Dashboard = Schema["Dashboard"];
export type Job = Schema["JobProtection"];
export type Day = Schema["Day"];

/** Those at risk come first, so more jobs than this only matter for lists. */
const JOBS_NAMED = 200;
const CALENDAR_DAYS = 365;
const MINUTE_MS = 60_000;

export function useDashboard() {
  return useQuery({
    queryKey: ["dashboard"],
    queryFn: () =>
      answer(client.GET("/dashboard", { params: { query: { limit: JOBS_NAMED, calendarDays: 0 } } })),
    refetchInterval: MINUTE_MS / 2,
  });
}

/** Apart from the rest: it is large and changes once a day. */
export function useCalendar() {
  return useQuery({
    queryKey: ["dashboard", "calendar"],
    queryFn: async () => {
      const query = { limit: 0, calendarDays: CALENDAR_DAYS };
      const { calendar, timeZone } = await answer(client.GET("/dashboard", { params: { query } }));
      return { days: calendar, timeZone };
    },
    staleTime: 10 * MINUTE_MS,
  });
}
