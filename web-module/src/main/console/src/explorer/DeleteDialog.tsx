import { Alert, Content, List, ListItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Schema } from "../api/client";
import { useAlerts } from "../components/Alerts";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { Loaded } from "../components/Loaded";
import { useFormat } from "../i18n/format";
import type { Remaining } from "./remaining";
import { useBackupActions } from "./useBackupActions";
import { useRemaining } from "./useRemaining";

interface DeleteDialogProps {
  destinationId: string;
  row: Schema["BackupRow"];
  onClose: () => void;
  onDeleted?: () => void;
}

/** Says what would be left of the databases before a backup is deleted. */
export function DeleteDialog({ destinationId, row, onClose, onDeleted }: DeleteDialogProps) {
  const { t } = useTranslation("explorer");
  const format = useFormat();
  const { addAlert } = useAlerts();
  const actions = useBackupActions(destinationId);
  const left = useRemaining(destinationId, row);

  async function remove() {
    await actions.remove(row.path);
    addAlert(t("delete.done", { name: row.name }));
    onDeleted?.();
  }

  return (
    <ConfirmDialog
      title={t("delete.title")}
      action={t("delete.action")}
      typed={row.name}
      onConfirm={remove}
      onClose={onClose}
    >
      <div className="explorer-question">
        <Content component="p">
          {t("delete.body", {
            path: row.path,
            size: format.bytes(row.size),
            time: format.time(row.createdAt),
          })}
        </Content>
        <Loaded query={left}>
          {({ databases, readAll, most }) => (
            <div className="explorer-question">
              {databases.some(({ count }) => count === 0) && (
                <Alert isInline variant="danger" title={t("delete.last")}>
                  {t("delete.lastOf", {
                    databases: databases
                      .filter(({ count }) => count === 0)
                      .map(({ database }) => database)
                      .join(", "),
                  })}
                </Alert>
              )}
              <List aria-label={t("delete.remaining")}>
                {databases.map((copies) => (
                  <ListItem key={copies.database}>
                    <RemainingCopies {...copies} />
                  </ListItem>
                ))}
              </List>
              <Content component="p" className="console-subtle">
                {t(readAll ? "delete.onlyHere" : "delete.onlyNewest", { most })}
              </Content>
            </div>
          )}
        </Loaded>
      </div>
    </ConfirmDialog>
  );
}

function RemainingCopies({ database, count, newest, newestVerified }: Remaining) {
  const { t } = useTranslation("explorer");
  const format = useFormat();
  if (!newest) {
    return t("delete.noCopy", { database });
  }
  return (
    <>
      {t("delete.copies", { database, count, time: format.time(newest.createdAt) })}{" "}
      {newestVerified
        ? t("delete.verifiedCopy", { time: format.time(newestVerified.createdAt) })
        : t("delete.noVerifiedCopy")}
    </>
  );
}
