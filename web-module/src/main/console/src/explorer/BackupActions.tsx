import { Button, Dropdown, DropdownItem, DropdownList, MenuToggle } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schema } from "../api/client";
import { useMay } from "../api/session";
import { toRestore } from "../app/paths";
import { DeleteDialog } from "./DeleteDialog";
import { downloadAddress } from "./download";
import { DownloadLinkDialog } from "./DownloadLinkDialog";
import { useBackupActions } from "./useBackupActions";
import { useMayDecrypt } from "./useMayDecrypt";

interface BackupActionsProps {
  destinationId: string;
  row: Schema["BackupRow"];
  onVerify: (executionId: string) => void;
  onDeleted: () => void;
}

export function BackupActions({ destinationId, row, onVerify, onDeleted }: BackupActionsProps) {
  const { t } = useTranslation("explorer");
  const may = useMay();
  const actions = useBackupActions(destinationId);
  const [busy, setBusy] = useState(false);
  const [dialog, setDialog] = useState<"delete" | "link">();
  const { path, name, locked } = row;

  async function alone(action: () => Promise<unknown>) {
    setBusy(true);
    try {
      await action();
    } finally {
      setBusy(false);
    }
  }

  async function verify() {
    const executionId = await actions.verify(path, name);
    if (executionId) {
      onVerify(executionId);
    }
  }

  return (
    <>
      {may("storage:restore") && row.sourceType !== "SYSTEM" && (
        <Button component={(props) => <Link {...props} to={toRestore(destinationId, path)} />}>
          {t("restore")}
        </Button>
      )}
      <Button variant="secondary" isDisabled={busy} onClick={() => void alone(verify)}>
        {t("verify.action")}
      </Button>
      {may("storage:download") && (
        <DownloadMenu destinationId={destinationId} row={row} onLink={() => setDialog("link")} />
      )}
      {may("storage:delete") && (
        <>
          <Button
            variant="secondary"
            isDisabled={busy}
            onClick={() => void alone(() => actions.lockOne(path, name, !locked))}
          >
            {t(locked ? "unlock.action" : "lock.action")}
          </Button>
          <Button
            variant="danger"
            isDisabled={locked}
            title={locked ? t("delete.locked") : undefined}
            onClick={() => setDialog("delete")}
          >
            {t("delete.action")}
          </Button>
        </>
      )}
      {dialog === "delete" && (
        <DeleteDialog
          destinationId={destinationId}
          row={row}
          onClose={() => setDialog(undefined)}
          onDeleted={onDeleted}
        />
      )}
      {dialog === "link" && (
        <DownloadLinkDialog destinationId={destinationId} row={row} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}

interface DownloadMenuProps {
  destinationId: string;
  row: Schema["BackupRow"];
  onLink: () => void;
}

function DownloadMenu({ destinationId, row, onLink }: DownloadMenuProps) {
  const { t } = useTranslation("explorer");
  const mayDecrypt = useMayDecrypt(row);
  const [open, setOpen] = useState(false);
  const kinds = row.isEncrypted ? ([false, true] as const) : ([false] as const);
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      toggle={(toggle) => (
        <MenuToggle ref={toggle} onClick={() => setOpen(!open)} isExpanded={open}>
          {t("download.action")}
        </MenuToggle>
      )}
    >
      <DropdownList>
        {kinds
          .filter((decrypt) => !decrypt || mayDecrypt)
          .map((decrypt) => (
            <DropdownItem
              key={String(decrypt)}
              to={downloadAddress(destinationId, row.path, decrypt)}
              download=""
              description={t(
                decrypt
                  ? "download.decryptedHelp"
                  : row.isEncrypted
                    ? "download.encryptedHelp"
                    : "download.plainHelp",
              )}
            >
              {t(decrypt ? "download.decrypted" : row.isEncrypted ? "download.encrypted" : "download.plain")}
            </DropdownItem>
          ))}
        <DropdownItem onClick={onLink} description={t("link.help")}>
          {t("link.action")}
        </DropdownItem>
      </DropdownList>
    </Dropdown>
  );
}
