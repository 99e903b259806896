import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, client, Problem, type Schema } from "../api/client";
import { useSessionChange } from "../api/session";

export type Session = Schema["SessionRow"];

export const SESSIONS = ["sessions"];

/** Where the person is signed in; this session first, then the one used last. */
export function useSessions() {
  return useQuery({
    queryKey: SESSIONS,
    queryFn: () => answer(client.GET("/auth/sessions")),
    select: (sessions) => [...sessions].sort((one, other) => Number(other.current) - Number(one.current)),
  });
}

/** Ends one; the end of this one leads to the sign-in. */
export function useEndSession() {
  const queries = useQueryClient();
  const session = useSessionChange();
  return useMutation({
    mutationFn: ({ id }: Session) =>
      answer(client.DELETE("/auth/sessions/{id}", { params: { path: { id } } })),
    onSuccess: (_, { current }) =>
      current ? session.ended() : queries.invalidateQueries({ queryKey: SESSIONS }),
    onError: (problem) => (hadEnded(problem) ? queries.invalidateQueries({ queryKey: SESSIONS }) : undefined),
  });
}

export function useEndOtherSessions() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answer(client.DELETE("/auth/sessions")),
    onSuccess: () => queries.invalidateQueries({ queryKey: SESSIONS }),
  });
}

/** Whether a session could not be ended because it is no more. */
export function hadEnded(problem: unknown): boolean {
  return problem instanceof Problem && problem.status === 404;
}
