import type { Schema } from "../api/client";
import type { LogLine } from "./executions";

/** How much of a log is shown: everything, what went wrong in part or whole, or only what failed. */
export const LEVELS = ["all", "warnings", "errors"] as const;
export type Level = (typeof LEVELS)[number];

const SHOWN: Record<Level, readonly Schema["ExecutionLogLine"]["level"][]> = {
  all: ["info", "success", "warning", "error"],
  warnings: ["warning", "error"],
  errors: ["error"],
};

/** The lines of a level that have every word of the search somewhere. */
export function matching(lines: readonly LogLine[], level: Level, search: string): readonly LogLine[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (level === "all" && words.length === 0) {
    return lines;
  }
  return lines.filter((line) => {
    const text = `${line.stage} ${line.message} ${line.details ?? ""}`.toLowerCase();
    return SHOWN[level].includes(line.level) && words.every((word) => text.includes(word));
  });
}

/** As it is copied and downloaded: one line each, details indented below. */
export function asText(lines: readonly LogLine[]): string {
  return lines
    .map(({ timestamp, level, stage, message, details }) => {
      const more = details ? `\n    ${details.replaceAll("\n", "\n    ")}` : "";
      return `${timestamp} ${level.toUpperCase()} [${stage}] ${message}${more}\n`;
    })
    .join("");
}
