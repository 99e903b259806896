import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answer, client, ifStill } from "../api/client";
import { wordsOf } from "../components/Alerts";
import { forgetAdapters, tryConnection, tryStored, type Adapter, type Outcome } from "./queries";
import { configOf, missing, namedIn, type Kind, type Values } from "./values";

type Busy = "testing" | "saving" | null;

/** What stands in the fields. */
export interface Draft {
  name: string;
  values: Values;
}

/** A configuration that is being written, and what came of trying and saving it. */
export interface AdapterForm {
  kind: Kind;
  draft: Draft;
  change: (draft: Draft) => void;
  busy: Busy;
  /** What the last test came to; nothing once a value has changed since. */
  outcome: Outcome | undefined;
  /** Why the last request was refused. */
  problem: string | undefined;
  /** The same, by the property that it names. */
  errors: Readonly<Record<string, string>>;
  /** Whether everything required is there. */
  complete: boolean;
  test: () => Promise<Outcome | undefined>;
  save: () => Promise<Adapter | undefined>;
}

/** Who holds the draft decides how long it lives. Without a stored adapter, saving makes a new one. */
export function useAdapterForm(
  kind: Kind,
  draft: Draft,
  onChange: (draft: Draft) => void,
  stored?: Adapter,
): AdapterForm {
  const queries = useQueryClient();
  const [seen] = useState(stored);
  const [busy, setBusy] = useState<Busy>(null);
  const [outcome, setOutcome] = useState<Outcome>();
  const [problem, setProblem] = useState<string>();
  const wrong = problem ?? (outcome && !outcome.success ? outcome.message : "");
  const field = namedIn(wrong);
  const config = () => configOf(kind.properties, draft.values);

  async function ask<T>(what: Exclude<Busy, null>, request: () => Promise<T>): Promise<T | undefined> {
    setBusy(what);
    setProblem(undefined);
    try {
      return await request();
    } catch (failure) {
      setProblem(wordsOf(failure));
      return undefined;
    } finally {
      setBusy(null);
    }
  }

  return {
    kind,
    draft,
    change: (changed) => {
      onChange(changed);
      setProblem(undefined);
      if (changed.values !== draft.values) {
        setOutcome(undefined);
      }
    },
    busy,
    outcome,
    problem,
    errors: field ? { [field]: wrong } : {},
    complete: draft.name.trim() !== "" && missing(kind.properties, draft.values).length === 0,
    test: () =>
      ask("testing", async () => {
        setOutcome(undefined);
        const came = await tryConnection(kind.id, config(), stored?.id);
        setOutcome(came);
        return came;
      }),
    save: () =>
      ask("saving", async () => {
        const body = { name: draft.name.trim(), config: config() };
        const saved = await answer(
          stored
            ? client.PUT("/adapters/{id}", {
                params: { path: { id: stored.id }, header: ifStill(seen) },
                body,
              })
            : client.POST("/adapters", { body: { ...body, type: kind.type, adapterId: kind.id } }),
        );
        await forgetAdapters(queries, kind.type);
        if (kind.type !== "notification") {
          // The outcome is kept as its health, which would otherwise be unknown until the next round of checks.
          tryStored(queries, saved).catch(() => undefined);
        }
        return saved;
      }),
  };
}
