import type { Execution, LogLine } from "./executions";

/** Reasons that can be told from the server's words, each with something to do about it. */
export const CAUSES = ["stopped", "unreachable", "credentials", "space", "rights"] as const;
export type Cause = (typeof CAUSES)[number];

const WORDS: Record<Cause, RegExp> = {
  stopped: /server (was )?stopped|crashed|server stops/i,
  credentials: /log in|log on|login|password|authentication|credentials|access denied/i,
  rights: /permission|has no right|may not|privilege|read-only/i,
  space: /no space|quota|disk full|too large/i,
  unreachable:
    /does not answer|refused|unreachable|no route|timed? ?out|cannot be reached|unknown host|lost/i,
};
const IN_ORDER: readonly Cause[] = ["stopped", "space", "credentials", "rights", "unreachable"];

/** The likely cause of a failure; null rather than a guess. */
export function causeOf(error: string | null): Cause | null {
  return IN_ORDER.find((cause) => error !== null && WORDS[cause].test(error)) ?? null;
}

/** How bad an end is; null for one that needs no word. */
export function gravityOf(status: Execution["status"]): "danger" | "warning" | "info" | null {
  switch (status) {
    case "Failed":
      return "danger";
    case "Partial":
      return "warning";
    case "Cancelled":
      return "info";
    default:
      return null;
  }
}

const INCIDENT = /incident ([0-9a-f]{8}-[0-9a-f-]{27})/i;

/** The number under which the server's own log tells more: that of a defect, else that of the execution. */
export function incidentOf(execution: Pick<Execution, "id" | "error">, lines: readonly LogLine[]): string {
  const texts = [
    execution.error ?? "",
    ...lines.map(({ message, details }) => `${message} ${details ?? ""}`),
  ];
  return texts.map((text) => INCIDENT.exec(text)?.[1]).find((found) => found !== undefined) ?? execution.id;
}
