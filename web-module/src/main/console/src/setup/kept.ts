import type { Adapter } from "../adapters/queries";
import type { Draft } from "../adapters/useAdapterForm";
import { newValues, type Kind } from "../adapters/values";
import type { Schema } from "../api/client";
import { NO_CHOICE, type Choice } from "./choice";
import type { Encryption } from "./encryption";
import type { Plan } from "./plan";
import { NOTHING_BEGUN, type SetupState } from "./state";

/** Another number for another shape: what an older console left is not read. */
const KEY = "dbackup.setup.1";

interface KeptChoice {
  pickedId: string | null;
  kindId: string | null;
  draft: Draft;
  unkept: readonly string[];
}

/** What a tab keeps of a setup while it is loaded again: what was typed without any secret, and the ids of what is made. */
export interface Kept {
  userId: string;
  source: KeptChoice;
  destination: KeptChoice;
  encryption: Encryption;
  plan: Plan;
  madePlan: Plan | null;
  jobId: string | null;
  backupId: string | null;
  verificationId: string | null;
}

export function keptOf(userId: string, setup: SetupState): Kept {
  const { encryption, plan, madePlan, job, backupId, verificationId } = setup;
  const key = encryption.with;
  return {
    userId,
    source: keptChoice(setup.source),
    destination: keptChoice(setup.destination),
    encryption: { ...encryption, with: typeof key === "object" ? { id: key.id, name: key.name } : key },
    plan,
    madePlan,
    jobId: job?.id ?? null,
    backupId,
    verificationId,
  };
}

function keptChoice({ picked, kind, draft: { name, values }, unkept }: Choice): KeptChoice {
  const properties = kind?.properties ?? [];
  const open = properties.filter(({ secret }) => !secret);
  const typed = properties.filter((property) => property.secret && values[property.name]);
  return {
    pickedId: picked?.id ?? null,
    kindId: kind?.id ?? null,
    draft: {
      name,
      values: Object.fromEntries(open.map((property) => [property.name, values[property.name] ?? ""])),
    },
    unkept: [...new Set([...unkept, ...typed.map((property) => property.name)])],
  };
}

/** As {@link Kept} is written; null lets go of it. */
export function keep(text: string | null): void {
  if (text !== null) {
    sessionStorage.setItem(KEY, text);
  } else {
    sessionStorage.removeItem(KEY);
  }
}

/** Null when this tab has nothing of this person. */
export function readKept(userId: string): Kept | null {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Kept | null;
  return kept?.userId === userId ? kept : null;
}

/** What the server still has of what was made. */
export interface Found {
  source: Adapter | null;
  destination: Adapter | null;
  job: Schema["Job"] | null;
  /** Whether the key is still there. */
  hasKey: boolean;
}

export function resumed(kept: Kept, found: Found, kinds: readonly Kind[]): SetupState {
  const { encryption, plan, madePlan, backupId, verificationId } = kept;
  return {
    source: resumedChoice(kept.source, found.source, kinds),
    destination: resumedChoice(kept.destination, found.destination, kinds),
    encryption: found.hasKey ? encryption : { ...encryption, with: "new", kitStored: false },
    plan,
    ...(found.job
      ? { job: found.job, madePlan, backupId, verificationId }
      : { ...NOTHING_BEGUN, madePlan: null }),
  };
}

function resumedChoice(
  { kindId, draft: { name, values }, unkept }: KeptChoice,
  picked: Adapter | null,
  kinds: readonly Kind[],
): Choice {
  const kind = kinds.find(({ id }) => id === kindId);
  return kind
    ? { picked, kind, draft: { name, values: { ...newValues(kind.properties), ...values } }, unkept }
    : { ...NO_CHOICE, picked };
}
