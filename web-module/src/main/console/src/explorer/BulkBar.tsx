import { Button, Flex, FlexItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schema } from "../api/client";
import { useMay } from "../api/session";
import { useAlerts } from "../components/Alerts";
import { useFormat } from "../i18n/format";
import { failures, MOST_CHOSEN, type Outcome } from "./bulk";
import { BulkDeleteDialog } from "./BulkDeleteDialog";
import { OutcomeDialog } from "./OutcomeDialog";
import { useBackupActions } from "./useBackupActions";

type Action = "lock" | "unlock" | "delete";

interface BulkBarProps {
  destinationId: string;
  rows: readonly Schema["BackupRow"][];
  /** These need no longer be chosen. */
  onDone: (paths: readonly string[]) => void;
}

/** What can be done with the chosen backups, and what became of each. */
export function BulkBar({ destinationId, rows, onDone }: BulkBarProps) {
  const { t } = useTranslation("explorer");
  const format = useFormat();
  const may = useMay();
  const { addAlert } = useAlerts();
  const actions = useBackupActions(destinationId);
  const [busy, setBusy] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const [result, setResult] = useState<{ action: Action; outcomes: Outcome[] }>();
  const paths = rows.map(({ path }) => path);

  async function act(action: Action, send: () => Promise<Outcome[]>) {
    setBusy(true);
    try {
      const outcomes = await send();
      if (failures(outcomes).length === 0) {
        addAlert(t(`bulk.done.${action}`, { count: outcomes.length }));
        onDone(paths);
      } else {
        setResult({ action, outcomes });
      }
    } finally {
      setBusy(false);
    }
  }

  return (
    <Flex className="explorer-bulk" alignItems={{ default: "alignItemsCenter" }} gap={{ default: "gapSm" }}>
      <FlexItem role="status">
        {t("bulk.chosen", {
          count: rows.length,
          size: format.bytes(rows.reduce((sum, { size }) => sum + size, 0)),
        })}
      </FlexItem>
      {may("storage:delete") && (
        <>
          {(["lock", "unlock"] as const).map((action) => (
            <Button
              key={action}
              variant="secondary"
              size="sm"
              isDisabled={busy}
              onClick={() => void act(action, () => actions.lock(paths, action === "lock"))}
            >
              {t(`${action}.action`)}
            </Button>
          ))}
          <Button variant="danger" size="sm" isDisabled={busy} onClick={() => setDeleting(true)}>
            {t("bulk.delete", { count: rows.length })}
          </Button>
        </>
      )}
      <Button variant="link" size="sm" onClick={() => onDone(paths)}>
        {t("bulk.clear")}
      </Button>
      {rows.length >= MOST_CHOSEN && <FlexItem>{t("bulk.tooMany", { most: MOST_CHOSEN })}</FlexItem>}
      {deleting && (
        <BulkDeleteDialog
          destinationId={destinationId}
          rows={rows}
          onConfirm={() => act("delete", () => actions.removeAll(paths))}
          onClose={() => setDeleting(false)}
        />
      )}
      {result && (
        <OutcomeDialog
          {...result}
          onClose={() => {
            setResult(undefined);
            onDone(result.outcomes.filter(({ error }) => error === null).map(({ path }) => path));
          }}
        />
      )}
    </Flex>
  );
}
