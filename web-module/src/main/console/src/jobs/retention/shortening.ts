import type { Retention, RetentionPreview } from "../api";
import { mayKeepLess, retentionOf, samePolicy, type PolicyForm } from "./policy";

export type Place = RetentionPreview["destinations"][number];
export type PlacedBackup = Place["backups"][number];

/** The policy at one destination as it is saved and as it shall be. */
export interface PolicyChange {
  destinationId: string;
  before: PolicyForm;
  after: PolicyForm;
}

interface Policies {
  retention: PolicyForm;
  destinations: readonly { configId: string; retention: PolicyForm | null }[];
}

/** What changes at the destinations that the job has had and still has: only there are backups of it. */
export function policyChanges(before: Policies, after: Policies): PolicyChange[] {
  return after.destinations.flatMap((place) => {
    const old = before.destinations.find(({ configId }) => configId === place.configId);
    const change = old && {
      destinationId: place.configId,
      before: old.retention ?? before.retention,
      after: place.retention ?? after.retention,
    };
    return change && !samePolicy(change.before, change.after) ? [change] : [];
  });
}

/** Whether anything may be kept for a shorter time than now, so that a person has to say yes. */
export const isShortening = (changes: readonly PolicyChange[]) =>
  changes.some(({ before, after }) => mayKeepLess(before, after));

/** The policies to preview, each one once. */
export function policiesOf(changes: readonly PolicyChange[]): PolicyForm[] {
  const byText = new Map(changes.map(({ after }) => [JSON.stringify(retentionOf(after)), after]));
  return [...byText.values()];
}

/** A backup with the verdict of the policy that shall be, and whether that one is new. */
export interface Verdict extends PlacedBackup {
  /** Goes by the new policy, stays by the saved one. */
  newlyDeleted: boolean;
}

export interface PlaceVerdicts {
  destinationId: string;
  /** The policy that was tried there; null when nothing could be. */
  retention: Retention | null;
  /** Only the destinations of the saved job are asked; of others nothing is known. */
  wasAsked: boolean;
  error: string | null;
  /** So much would go that a run asks for a person's confirmation first. */
  needsConfirmation: boolean;
  backups: readonly Verdict[];
}

/** One destination by the saved policy and by the new one. */
export function verdictsOf(saved: Place | undefined, wanted: Place): PlaceVerdicts {
  const goesNow = new Set(saved?.backups.filter(({ keep }) => !keep).map(({ path }) => path));
  return {
    destinationId: wanted.destinationId,
    retention: wanted.retention,
    wasAsked: true,
    error: wanted.error ?? saved?.error ?? null,
    needsConfirmation: wanted.needsConfirmation === true,
    backups: wanted.backups.map((backup) => ({
      ...backup,
      newlyDeleted: !backup.keep && !goesNow.has(backup.path),
    })),
  };
}

/** A destination that the job gets only when it is saved. */
export function notAsked(destinationId: string): PlaceVerdicts {
  return {
    destinationId,
    retention: null,
    wasAsked: false,
    error: null,
    needsConfirmation: false,
    backups: [],
  };
}

/** Whether its backups were looked at, so that something may be said of them. */
export const isKnown = ({ wasAsked, error }: PlaceVerdicts) => wasAsked && error === null;

export const newlyDeleted = (places: readonly PlaceVerdicts[]) =>
  places.reduce((sum, { backups }) => sum + backups.filter((backup) => backup.newlyDeleted).length, 0);
