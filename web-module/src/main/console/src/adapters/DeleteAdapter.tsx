import { Alert, Stack, StackItem } from "@patternfly/react-core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, client, Problem } from "../api/client";
import { useAlerts } from "../components/Alerts";
import { ConfirmDialog } from "../components/ConfirmDialog";
import type { Adapter } from "./queries";

const CONFLICT = 409;

/**
 * Asks before an adapter is deleted. While backups lie at a destination the server refuses; only then is it offered to
 * forget them, with the name typed.
 */
export function DeleteAdapter({
  adapter,
  onClose,
  onDeleted,
}: {
  adapter: Adapter;
  onClose: () => void;
  onDeleted?: () => void;
}) {
  const { t } = useTranslation(["adapters", "app"]);
  const queries = useQueryClient();
  const { addAlert } = useAlerts();
  const [stored, setStored] = useState(false);
  const { id, type, name } = adapter;

  async function remove(forgetBackups: boolean) {
    await answer(client.DELETE("/adapters/{id}", { params: { path: { id }, query: { forgetBackups } } }));
    addAlert(t("deleted", { name }));
    onDeleted?.();
    // Only the list: what is gone cannot be read again.
    await queries.invalidateQueries({ queryKey: ["adapters", type], exact: true });
  }

  async function tryToRemove() {
    try {
      await remove(false);
    } catch (problem) {
      if (type === "storage" && problem instanceof Problem && problem.status === CONFLICT) {
        setStored(true);
      }
      throw problem;
    }
  }

  if (stored) {
    return (
      <ConfirmDialog
        key="forget"
        title={t("forget.title", { name })}
        action={t("forget.action")}
        typed={name}
        onConfirm={() => remove(true)}
        onClose={onClose}
      >
        <Stack hasGutter>
          <StackItem>
            <Alert isInline variant="warning" title={t("forget.stored")} />
          </StackItem>
          <StackItem>{t("forget.body")}</StackItem>
        </Stack>
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      key="delete"
      title={t("delete.title", { name })}
      action={t("app:delete")}
      onConfirm={tryToRemove}
      onClose={onClose}
    >
      {t(`delete.body.${type}`)}
    </ConfirmDialog>
  );
}
