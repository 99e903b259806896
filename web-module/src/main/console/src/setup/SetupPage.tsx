import { Alert, Stack, StackItem, Wizard, WizardStep } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAdapters } from "../adapters/queries";
import { useMay, type Permission } from "../api/session";
import { ScreenHeader } from "../components/ScreenHeader";
import { AdapterStep } from "./AdapterStep";
import { NO_CHOICE } from "./choice";
import { EncryptionStep, type Encryption } from "./EncryptionStep";
import { FIRST_PLAN, jobOf } from "./plan";
import { RunStep } from "./RunStep";
import { ScheduleStep } from "./ScheduleStep";
import { useFirstRun } from "./useFirstRun";

const NEEDED: readonly Permission[] = [
  "sources:read",
  "sources:write",
  "destinations:read",
  "destinations:write",
  "jobs:write",
  "jobs:execute",
  "history:read",
  "storage:read",
];

/** From nothing to a first backup of which every byte was read again. */
export default function SetupPage() {
  const { t } = useTranslation("setup");
  const may = useMay();
  const lacking = NEEDED.filter((permission) => !may(permission));
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader title={t("title")} description={t("description")} />
      </StackItem>
      <StackItem isFilled>
        {lacking.length > 0 ? (
          <Alert isInline variant="info" component="h2" title={t("lacking.title")}>
            {t("lacking.body", { permissions: lacking.join(", ") })}
          </Alert>
        ) : (
          <div ref={nameToggleByItsText}>
            <SetupWizard />
          </div>
        )}
      </StackItem>
    </Stack>
  );
}

/** PatternFly calls the list of steps on narrow screens "Wizard toggle" in every language, whatever step it shows. */
function nameToggleByItsText(wizard: HTMLElement | null) {
  wizard?.querySelector(".pf-v6-c-wizard__toggle")?.removeAttribute("aria-label");
}

function SetupWizard() {
  const { t } = useTranslation("setup");
  const [source, setSource] = useState(NO_CHOICE);
  const [destination, setDestination] = useState(NO_CHOICE);
  const [encryption, setEncryption] = useState<Encryption>({
    with: "new",
    newName: t("encryption.defaultName"),
    kitStored: false,
  });
  const [plan, setPlan] = useState(FIRST_PLAN);
  const { run, start, again } = useFirstRun();
  const channels = useAdapters("notification", useMay()("notifications:read")).data ?? [];

  const name = plan.name || t("schedule.defaultName", { source: source.picked?.name ?? "" });
  const key = encryption.with;
  const encrypted = key === "none" || (typeof key === "object" && encryption.kitStored);
  const ready = source.picked !== null && destination.picked !== null && encrypted;
  const goesOn = run.phase !== "idle" && run.phase !== "done";

  async function makeAndRun(): Promise<boolean> {
    if (!source.picked || !destination.picked || key === "new") {
      return false;
    }
    const ends = {
      sourceId: source.picked.id,
      destinationId: destination.picked.id,
      encryptionProfileId: key === "none" ? null : key.id,
    };
    return start(
      jobOf(
        plan,
        name,
        ends,
        channels.map(({ id }) => id),
      ),
    );
  }

  return (
    <Wizard
      navAriaLabel={t("steps")}
      footer={<></>}
      isVisitRequired
      isPlain
      onStepChange={() => document.getElementById("main")?.scrollTo({ top: 0 })}
    >
      <WizardStep id="source" name={t("database.step")} isDisabled={goesOn}>
        <AdapterStep key="database" type="database" choice={source} onChange={setSource} />
      </WizardStep>
      <WizardStep id="destination" name={t("storage.step")} isDisabled={goesOn}>
        <AdapterStep key="storage" type="storage" choice={destination} onChange={setDestination} />
      </WizardStep>
      <WizardStep id="encryption" name={t("encryption.step")} isDisabled={goesOn}>
        <EncryptionStep encryption={encryption} onChange={setEncryption} />
      </WizardStep>
      <WizardStep id="schedule" name={t("schedule.step")} isDisabled={goesOn}>
        <ScheduleStep
          plan={plan}
          onChange={setPlan}
          name={name}
          channels={channels}
          ready={ready}
          onStart={makeAndRun}
          busy={run.phase === "starting"}
          problem={run.phase === "idle" ? (run.problem ?? undefined) : undefined}
        />
      </WizardStep>
      <WizardStep id="run" name={t("run.step")}>
        <RunStep run={run} onAgain={again} />
      </WizardStep>
    </Wizard>
  );
}
