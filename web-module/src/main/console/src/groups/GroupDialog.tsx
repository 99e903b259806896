import { Button, FormGroup, Modal, ModalBody, ModalFooter, ModalHeader } from "@patternfly/react-core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useUser, type Permission } from "../api/session";
import { useAlerts } from "../components/Alerts";
import { TextField } from "../components/fields";
import { FormDialog } from "../components/FormDialog";
import { PermissionGrid } from "../permissions/PermissionGrid";
import { sameChoice } from "../permissions/permissions";
import { useSaveGroup, type Group } from "./queries";

interface GroupDialogProps {
  /** Null makes a new one. */
  group: Group | null;
  mayChange: boolean;
  onClose: () => void;
}

export function GroupDialog({ group, mayChange, onClose }: GroupDialogProps) {
  const { t } = useTranslation("groups");
  const { addAlert } = useAlerts();
  const [seen] = useState(group ?? undefined);
  const save = useSaveGroup();
  const { permissions: held } = useUser();
  const titleId = useId();
  const [name, setName] = useState(group?.name ?? "");
  const [permissions, setPermissions] = useState<readonly Permission[]>(group?.permissions ?? []);

  if (group && !mayChange) {
    return (
      <Modal isOpen variant="medium" onClose={onClose} aria-labelledby={titleId}>
        <ModalHeader
          title={group.name}
          labelId={titleId}
          description={group.builtIn ? t("builtInHelp") : undefined}
        />
        <ModalBody tabIndex={0} aria-label={t("permissions")}>
          <PermissionGrid label={t("permissions")} value={group.permissions} />
        </ModalBody>
        <ModalFooter>
          <Button variant="secondary" onClick={onClose}>
            {t("app:close")}
          </Button>
        </ModalFooter>
      </Modal>
    );
  }
  return (
    <FormDialog
      title={group ? t("editTitle", { name: group.name }) : t("createTitle")}
      description={group ? t("editHelp") : undefined}
      action={t(group ? "app:save" : "create")}
      variant="medium"
      isDisabled={!name.trim()}
      values={[name.trim(), [...permissions].sort()]}
      onClose={onClose}
      onSubmit={async () => {
        // Permissions that nobody touched are not sent: the person may not hold them.
        const touched = !sameChoice(permissions, group?.permissions ?? []);
        const body = { name: name.trim(), ...(touched && { permissions: [...permissions] }) };
        await save.mutateAsync({ seen, body });
        addAlert(t("saved", { name: body.name }));
      }}
    >
      {(errorOf) => (
        <>
          <TextField
            label={t("name")}
            value={name}
            onChange={setName}
            error={errorOf("name")}
            autoComplete="off"
            required
          />
          <FormGroup label={t("permissions")} role="group">
            <PermissionGrid
              label={t("permissions")}
              value={permissions}
              held={held}
              onChange={setPermissions}
            />
          </FormGroup>
        </>
      )}
    </FormDialog>
  );
}
