import { wordsOf } from "../components/Alerts";

/** The server takes so many paths in one request. */
export const MOST_PATHS = 200;
/** More cannot be chosen at once: each request counts against the limit of changes. */
export const MOST_CHOSEN = 1000;

/** What became of one of several backups; the error is empty when it was done. */
export interface Outcome {
  path: string;
  error: string | null;
}

/**
 * Sends the paths in as many requests as it takes and says for each what is known of it. When a request fails, the
 * rest is not tried, and says why.
 */
export async function inTurn(
  paths: readonly string[],
  send: (paths: string[]) => Promise<readonly Outcome[]>,
  unanswered: (reason: string) => string,
  notTried: (reason: string) => string,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let begin = 0; begin < paths.length; begin += MOST_PATHS) {
    const some = paths.slice(begin, begin + MOST_PATHS);
    try {
      const answered = new Map((await send(some)).map((outcome) => [outcome.path, outcome]));
      some.forEach((path) => outcomes.push(answered.get(path) ?? { path, error: unanswered("") }));
    } catch (problem) {
      const reason = wordsOf(problem);
      some.forEach((path) => outcomes.push({ path, error: unanswered(reason) }));
      paths.slice(begin + MOST_PATHS).forEach((path) => outcomes.push({ path, error: notTried(reason) }));
      break;
    }
  }
  return outcomes;
}

export function failures(outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.filter(({ error }) => error !== null);
}

interface OfAJob {
  jobId: string | null;
  jobName: string | null;
}

/** The jobs that would have no backup left at the destination if these were deleted. */
export function jobsLeftWithout(
  chosen: readonly OfAJob[],
  perJob: readonly (OfAJob & { count: number })[],
): string[] {
  return perJob
    .filter(
      ({ jobId, count }) => jobId !== null && chosen.filter((row) => row.jobId === jobId).length >= count,
    )
    .map(({ jobId, jobName }) => jobName ?? jobId ?? "");
}
