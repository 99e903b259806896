import { Problem } from "../api/client";

export interface Failure {
  id: string;
  problem: unknown;
}

export interface BulkState {
  done: number;
  /** Seconds until the server takes the next change; 0 while it takes them. */
  waiting: number;
  failures: readonly Failure[];
}

const DEFAULT_WAIT_SECONDS = 5;

/**
 * Does something to one after the other. A server that limits changes is waited for, so that a long selection
 * is done to its end; what fails does not keep the rest from being done.
 */
export async function oneByOne(
  ids: readonly string[],
  action: (id: string) => Promise<unknown>,
  onStep: (state: BulkState) => void,
  signal: AbortSignal,
  wait: (seconds: number, signal: AbortSignal) => Promise<void> = sleep,
): Promise<BulkState> {
  const failures: Failure[] = [];
  let done = 0;
  while (done < ids.length && !signal.aborted) {
    const id = ids[done] as string;
    try {
      await action(id);
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 429) {
        const seconds = problem.retryAfter ?? DEFAULT_WAIT_SECONDS;
        onStep({ done, waiting: seconds, failures: [...failures] });
        await wait(seconds, signal);
        continue;
      }
      failures.push({ id, problem });
    }
    done++;
    onStep({ done, waiting: 0, failures: [...failures] });
  }
  return { done, waiting: 0, failures };
}

/** Ends early when it is told to stop. */
function sleep(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
