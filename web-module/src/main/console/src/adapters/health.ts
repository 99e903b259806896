import type { Schema } from "../api/client";

export type Check = Schema["AdapterHealthHistory"]["history"][number];

const LOWEST = 0.4;

/** How high each check stands in the strip, from 0 to 1: the slowest answer is the highest; one that failed is full. */
export function heights(checks: readonly Check[]): number[] {
  const slowest = Math.max(1, ...checks.filter(answered).map(({ latencyMs }) => latencyMs));
  return checks.map((check) => (answered(check) ? LOWEST + (1 - LOWEST) * (check.latencyMs / slowest) : 1));
}

/** How many of the checks ended with each status. */
export function counts(checks: readonly Check[]): Record<Check["status"], number> {
  const found = { healthy: 0, degraded: 0, unhealthy: 0 };
  checks.forEach(({ status }) => found[status]++);
  return found;
}

const answered = ({ status }: Check) => status === "healthy";
