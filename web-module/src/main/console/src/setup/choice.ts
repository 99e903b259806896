import type { Adapter } from "../adapters/queries";
import type { Draft } from "../adapters/useAdapterForm";
import { newValues, type Kind } from "../adapters/values";

/** The adapter that a step chooses, or the one that is being written. It outlives the step. */
export interface Choice {
  /** Null for a new one. */
  picked: Adapter | null;
  kind: Kind | null;
  draft: Draft;
  /** Properties whose secrets were typed before the page was loaded again; they have to be typed once more. */
  unkept: readonly string[];
}

export const NO_CHOICE: Choice = { picked: null, kind: null, draft: { name: "", values: {} }, unkept: [] };

/** Another kind has other fields; the name stays if somebody chose it. */
export function withKind({ kind: previous, draft: { name } }: Choice, kind: Kind): Choice {
  const ownName = name !== "" && name !== previous?.name;
  return {
    ...NO_CHOICE,
    kind,
    draft: { name: ownName ? name : kind.name, values: newValues(kind.properties) },
  };
}

/** Whether there is something that is saved nowhere; a look at the fields of a kind is nothing. */
export function isTyped({ picked, kind, draft }: Choice): boolean {
  return (
    picked === null &&
    kind !== null &&
    JSON.stringify(draft) !== JSON.stringify(withKind(NO_CHOICE, kind).draft)
  );
}
