import { Alert, Content } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Schema } from "../api/client";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { useFormat } from "../i18n/format";
import { jobsLeftWithout } from "./bulk";
import { useUsage } from "./queries";

interface BulkDeleteDialogProps {
  destinationId: string;
  rows: readonly Schema["BackupRow"][];
  onConfirm: () => Promise<void>;
  onClose: () => void;
}

export function BulkDeleteDialog({ destinationId, rows, onConfirm, onClose }: BulkDeleteDialogProps) {
  const { t } = useTranslation("explorer");
  const format = useFormat();
  const usage = useUsage(destinationId);
  const locked = rows.filter((row) => row.locked).length;
  const lost = jobsLeftWithout(
    rows.filter((row) => !row.locked),
    usage.data?.perJob ?? [],
  );
  const times = rows.map(({ createdAt }) => createdAt).sort();
  return (
    <ConfirmDialog
      title={t("bulkDelete.title", { count: rows.length })}
      action={t("bulk.delete", { count: rows.length })}
      typed={String(rows.length)}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <div className="explorer-question">
        <Content component="p">
          {t("bulkDelete.body", {
            size: format.bytes(rows.reduce((sum, { size }) => sum + size, 0)),
            oldest: format.time(times[0] ?? ""),
            newest: format.time(times.at(-1) ?? ""),
          })}
        </Content>
        {locked > 0 && (
          <Alert isInline variant="info" title={t("bulkDelete.locked", { count: locked })}>
            {t("bulkDelete.lockedBody")}
          </Alert>
        )}
        {lost.length > 0 && (
          <Alert isInline variant="danger" title={t("bulkDelete.last")}>
            {t("bulkDelete.lastOf", { jobs: lost.join(", ") })}
          </Alert>
        )}
        {usage.isError && <Alert isInline variant="warning" title={t("bulkDelete.unknown")} />}
      </div>
    </ConfirmDialog>
  );
}
