import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { answer, client, type Schema } from "../api/client";
import { watchExecution, type ExecutionEvents } from "../api/live";
import { wordsOf } from "../components/Alerts";
import type { JobToMake } from "./plan";

type Execution = Schema["Execution"];
type Job = Schema["Job"];

/** How far the way from a job to a verified backup is gone. */
export interface FirstRun {
  phase: "idle" | "starting" | "backup" | "verify" | "done";
  job: Job | null;
  /** The execution that goes on, or was the last to end. */
  executionId: string | null;
  events: ExecutionEvents | null;
  backup: Execution | null;
  verification: Execution | null;
  /** As the destination's catalogue has it after the verification. */
  stored: Schema["BackupRow"] | null;
  problem: string | null;
}

const IDLE: FirstRun = {
  phase: "idle",
  job: null,
  executionId: null,
  events: null,
  backup: null,
  verification: null,
  stored: null,
  problem: null,
};

/** Makes the job, or changes the one it made before, runs it, and has every byte of the backup read again. */
export function useFirstRun() {
  const queries = useQueryClient();
  const [run, setRun] = useState(IDLE);
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  const change = (what: Partial<FirstRun>) => setRun((before) => ({ ...before, ...what }));

  /** How an execution ended; meanwhile its events are shown. */
  function ended(executionId: string): Promise<Execution> {
    change({ executionId, events: null });
    return new Promise((resolve) => {
      stop.current = watchExecution(executionId, (events) => {
        change({ events });
        if (events.end) {
          resolve(events.end);
        }
      });
    });
  }

  async function prove(job: Job): Promise<void> {
    const destination = { path: { id: job.destinationId } };
    try {
      const started = await answer(client.POST("/jobs/{id}/run", { params: { path: { id: job.id } } }));
      change({ phase: "backup" });
      const backup = await ended(started.executionId);
      change({ backup });
      if (backup.path && (backup.status === "Success" || backup.status === "Partial")) {
        const file = backup.path;
        const reading = await answer(
          client.POST("/storage/{id}/verify", { params: destination, body: { file } }),
        );
        change({ phase: "verify" });
        const verification = await ended(reading.executionId);
        const rows = await answer(
          client.GET("/storage/{id}/files", {
            params: { ...destination, query: { jobId: job.id, limit: 10 } },
          }),
        );
        change({ verification, stored: rows.find(({ path }) => path === file) ?? null });
      }
    } catch (failure) {
      change({ problem: wordsOf(failure) });
    } finally {
      change({ phase: "done" });
      for (const queryKey of [["jobs"], ["dashboard"], ["history"], ["storage", job.destinationId]]) {
        void queries.invalidateQueries({ queryKey });
      }
    }
  }

  /** True once the job is there and its run goes on. */
  async function start(body: JobToMake): Promise<boolean> {
    setRun((before) => ({ ...IDLE, job: before.job, phase: "starting" }));
    try {
      const job = await answer(
        run.job
          ? client.PUT("/jobs/{id}", { params: { path: { id: run.job.id } }, body })
          : client.POST("/jobs", { body }),
      );
      change({ job });
      void prove(job);
      return true;
    } catch (failure) {
      change({ phase: "idle", problem: wordsOf(failure) });
      return false;
    }
  }

  function again() {
    if (run.job) {
      setRun({ ...IDLE, job: run.job, phase: "starting" });
      void prove(run.job);
    }
  }

  return { run, start, again };
}
