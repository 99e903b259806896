import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { deleteJob, runJob, updateJob, type Job } from "./api";
import { oneByOne, type BulkState } from "./bulk";

export type BulkAction = "run" | "enable" | "disable" | "delete";

export interface BulkRun {
  action: BulkAction;
  count: number;
  state: BulkState;
  ended: boolean;
  nameOf: (id: string) => string;
}

const ACTIONS: Record<BulkAction, (id: string) => Promise<unknown>> = {
  run: runJob,
  enable: (id) => updateJob(id, { enabled: true }),
  disable: (id) => updateJob(id, { enabled: false }),
  delete: deleteJob,
};

/** One action on many jobs; it stops when the page is left. */
export function useBulk() {
  const queries = useQueryClient();
  const [run, setRun] = useState<BulkRun>();
  const controller = useRef<AbortController>(null);
  useEffect(() => () => controller.current?.abort(), []);

  async function begin(action: BulkAction, jobs: readonly Job[]) {
    const todo = jobs.filter(
      ({ enabled }) => !(action === "enable" && enabled) && !(action === "disable" && !enabled),
    );
    const names = new Map(jobs.map(({ id, name }) => [id, name]));
    const now: BulkRun = {
      action,
      count: todo.length,
      state: { done: 0, waiting: 0, failures: [] },
      ended: false,
      nameOf: (id) => names.get(id) ?? id,
    };
    controller.current = new AbortController();
    setRun(now);
    const state = await oneByOne(
      todo.map(({ id }) => id),
      ACTIONS[action],
      (step) => setRun({ ...now, state: step }),
      controller.current.signal,
    );
    setRun({ ...now, state, ended: true });
    await Promise.all(
      [["jobs"], ["dashboard"], ["history"]].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
  }

  return { run, begin, stop: () => controller.current?.abort(), clear: () => setRun(undefined) };
}
