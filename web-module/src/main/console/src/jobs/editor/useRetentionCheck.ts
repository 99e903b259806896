import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { previewRetention, type Job, type Retention } from "../api";
import { retentionOf } from "../retention/policy";
import {
  isShortening,
  notAsked,
  policiesOf,
  policyChanges,
  verdictsOf,
  type PlaceVerdicts,
} from "../retention/shortening";
import { problemsOf, type JobForm } from "./form";

export interface RetentionCheck {
  /** Of the preview; none for one that was not asked for, or of other policies. */
  state: "invalid" | "none" | "loading" | "failed" | "shown";
  places: PlaceVerdicts[] | undefined;
  error: unknown;
  /** Asks the destinations. */
  preview: () => void;
  /** Whether something may be kept for a shorter time than by what is saved. */
  isShorter: boolean;
  confirmed: boolean;
  confirm: (on: boolean) => void;
  /** Whether the policies may be saved. */
  ready: boolean;
}

/** Shows what other policies would delete, and lets nothing shorter be saved before a person has said yes to it. */
export function useRetentionCheck(job: Job | undefined, saved: JobForm, form: JobForm): RetentionCheck {
  const [asked, setAsked] = useState<string>();
  const [confirmedFor, setConfirmedFor] = useState<string>();
  const changes = policyChanges(saved, form);
  const places = form.destinations.map(({ configId }) => configId).filter(Boolean);
  const isSaved = (id: string) => saved.destinations.some(({ configId }) => configId === id);
  const signature = JSON.stringify([places, changes.map(({ after }) => retentionOf(after))]);
  const invalid = problemsOf(form).has("retentionWrong");
  const wanted = job !== undefined && !invalid && asked === signature;
  const policies: (Retention | null)[] = [null, ...policiesOf(changes).map(retentionOf)];
  const queries = useQueries({
    queries: policies.map((policy) => ({
      queryKey: ["jobs", job?.id, "retention-preview", policy],
      queryFn: () => previewRetention(job?.id ?? "", policy ?? undefined),
      enabled: wanted,
      staleTime: 60_000,
    })),
  });
  const failed = queries.find(({ isError }) => isError);
  const loaded = wanted && queries.every(({ data }) => data !== undefined);
  const placeOf = (policy: Retention | null, id: string) =>
    queries[
      policies.findIndex((other) => JSON.stringify(other) === JSON.stringify(policy))
    ]?.data?.destinations.find(({ destinationId }) => destinationId === id);
  const isShorter = job !== undefined && isShortening(changes);
  const confirmed = confirmedFor === signature;
  const shown = loaded || (wanted && failed !== undefined);
  return {
    state: invalid ? "invalid" : !wanted ? "none" : loaded ? "shown" : failed ? "failed" : "loading",
    places: loaded
      ? places.map((id) => {
          const before = placeOf(null, id);
          const change = changes.find(({ destinationId }) => destinationId === id);
          const after = change ? placeOf(retentionOf(change.after), id) : before;
          return after && isSaved(id) ? verdictsOf(before, after) : notAsked(id);
        })
      : undefined,
    error: failed?.error,
    preview: () => {
      setAsked(signature);
      queries.filter(({ isError }) => isError).forEach((query) => void query.refetch());
    },
    isShorter,
    confirmed,
    confirm: (on) => setConfirmedFor(on ? signature : undefined),
    ready: !isShorter || (shown && confirmed),
  };
}
