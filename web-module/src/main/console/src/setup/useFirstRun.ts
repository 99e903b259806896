import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { answer, client, type Schema } from "../api/client";
import { watchExecution, type ExecutionEvents } from "../api/live";
import { wordsOf } from "../components/Alerts";
import type { JobToMake } from "./plan";
import { NOTHING_BEGUN, type Begun } from "./state";

type Execution = Schema["Execution"];
type Job = Schema["Job"];

/** How far the way from a job to a verified backup is gone. */
export interface FirstRun extends Begun {
  phase: "idle" | "starting" | "backup" | "verify" | "done";
  events: ExecutionEvents | null;
  backup: Execution | null;
  verification: Execution | null;
  /** As the destination's catalogue has it after the verification. */
  stored: Schema["BackupRow"] | null;
  problem: string | null;
}

const IDLE: FirstRun = {
  ...NOTHING_BEGUN,
  phase: "idle",
  events: null,
  backup: null,
  verification: null,
  stored: null,
  problem: null,
};

/**
 * Makes the job, or changes the one it made before, runs it, and has every byte of the backup read again. What was begun
 * before the page was loaded again goes on.
 */
export function useFirstRun({ job: begunJob, backupId: begunId, verificationId }: Begun) {
  const queries = useQueryClient();
  const [run, setRun] = useState<FirstRun>({ ...IDLE, job: begunJob, phase: begunId ? "starting" : "idle" });
  const stop = useRef<() => void>(undefined);
  useEffect(() => {
    if (begunJob && begunId) {
      void prove(begunJob, begunId, verificationId);
    }
    return () => stop.current?.();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- it goes on once, with what was begun at first
  }, []);
  const change = (what: Partial<FirstRun>) => setRun((before) => ({ ...before, ...what }));

  /** How an execution ended; meanwhile its events are shown. */
  function ended(executionId: string): Promise<Execution> {
    change({ events: null });
    return new Promise((resolve) => {
      stop.current = watchExecution(executionId, (events) => {
        change({ events });
        if (events.end) {
          resolve(events.end);
        }
      });
    });
  }

  async function prove(job: Job, begun?: string, begunReading?: string | null): Promise<void> {
    const destination = { path: { id: job.destinationId } };
    try {
      const backupId =
        begun ??
        (await answer(client.POST("/jobs/{id}/run", { params: { path: { id: job.id } } }))).executionId;
      change({ phase: "backup", backupId, verificationId: begunReading ?? null });
      const backup = await ended(backupId);
      change({ backup });
      if (backup.path && (backup.status === "Success" || backup.status === "Partial")) {
        const file = backup.path;
        const readingId =
          begunReading ??
          (await answer(client.POST("/storage/{id}/verify", { params: destination, body: { file } })))
            .executionId;
        change({ phase: "verify", verificationId: readingId });
        const verification = await ended(readingId);
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
