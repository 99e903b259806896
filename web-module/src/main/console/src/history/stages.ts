import type { Schema } from "../api/client";
import type { Execution, LogLine } from "./executions";

type Stage = Schema["ExecutionStage"];

export interface StageSpan {
  stage: Stage;
  /** Null when nothing tells when it began. */
  begin: number | null;
  /** Null while it goes on. */
  end: number | null;
  outcome: "done" | "running" | "failed" | "cancelled";
}

/** They say how it ended, not what was being done. */
const ENDS: readonly Stage[] = ["Completed", "Failed", "Cancelled"];

/**
 * The stages an execution went through, in order. The API tells only the present one; when the others began is taken
 * from the first line that each of them wrote.
 */
export function stagesOf(execution: Execution, lines: readonly LogLine[]): StageSpan[] {
  const { status, stage: present, startedAt, endedAt } = execution;
  const begins = new Map<Stage, number | null>([["Queued", Date.parse(execution.createdAt)]]);
  const written = lines
    .filter(({ stage }) => !ENDS.includes(stage) && !begins.has(stage))
    .map(({ stage, timestamp }) => ({ stage, at: Date.parse(timestamp) }))
    .sort((one, other) => one.at - other.at);
  if (startedAt) {
    begins.set("Initializing", Date.parse(startedAt));
  }
  for (const { stage, at } of written) {
    if (!begins.has(stage)) {
      begins.set(stage, at);
    }
  }
  if (!ENDS.includes(present) && !begins.has(present)) {
    begins.set(present, null);
  }
  const stages = [...begins];
  return stages.map(([stage, begin], index) => {
    const next = stages[index + 1];
    return {
      stage,
      begin,
      end: next ? next[1] : endedAt ? Date.parse(endedAt) : null,
      outcome: next ? "done" : lastOutcome(status),
    };
  });
}

/** How long a stage took up to now; null when that is not known. */
export function lengthOf({ begin, end, outcome }: StageSpan, now: number): number | null {
  if (begin === null || (end === null && outcome !== "running")) {
    return null;
  }
  return Math.max(0, (end ?? now) - begin);
}

function lastOutcome(status: Schema["ExecutionStatus"]): StageSpan["outcome"] {
  switch (status) {
    case "Failed":
      return "failed";
    case "Cancelled":
      return "cancelled";
    case "Pending":
    case "Running":
      return "running";
    default:
      return "done";
  }
}
