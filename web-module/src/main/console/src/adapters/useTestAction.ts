import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../components/Alerts";
import { tryStored, type Adapter, type Outcome } from "./queries";

/** Tries stored adapters, one at a time. What came of it is told at once, and kept for the screen that wants it. */
export function useTestAction() {
  const { t } = useTranslation("adapters");
  const queries = useQueryClient();
  const { addAlert, addError } = useAlerts();
  const [running, setRunning] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();

  async function run(adapter: Adapter) {
    setRunning(true);
    setOutcome(undefined);
    try {
      const came = await tryStored(queries, adapter);
      setOutcome(came);
      if (came.success) {
        addAlert(t("test.ofWorked", { name: adapter.name }), "success", t(`test.proved.${adapter.type}`));
      } else {
        addError(t("test.ofFailed", { name: adapter.name }), came.message);
      }
    } catch (problem) {
      addError(t("test.ofFailed", { name: adapter.name }), problem);
    } finally {
      setRunning(false);
    }
  }

  return { run, running, outcome };
}
