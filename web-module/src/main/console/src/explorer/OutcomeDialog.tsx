import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "../components/DataTable";
import { failures, type Outcome } from "./bulk";

interface OutcomeDialogProps {
  action: "lock" | "unlock" | "delete";
  outcomes: readonly Outcome[];
  onClose: () => void;
}

/** What became of each of several backups, first those with which something is wrong. */
export function OutcomeDialog({ action, outcomes, onClose }: OutcomeDialogProps) {
  const { t } = useTranslation(["explorer", "app"]);
  const failed = failures(outcomes);
  const columns: Column<Outcome>[] = [
    {
      key: "path",
      title: t("column.name"),
      cell: ({ path }) => <span className="console-mono">{path}</span>,
    },
    { key: "outcome", title: t("bulk.outcome"), cell: ({ error }) => error ?? t(`bulk.one.${action}`) },
  ];
  return (
    <Modal isOpen variant="medium" onClose={onClose} aria-labelledby="outcome-title">
      <ModalHeader
        labelId="outcome-title"
        titleIconVariant="warning"
        title={t(`bulk.some.${action}`, { done: outcomes.length - failed.length, failed: failed.length })}
      />
      <ModalBody>
        <DataTable
          label={t("bulk.outcomes")}
          rows={[...failed, ...outcomes.filter(({ error }) => error === null)]}
          columns={columns}
          rowKey={({ path }) => path}
          empty={null}
        />
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{t("app:close")}</Button>
      </ModalFooter>
    </Modal>
  );
}
