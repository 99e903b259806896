import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { answer, client } from "../api/client";
import { toExecution } from "../app/paths";
import { useAlerts } from "../components/Alerts";
import { inTurn, type Outcome } from "./bulk";
import { storageKey } from "./queries";

/** What can be done with backups; everything read of the destination is forgotten after a change. */
export function useBackupActions(destinationId: string) {
  const { t } = useTranslation("explorer");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { addAlert, addError } = useAlerts();
  const params = { path: { id: destinationId } };
  const changed = () => queries.invalidateQueries({ queryKey: storageKey(destinationId) });

  async function each(paths: readonly string[], send: (paths: string[]) => Promise<readonly Outcome[]>) {
    const outcomes = await inTurn(
      paths,
      send,
      (reason) => t("bulk.unanswered", { reason }),
      (reason) => t("bulk.notTried", { reason }),
    );
    void changed();
    return outcomes;
  }

  return {
    lock: (paths: readonly string[], locked: boolean) =>
      each(paths, (some) =>
        answer(client.POST("/storage/{id}/files/lock", { params, body: { paths: some, locked } })),
      ),
    removeAll: (paths: readonly string[]) =>
      each(paths, (some) =>
        answer(client.POST("/storage/{id}/files/delete", { params, body: { paths: some } })),
      ),
    remove: async (path: string) => {
      try {
        await answer(client.DELETE("/storage/{id}/files", { params, body: { path } }));
      } finally {
        void changed();
      }
    },
    /** Says what came of it in a message. */
    lockOne: async (path: string, name: string, locked: boolean) => {
      try {
        await answer(client.POST("/storage/{id}/lock", { params, body: { path, locked } }));
        addAlert(t(locked ? "lock.done" : "unlock.done", { name }));
      } catch (problem) {
        addError(t(locked ? "lock.failed" : "unlock.failed", { name }), problem);
      }
      void changed();
    },
    /** The id of the execution that reads every byte, or undefined when it could not be queued. */
    verify: async (file: string, name: string) => {
      try {
        return (await answer(client.POST("/storage/{id}/verify", { params, body: { file } }))).executionId;
      } catch (problem) {
        addError(t("verify.failed", { name }), problem);
        return undefined;
      }
    },
    watch: (executionId: string) => void navigate(toExecution(executionId)),
    changed,
  };
}
