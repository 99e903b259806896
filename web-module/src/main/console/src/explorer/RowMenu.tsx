import { Dropdown, DropdownItem, DropdownList, MenuToggle } from "@patternfly/react-core";
import EllipsisVIcon from "@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Schema } from "../api/client";
import { useMay } from "../api/session";
import { toBackup, toRestore } from "../app/paths";
import { DeleteDialog } from "./DeleteDialog";
import { DownloadLinkDialog } from "./DownloadLinkDialog";
import { useBackupActions } from "./useBackupActions";

interface RowMenuProps {
  destinationId: string;
  row: Schema["BackupRow"];
}

/** What can be done with one backup. The menu is made when it is first opened: rows come and go while scrolling. */
export function RowMenu(props: RowMenuProps) {
  const { t } = useTranslation("explorer");
  const [made, setMade] = useState(false);
  const label = t("actionsOf", { name: props.row.name });
  return made ? (
    <Menu label={label} {...props} />
  ) : (
    <MenuToggle variant="plain" icon={<EllipsisVIcon />} aria-label={label} onClick={() => setMade(true)} />
  );
}

function Menu({ label, destinationId, row }: RowMenuProps & { label: string }) {
  const { t } = useTranslation("explorer");
  const may = useMay();
  const navigate = useNavigate();
  const actions = useBackupActions(destinationId);
  const [open, setOpen] = useState(false);
  // Not at once: the click that made the menu is still under way and would close it.
  useEffect(() => {
    const timer = setTimeout(() => setOpen(true));
    return () => clearTimeout(timer);
  }, []);
  const [dialog, setDialog] = useState<"delete" | "link">();
  const { path, name, locked } = row;

  async function verify() {
    const executionId = await actions.verify(path, name);
    if (executionId) {
      actions.watch(executionId);
    }
  }

  return (
    <>
      <Dropdown
        isOpen={open}
        onOpenChange={setOpen}
        onSelect={() => setOpen(false)}
        shouldFocusFirstItemOnOpen
        popperProps={{ appendTo: () => document.body, position: "right" }}
        toggle={(toggle) => (
          <MenuToggle
            ref={toggle}
            variant="plain"
            icon={<EllipsisVIcon />}
            aria-label={label}
            isExpanded={open}
            onClick={() => setOpen(!open)}
          />
        )}
      >
        <DropdownList>
          <DropdownItem onClick={() => void navigate(toBackup(destinationId, path))}>
            {t("details")}
          </DropdownItem>
          {may("storage:restore") && row.sourceType !== "SYSTEM" && (
            <DropdownItem onClick={() => void navigate(toRestore(destinationId, path))}>
              {t("restore")}
            </DropdownItem>
          )}
          <DropdownItem onClick={() => void verify()}>{t("verify.action")}</DropdownItem>
          {may("storage:download") && (
            <DropdownItem onClick={() => setDialog("link")}>{t("link.action")}</DropdownItem>
          )}
          {may("storage:delete") && (
            <>
              <DropdownItem onClick={() => void actions.lockOne(path, name, !locked)}>
                {t(locked ? "unlock.action" : "lock.action")}
              </DropdownItem>
              <DropdownItem
                isDanger
                isDisabled={locked}
                description={locked ? t("delete.locked") : undefined}
                onClick={() => setDialog("delete")}
              >
                {t("delete.action")}
              </DropdownItem>
            </>
          )}
        </DropdownList>
      </Dropdown>
      {dialog === "delete" && (
        <DeleteDialog destinationId={destinationId} row={row} onClose={() => setDialog(undefined)} />
      )}
      {dialog === "link" && (
        <DownloadLinkDialog destinationId={destinationId} row={row} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}
