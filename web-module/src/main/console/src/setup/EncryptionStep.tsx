import {
  Alert,
  Button,
  Checkbox,
  Content,
  Form,
  FormGroup,
  Radio,
  Stack,
  StackItem,
  useWizardContext,
} from "@patternfly/react-core";
import { useId } from "react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../api/session";
import { wordsOf } from "../components/Alerts";
import { TextField } from "../components/fields";
import { Loaded } from "../components/Loaded";
import { saveRecoveryKit, useCreateProfile, useProfiles, type Profile } from "../vault/queries";
import { isSettled, type Encryption } from "./encryption";
import { StepButtons } from "./StepButtons";

interface EncryptionStepProps {
  encryption: Encryption;
  onChange: (encryption: Encryption) => void;
}

export function EncryptionStep(props: EncryptionStepProps) {
  const { t } = useTranslation("setup");
  const may = useMay();
  const profiles = useProfiles(may("vault:read"));
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="h2">{t("encryption.title")}</Content>
        <Content component="p">{t("encryption.help")}</Content>
      </StackItem>
      <StackItem>
        {may("vault:read") ? (
          <Loaded query={profiles}>{(all) => <Choose {...props} profiles={all} />}</Loaded>
        ) : (
          <Choose {...props} profiles={[]} />
        )}
      </StackItem>
    </Stack>
  );
}

function Choose({ encryption, onChange, profiles }: EncryptionStepProps & { profiles: Profile[] }) {
  const { t } = useTranslation("setup");
  const { goToNextStep } = useWizardContext();
  const mayMake = useMay()("vault:write");
  const id = useId();
  const chosen = encryption.with;
  const profile = typeof chosen === "object" ? chosen : null;
  const choose = (choice: Encryption["with"]) => onChange({ ...encryption, with: choice, kitStored: false });
  return (
    <Form
      isWidthLimited
      onSubmit={(event) => {
        event.preventDefault();
        void goToNextStep();
      }}
    >
      <FormGroup role="radiogroup" isStack label={t("encryption.which")} fieldId={id}>
        {profiles.map((one) => (
          <Radio
            key={one.id}
            id={`${id}-${one.id}`}
            name={id}
            label={one.name}
            isChecked={profile?.id === one.id}
            onChange={() => choose(one)}
          />
        ))}
        {mayMake && (
          <Radio
            id={`${id}-new`}
            name={id}
            label={t("encryption.new")}
            isChecked={chosen === "new"}
            onChange={() => choose("new")}
          />
        )}
        <Radio
          id={`${id}-none`}
          name={id}
          label={t("encryption.none")}
          isChecked={chosen === "none"}
          onChange={() => choose("none")}
        />
      </FormGroup>
      {chosen === "none" && (
        <Alert isInline variant="warning" title={t("encryption.noneWarning")}>
          {t("encryption.noneBody")}
        </Alert>
      )}
      {chosen === "new" && <NewKey encryption={encryption} onChange={onChange} />}
      {profile && mayMake && <Kit profile={profile} />}
      {profile && (
        <Checkbox
          id={`${id}-kit`}
          label={t("encryption.kitStored")}
          isChecked={encryption.kitStored}
          onChange={(_, kitStored) => onChange({ ...encryption, kitStored })}
        />
      )}
      <StepButtons next={t("next")} isDisabled={!isSettled(encryption)} />
    </Form>
  );
}

function NewKey({ encryption, onChange }: EncryptionStepProps) {
  const { t } = useTranslation("setup");
  const create = useCreateProfile();
  const name = encryption.newName.trim();
  const make = () =>
    create.mutate(
      { name, description: null },
      { onSuccess: (made) => onChange({ ...encryption, with: made, kitStored: false }) },
    );

  return (
    <>
      <TextField
        label={t("encryption.name")}
        value={encryption.newName}
        onChange={(newName) => onChange({ ...encryption, newName })}
        error={create.error?.message}
        autoComplete="off"
        required
      />
      <FormGroup>
        <Button
          variant="secondary"
          isLoading={create.isPending}
          isDisabled={create.isPending || !name}
          onClick={make}
        >
          {t("encryption.make")}
        </Button>
      </FormGroup>
    </>
  );
}

/** Whoever loses the server needs it: without the key nobody can read the backups. */
function Kit({ profile }: { profile: Pick<Profile, "id" | "name"> }) {
  const { t } = useTranslation("setup");
  const download = useMutation({ mutationFn: saveRecoveryKit });
  return (
    <Alert isInline variant="info" title={t("encryption.kitTitle", { name: profile.name })}>
      <Stack hasGutter>
        <StackItem>{t("encryption.kitBody")}</StackItem>
        <StackItem>
          <Button
            variant="secondary"
            isLoading={download.isPending}
            isDisabled={download.isPending}
            onClick={() => download.mutate(profile)}
          >
            {t("encryption.download")}
          </Button>
        </StackItem>
        {download.isError && (
          <StackItem>{t("encryption.kitFailed", { problem: wordsOf(download.error) })}</StackItem>
        )}
      </Stack>
    </Alert>
  );
}
