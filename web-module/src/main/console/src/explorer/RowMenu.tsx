import { ActionsColumn, type IAction } from "@patternfly/react-table";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Schema } from "../api/client";
import { useMay } from "../api/session";
import { toBackup, toRestore } from "../app/paths";
import { DeleteDialog } from "./DeleteDialog";
import { DownloadLinkDialog } from "./DownloadLinkDialog";
import { useBackupActions } from "./useBackupActions";

/** What can be done with one backup. */
export function RowMenu({ destinationId, row }: { destinationId: string; row: Schema["BackupRow"] }) {
  const { t } = useTranslation("explorer");
  const may = useMay();
  const navigate = useNavigate();
  const actions = useBackupActions(destinationId);
  const [dialog, setDialog] = useState<"delete" | "link">();
  const { path, name, locked } = row;

  async function verify() {
    const executionId = await actions.verify(path, name);
    if (executionId) {
      actions.watch(executionId);
    }
  }

  const items: (IAction | false)[] = [
    { title: t("details"), onClick: () => void navigate(toBackup(destinationId, path)) },
    may("storage:restore") && {
      title: t("restore"),
      onClick: () => void navigate(toRestore(destinationId, path)),
    },
    { title: t("verify.action"), onClick: () => void verify() },
    may("storage:download") && { title: t("link.action"), onClick: () => setDialog("link") },
    may("storage:delete") && {
      title: t(locked ? "unlock.action" : "lock.action"),
      onClick: () => void actions.lockOne(path, name, !locked),
    },
    may("storage:delete") && {
      title: t("delete.action"),
      isDanger: true,
      onClick: () => setDialog("delete"),
    },
  ];
  return (
    <>
      <ActionsColumn
        items={items.filter((item) => item !== false)}
        popperProps={{ appendTo: () => document.body, position: "right" }}
      />
      {dialog === "delete" && (
        <DeleteDialog destinationId={destinationId} row={row} onClose={() => setDialog(undefined)} />
      )}
      {dialog === "link" && (
        <DownloadLinkDialog destinationId={destinationId} row={row} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}
