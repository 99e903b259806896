import { Wizard, WizardStep } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAdapters } from "../adapters/queries";
import { useMay, useUser } from "../api/session";
import { useUnsaved } from "../components/LeaveGuard";
import { AdapterStep } from "./AdapterStep";
import { isTyped } from "./choice";
import { isSettled } from "./encryption";
import { EncryptionStep } from "./EncryptionStep";
import { keptOf } from "./kept";
import { FIRST_PLAN, jobOf } from "./plan";
import { RunStep } from "./RunStep";
import { ScheduleStep } from "./ScheduleStep";
import { firstOpenStep, type SetupState } from "./state";
import { useFirstRun } from "./useFirstRun";
import { useKeeping } from "./useKept";
import { verdictOf } from "./verdict";

/** `begin` is read once. */
export function SetupWizard({ begin }: { begin: SetupState }) {
  const { t } = useTranslation("setup");
  const { id: userId } = useUser();
  const [source, setSource] = useState(begin.source);
  const [destination, setDestination] = useState(begin.destination);
  const [encryption, setEncryption] = useState(begin.encryption);
  const [plan, setPlan] = useState(begin.plan);
  const [madePlan, setMadePlan] = useState(begin.madePlan);
  const { run, start, again } = useFirstRun(begin);
  const verdict = verdictOf(run);
  const channels = useAdapters("notification", useMay()("notifications:read")).data ?? [];

  const name = plan.name || t("schedule.defaultName", { source: source.picked?.name ?? "" });
  const key = encryption.with;
  const ready = source.picked !== null && destination.picked !== null && isSettled(encryption);
  const goesOn = run.phase !== "idle" && run.phase !== "done";

  useUnsaved(
    isTyped(source) ||
      isTyped(destination) ||
      (key === "new" && encryption.newName !== t("encryption.defaultName")) ||
      JSON.stringify(plan) !== JSON.stringify(madePlan ?? FIRST_PLAN),
  );
  const isProved = verdict === "proved" || verdict === "provedInPart";
  useKeeping(isProved ? null : keptOf(userId, { source, destination, encryption, plan, madePlan, ...run }));

  async function makeAndRun(): Promise<boolean> {
    if (!source.picked || !destination.picked || key === "new") {
      return false;
    }
    const ends = {
      sourceId: source.picked.id,
      destinationId: destination.picked.id,
      encryptionProfileId: key === "none" ? null : key.id,
    };
    const allChannels = channels.map(({ id }) => id);
    const started = await start(jobOf(plan, name, ends, allChannels));
    if (started) {
      setMadePlan(plan);
    }
    return started;
  }

  return (
    <Wizard
      navAriaLabel={t("steps")}
      footer={<></>}
      isVisitRequired
      startIndex={firstOpenStep(begin)}
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
