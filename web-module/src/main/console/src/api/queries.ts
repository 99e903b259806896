import { QueryClient } from "@tanstack/react-query";
import { Problem } from "./client";

const MOST_TRIES = 3;
const SHORT_WAIT_MS = 1000;

/**
 * Reads are repeated when the server was busy or not reachable, never when it refused. Changes are sent once:
 * only a person can tell whether the first one took effect.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, problem) => failures < MOST_TRIES && mayPass(problem),
        retryDelay: (failures, problem) =>
          problem instanceof Problem && problem.retryAfter
            ? problem.retryAfter * 1000
            : SHORT_WAIT_MS * 2 ** failures,
      },
      mutations: { retry: false },
    },
  });
}

function mayPass(problem: unknown): boolean {
  return (
    problem instanceof Problem && (problem.status === 0 || problem.status === 429 || problem.status === 503)
  );
}
