import type { Retention } from "../api";

/** A policy as a form has it: the numbers of other modes are kept while a person tries them. */
export interface PolicyForm {
  mode: Retention["mode"];
  keepCount: number;
  daily: number;
  weekly: number;
  monthly: number;
  yearly: number;
}

export const TIERS = ["daily", "weekly", "monthly", "yearly"] as const;
export const MAX_COUNT = 10_000;

export const KEEP_ALL: PolicyForm = {
  mode: "NONE",
  keepCount: 14,
  daily: 7,
  weekly: 4,
  monthly: 12,
  yearly: 2,
};

export function policyFormOf({ mode, simple, smart }: Retention): PolicyForm {
  return {
    ...KEEP_ALL,
    mode,
    ...simple,
    ...(smart && { daily: 0, weekly: 0, monthly: 0, yearly: 0, ...smart }),
  };
}

export function retentionOf({ mode, keepCount, daily, weekly, monthly, yearly }: PolicyForm): Retention {
  switch (mode) {
    case "NONE":
      return { mode };
    case "SIMPLE":
      return { mode, simple: { keepCount } };
    case "SMART":
      return { mode, smart: { daily, weekly, monthly, yearly } };
  }
}

export type PolicyProblem = "count" | "nothingKept";

export function policyProblem(policy: PolicyForm): PolicyProblem | null {
  const { mode, keepCount } = policy;
  if (mode === "SIMPLE") {
    return isCount(keepCount, 1) ? null : "count";
  }
  if (mode === "SMART") {
    const counts = TIERS.map((tier) => policy[tier]);
    if (!counts.every((count) => isCount(count, 0))) {
      return "count";
    }
    return counts.some((count) => count > 0) ? null : "nothingKept";
  }
  return null;
}

export const samePolicy = (one: PolicyForm, other: PolicyForm) =>
  JSON.stringify(retentionOf(one)) === JSON.stringify(retentionOf(other));

/** Whether there can be backups that one policy keeps and the next one does not. */
export function mayKeepLess(before: PolicyForm, after: PolicyForm): boolean {
  if (after.mode === "NONE") {
    return false;
  }
  if (before.mode !== after.mode) {
    return true;
  }
  return after.mode === "SIMPLE"
    ? after.keepCount < before.keepCount
    : TIERS.some((tier) => after[tier] < before[tier]);
}

function isCount(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least && value <= MAX_COUNT;
}
