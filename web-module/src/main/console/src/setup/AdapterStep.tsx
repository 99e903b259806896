import { Alert, Content, Form, Stack, StackItem, useWizardContext } from "@patternfly/react-core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AdapterFields } from "../adapters/AdapterFields";
import { ConnectionOutcome } from "../adapters/ConnectionOutcome";
import { KindPicker } from "../adapters/KindPicker";
import { usePropertyWords } from "../adapters/PropertyForm";
import {
  kindOf,
  tryStored,
  useAdapters,
  useKinds,
  type Adapter,
  type Outcome,
  type Type,
} from "../adapters/queries";
import { useAdapterForm } from "../adapters/useAdapterForm";
import type { Kind } from "../adapters/values";
import { wordsOf } from "../components/Alerts";
import { SelectField } from "../components/fields";
import { Loaded } from "../components/Loaded";
import { withKind, type Choice } from "./choice";
import { LoginScript } from "./LoginScript";
import { StepButtons } from "./StepButtons";

interface AdapterStepProps {
  type: Type;
  choice: Choice;
  onChange: (choice: Choice) => void;
}

/** Chooses or makes a source or a destination. On it goes only with one that was seen to work. */
export function AdapterStep(props: AdapterStepProps) {
  const { type } = props;
  const { t } = useTranslation("setup");
  const adapters = useAdapters(type);
  const kinds = useKinds(type);
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="h2">{t(`${type}.title`)}</Content>
        <Content component="p">{t(`${type}.help`)}</Content>
      </StackItem>
      <StackItem>
        <Loaded query={adapters}>
          {(all) => <Loaded query={kinds}>{(known) => <Choose {...props} all={all} kinds={known} />}</Loaded>}
        </Loaded>
      </StackItem>
    </Stack>
  );
}

function Choose({
  type,
  choice,
  onChange,
  all,
  kinds,
}: AdapterStepProps & { all: Adapter[]; kinds: Kind[] }) {
  const { t } = useTranslation("setup");
  const kind = kindOf(kinds, choice.kind?.id ?? "");
  return (
    <Stack hasGutter>
      {all.length > 0 && (
        <StackItem>
          <Form isWidthLimited onSubmit={(event) => event.preventDefault()}>
            <SelectField
              label={t(`${type}.which`)}
              value={choice.picked?.id ?? ""}
              onChange={(id) => onChange({ ...choice, picked: all.find((one) => one.id === id) ?? null })}
              options={[
                { value: "", label: t(`${type}.new`) },
                ...all.map(({ id, name, adapterId }) => ({
                  value: id,
                  label: t("ofKind", { name, kind: kindOf(kinds, adapterId)?.name ?? adapterId }),
                })),
              ]}
            />
          </Form>
        </StackItem>
      )}
      {choice.picked === null && (
        <StackItem>
          <KindPicker
            kinds={kinds}
            chosen={kind?.id}
            onChoose={(chosen) => onChange(withKind(choice, chosen))}
          />
        </StackItem>
      )}
      {choice.picked && (
        <StackItem>
          <Existing key={choice.picked.id} adapter={choice.picked} />
        </StackItem>
      )}
      {choice.picked === null && kind && (
        <StackItem>
          <New key={kind.id} kind={kind} choice={choice} onChange={onChange} />
        </StackItem>
      )}
    </Stack>
  );
}

function Existing({ adapter }: { adapter: Adapter }) {
  const { t } = useTranslation("setup");
  const { goToNextStep } = useWizardContext();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const [problem, setProblem] = useState<string>();

  async function tryAndGoOn() {
    setBusy(true);
    setProblem(undefined);
    try {
      const came = await tryStored(queries, adapter);
      setOutcome(came);
      if (came.success) {
        await goToNextStep();
      }
    } catch (failure) {
      setProblem(wordsOf(failure));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        void tryAndGoOn();
      }}
    >
      {problem !== undefined && (
        <Alert isInline isLiveRegion variant="danger" title={t("notTried")}>
          {problem}
        </Alert>
      )}
      {outcome && <ConnectionOutcome type={adapter.type} outcome={outcome} />}
      <StepButtons next={t("testAndGoOn")} isBusy={busy} isFirst={adapter.type === "database"} />
    </Form>
  );
}

function New({ kind, choice, onChange }: { kind: Kind; choice: Choice; onChange: (choice: Choice) => void }) {
  const { t } = useTranslation("setup");
  const { goToNextStep } = useWizardContext();
  const form = useAdapterForm(kind, choice.draft, (draft) => onChange({ ...choice, draft }));

  async function tryAndSave() {
    if (!(await form.test())?.success) {
      return;
    }
    const picked = await form.save();
    if (picked) {
      onChange({ ...choice, picked });
      await goToNextStep();
    }
  }

  return (
    <Stack hasGutter>
      <Unkept kind={kind} choice={choice} />
      {kind.type === "database" && (
        <StackItem>
          <LoginScript
            kindId={kind.id}
            onUse={(login) => form.change({ ...form.draft, values: { ...form.draft.values, ...login } })}
          />
        </StackItem>
      )}
      <StackItem>
        <AdapterFields form={form} onSubmit={() => void tryAndSave()}>
          <StepButtons
            next={t("testAndGoOn")}
            isBusy={form.busy !== null}
            isDisabled={!form.complete}
            isFirst={kind.type === "database"}
          />
        </AdapterFields>
      </StackItem>
    </Stack>
  );
}

/** After the page was loaded again: names the secrets that have to be typed once more. */
function Unkept({ kind, choice: { draft, unkept } }: { kind: Kind; choice: Choice }) {
  const { t } = useTranslation("setup");
  const wordsOf = usePropertyWords();
  const missing = kind.properties.filter(({ name }) => unkept.includes(name) && !draft.values[name]);
  return (
    missing.length > 0 && (
      <StackItem>
        <Alert isInline variant="info" component="p" title={t("unkept.title")}>
          {t("unkept.body", { fields: missing.map((one) => wordsOf(kind.id, one).label).join(", ") })}{" "}
          {kind.type === "database" && t("unkept.login")}
        </Alert>
      </StackItem>
    )
  );
}
