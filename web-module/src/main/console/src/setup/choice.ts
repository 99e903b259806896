import type { Adapter } from "../adapters/queries";
import type { Draft } from "../adapters/useAdapterForm";
import { newValues, type Kind } from "../adapters/values";

/** The adapter that a step chooses, or the one that is being written. It outlives the step. */
export interface Choice {
  /** Null for a new one. */
  picked: Adapter | null;
  kindId: string | null;
  draft: Draft;
}

export const NO_CHOICE: Choice = { picked: null, kindId: null, draft: { name: "", values: {} } };

/** Another kind has other fields; the name stays if somebody chose it. */
export function withKind(choice: Choice, kind: Kind, previous: Kind | undefined): Choice {
  const { name } = choice.draft;
  const ownName = name !== "" && name !== previous?.name;
  return {
    picked: null,
    kindId: kind.id,
    draft: { name: ownName ? name : kind.name, values: newValues(kind.properties) },
  };
}
