import { Alert, Checkbox, FormGroup } from "@patternfly/react-core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../api/session";
import { useAlerts } from "../components/Alerts";
import { SecretField, SwitchField, TextField } from "../components/fields";
import { FormDialog } from "../components/FormDialog";
import { useGroups } from "../groups/queries";
import { useCreateUser, useUpdateUser, type User } from "./queries";

/** A user to change; null makes a new one. */
export function UserDialog({ user, onClose }: { user: User | null; onClose: () => void }) {
  const { t } = useTranslation("users");
  const { addAlert } = useAlerts();
  const [seen] = useState(user ?? undefined);
  const create = useCreateUser();
  const update = useUpdateUser();
  const [email, setEmail] = useState(user?.email ?? "");
  const [name, setName] = useState(user?.name ?? "");
  const [password, setPassword] = useState("");
  const [enabled, setEnabled] = useState(user?.enabled ?? true);
  const [groupIds, setGroupIds] = useState<readonly string[]>(user?.groupIds ?? []);
  const may = useMay();

  async function submit() {
    // Groups that nobody touched are not sent: the person may not hold what they grant.
    const touched = [...groupIds].sort().join() !== [...(user?.groupIds ?? [])].sort().join();
    const body = {
      email: email.trim(),
      name: name.trim() || email.trim(),
      enabled,
      ...(touched && { groupIds: [...groupIds] }),
    };
    await (user
      ? update.mutateAsync({ id: user.id, body: password ? { ...body, password } : body, seen })
      : create.mutateAsync({ ...body, password }));
    addAlert(t("saved", { name: body.name }));
  }

  return (
    <FormDialog
      title={user ? t("editTitle", { name: user.name }) : t("createTitle")}
      action={t(user ? "app:save" : "create")}
      isDisabled={!email.trim() || (!user && !password)}
      values={[email.trim(), name.trim(), password, enabled, [...groupIds].sort()]}
      onSubmit={submit}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <TextField
            label={t("email")}
            type="email"
            value={email}
            onChange={setEmail}
            error={errorOf("email")}
            autoComplete="off"
            required
          />
          <TextField
            label={t("name")}
            value={name}
            onChange={setName}
            error={errorOf("name")}
            help={t("nameHelp")}
            autoComplete="off"
          />
          <SecretField
            label={t(user ? "newPassword" : "password")}
            value={password}
            onChange={setPassword}
            error={errorOf("password")}
            help={t(user ? "newPasswordHelp" : "passwordHelp")}
            autoComplete="new-password"
            required={!user}
          />
          {may("groups:read") && <GroupChoice value={groupIds} onChange={setGroupIds} />}
          <SwitchField label={t("mayLogIn")} help={t("mayLogInHelp")} value={enabled} onChange={setEnabled} />
        </>
      )}
    </FormDialog>
  );
}

function GroupChoice({
  value,
  onChange,
}: {
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
}) {
  const { t } = useTranslation("users");
  const id = useId();
  const groups = useGroups();
  return (
    <FormGroup label={t("groups")} role="group" isStack>
      {groups.data?.map((group) => (
        <Checkbox
          key={group.id}
          id={`${id}${group.id}`}
          label={group.name}
          description={group.builtIn ? t("superAdminHelp") : undefined}
          isChecked={value.includes(group.id)}
          onChange={(_, on) =>
            onChange(on ? [...value, group.id] : value.filter((chosen) => chosen !== group.id))
          }
        />
      ))}
      {groups.data && value.length === 0 && <Alert isInline isPlain variant="info" title={t("noGroups")} />}
      {groups.isError && <Alert isInline isPlain variant="danger" title={t("groupsNotRead")} />}
    </FormGroup>
  );
}
