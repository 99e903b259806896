import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts, wordsOf } from "../components/Alerts";
import { tryStored, type Adapter, type Outcome } from "./queries";

/** Tries stored adapters, one at a time. What came of it is kept for the screen, or told in a message if it shows none. */
export function useTestAction({ inMessages = false } = {}) {
  const { t } = useTranslation("adapters");
  const queries = useQueryClient();
  const { addAlert, addError } = useAlerts();
  const [running, setRunning] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();

  async function run(adapter: Adapter) {
    setRunning(true);
    setOutcome(undefined);
    const came = await outcomeOf(adapter);
    setRunning(false);
    setOutcome(came);
    if (inMessages && came.success) {
      addAlert(t("test.ofWorked", { name: adapter.name }), "success", t(`test.proved.${adapter.type}`));
    } else if (inMessages) {
      addError(t("test.ofFailed", { name: adapter.name }), came.message);
    }
  }

  async function outcomeOf(adapter: Adapter): Promise<Outcome> {
    try {
      return await tryStored(queries, adapter);
    } catch (problem) {
      return { success: false, message: wordsOf(problem), version: null };
    }
  }

  return { run, running, outcome };
}
