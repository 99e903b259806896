import { FormGroup, Radio } from "@patternfly/react-core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../components/Alerts";
import { SecretField, TextAreaField, TextField } from "../components/fields";
import { FormDialog } from "../components/FormDialog";
import { useCreateProfile, useUpdateProfile, type Profile } from "./queries";

interface ProfileDialogProps {
  /** Null makes a new one. */
  profile: Profile | null;
  onCreated: (profile: Profile) => void;
  onClose: () => void;
}

const KEY_FORM = /^[0-9a-f]{64}$/i;

export function ProfileDialog({ profile, onCreated, onClose }: ProfileDialogProps) {
  const { t } = useTranslation("vault");
  const { addAlert } = useAlerts();
  const create = useCreateProfile();
  const [seen] = useState(profile ?? undefined);
  const update = useUpdateProfile();
  const [name, setName] = useState(profile?.name ?? "");
  const [description, setDescription] = useState(profile?.description ?? "");
  const [imports, setImports] = useState(false);
  const [key, setKey] = useState("");
  const [oldId, setOldId] = useState("");
  const digits = key.replace(/\s/g, "");
  const keyIsGood = KEY_FORM.test(digits);

  async function submit() {
    const body = { name: name.trim(), description: description.trim() || null };
    if (seen) {
      await update.mutateAsync({ seen, body });
      addAlert(t("saved", { name: body.name }));
      return;
    }
    const imported = imports && { key: digits, ...(oldId.trim() && { id: oldId.trim() }) };
    onCreated(await create.mutateAsync({ ...body, ...imported }));
  }

  return (
    <FormDialog
      title={profile ? t("editTitle", { name: profile.name }) : t("createTitle")}
      description={t(profile ? "editHelp" : "createHelp")}
      action={t(profile ? "app:save" : imports ? "importAction" : "create")}
      isDisabled={!name.trim() || (imports && !keyIsGood)}
      values={[name.trim(), description.trim(), imports && key, imports && oldId.trim()]}
      onSubmit={submit}
      onClose={onClose}
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
          <TextAreaField
            label={t("description")}
            value={description}
            onChange={setDescription}
            error={errorOf("description")}
            rows={2}
          />
          {!profile && <Origin imports={imports} onChange={setImports} />}
          {!profile && imports && (
            <>
              <SecretField
                label={t("key")}
                value={key}
                onChange={setKey}
                help={t("keyHelp")}
                error={errorOf("key") ?? (key && !keyIsGood ? t("keyWrong", { count: digits.length }) : null)}
                required
              />
              <TextField
                label={t("oldId")}
                value={oldId}
                onChange={setOldId}
                help={t("oldIdHelp")}
                error={errorOf("id")}
                autoComplete="off"
              />
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}

function Origin({ imports, onChange }: { imports: boolean; onChange: (imports: boolean) => void }) {
  const { t } = useTranslation("vault");
  const id = useId();
  return (
    <FormGroup label={t("origin")} role="radiogroup" isStack>
      <Radio
        id={`${id}new`}
        name={id}
        label={t("originNew")}
        description={t("originNewHelp")}
        isChecked={!imports}
        onChange={() => onChange(false)}
      />
      <Radio
        id={`${id}import`}
        name={id}
        label={t("originImport")}
        description={t("originImportHelp")}
        isChecked={imports}
        onChange={() => onChange(true)}
      />
    </FormGroup>
  );
}
