import { FormGroup } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useUser, type Permission } from "../api/session";
import { useAlerts } from "../components/Alerts";
import { SelectField, TextField } from "../components/fields";
import { FormDialog } from "../components/FormDialog";
import { PermissionGrid } from "../permissions/PermissionGrid";
import { changesOf, fromLocal, inDays, LIFETIMES, toLocal } from "./expiry";
import { useCreateKey, useUpdateKey, type ApiKey, type IssuedApiKey } from "./queries";

interface KeyDialogProps {
  /** Null makes a new one. */
  apiKey: ApiKey | null;
  onIssued: (key: IssuedApiKey) => void;
  onClose: () => void;
}

const DEFAULT_DAYS = 90;
const AT = "at";
const NEVER = "never";

export function KeyDialog({ apiKey, onIssued, onClose }: KeyDialogProps) {
  const { t } = useTranslation("apikeys");
  const { addAlert } = useAlerts();
  const { permissions: held } = useUser();
  const create = useCreateKey();
  const [seen] = useState(apiKey ?? undefined);
  const update = useUpdateKey();
  const [name, setName] = useState(apiKey?.name ?? "");
  const [permissions, setPermissions] = useState<readonly Permission[]>(apiKey?.permissions ?? []);
  const [lifetime, setLifetime] = useState(apiKey ? (apiKey.expiresAt ? AT : NEVER) : String(DEFAULT_DAYS));
  const [at, setAt] = useState(() => toLocal(apiKey?.expiresAt ?? inDays(DEFAULT_DAYS)));

  const expiresAt = lifetime === NEVER ? null : lifetime === AT ? fromLocal(at) : inDays(Number(lifetime));
  const incomplete = !name.trim() || permissions.length === 0 || (lifetime === AT && expiresAt === null);

  async function submit() {
    const body = { name: name.trim(), permissions: [...permissions], expiresAt };
    if (apiKey) {
      await update.mutateAsync({ id: apiKey.id, body: changesOf(apiKey, body), seen });
      addAlert(t("saved", { name: body.name }));
    } else {
      onIssued(await create.mutateAsync(body));
    }
  }

  return (
    <FormDialog
      title={apiKey ? t("editTitle", { name: apiKey.name }) : t("createTitle")}
      description={t(apiKey ? "editHelp" : "createHelp")}
      action={t(apiKey ? "app:save" : "create")}
      variant="medium"
      isDisabled={incomplete}
      values={[name.trim(), [...permissions].sort(), lifetime, lifetime === AT && at]}
      onSubmit={submit}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <TextField
            label={t("name")}
            value={name}
            onChange={setName}
            help={t("nameHelp")}
            error={errorOf("name")}
            autoComplete="off"
            required
          />
          <SelectField
            label={t("expires")}
            value={lifetime}
            onChange={setLifetime}
            error={lifetime === AT ? null : errorOf("expiresAt")}
            help={lifetime === NEVER ? t("neverHelp") : undefined}
            options={[
              ...LIFETIMES.map((days) =>
                days === null
                  ? { value: NEVER, label: t("never") }
                  : { value: String(days), label: t("days", { count: days }) },
              ),
              { value: AT, label: t("atTime") },
            ]}
          />
          {lifetime === AT && (
            <TextField
              label={t("expiresAt")}
              type="datetime-local"
              value={at}
              onChange={setAt}
              error={errorOf("expiresAt")}
              required
            />
          )}
          <FormGroup label={t("permissions")} role="group" isRequired>
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
