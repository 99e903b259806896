import type { Schema } from "../api/client";
import { NO_CHOICE, type Choice } from "./choice";
import { isSettled, type Encryption } from "./encryption";
import { FIRST_PLAN, type Plan } from "./plan";

/** What was made and run so far. */
export interface Begun {
  job: Schema["Job"] | null;
  backupId: string | null;
  verificationId: string | null;
}

/** Everything that the steps choose and make. */
export interface SetupState extends Begun {
  source: Choice;
  destination: Choice;
  encryption: Encryption;
  plan: Plan;
  /** The plan of the job that is there. */
  madePlan: Plan | null;
}

export const NOTHING_BEGUN: Begun = { job: null, backupId: null, verificationId: null };

export function newSetup(keyName: string): SetupState {
  return {
    ...NOTHING_BEGUN,
    source: NO_CHOICE,
    destination: NO_CHOICE,
    encryption: { with: "new", newName: keyName, kitStored: false },
    plan: FIRST_PLAN,
    madePlan: null,
  };
}

/** The first step with something left to do, counted from one. */
export function firstOpenStep({ source, destination, encryption, backupId }: SetupState): number {
  if (backupId) {
    return 5;
  }
  const open = [source.picked === null, destination.picked === null, !isSettled(encryption), true];
  return open.indexOf(true) + 1;
}
