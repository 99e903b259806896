import {
  Content,
  ProgressStep,
  ProgressStepper,
  Stack,
  StackItem,
  type ProgressStepProps,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { LiveRun } from "../history/LiveRun";
import { LogLines } from "../history/LogLines";
import { Result } from "./Result";
import type { FirstRun } from "./useFirstRun";
import { verdictOf, type Verdict } from "./verdict";

/** The first run as it happens, and what may be said of it in the end. */
export function RunStep({ run, onAgain }: { run: FirstRun; onAgain: () => void }) {
  const { t } = useTranslation("setup");
  const verdict = verdictOf(run);
  const executionId = run.verificationId ?? run.backupId;
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="h2">{t("run.title")}</Content>
        <Content component="p">{t("run.help")}</Content>
      </StackItem>
      <StackItem>
        <Steps run={run} verdict={verdict} />
      </StackItem>
      {verdict && (
        <StackItem>
          <Result run={run} verdict={verdict} onAgain={onAgain} />
        </StackItem>
      )}
      {run.events && executionId && (
        <StackItem>
          {verdict ? (
            <LogLines lines={run.events.lines} isLive={false} />
          ) : (
            <LiveRun
              key={executionId}
              id={executionId}
              type={run.verificationId ? "Verification" : "Backup"}
              events={run.events}
            />
          )}
        </StackItem>
      )}
    </Stack>
  );
}

function Steps({ run, verdict }: { run: FirstRun; verdict: Verdict | null }) {
  const { t } = useTranslation("setup");
  const backedUp = run.backup?.status === "Success" || run.backup?.status === "Partial";
  const variants: Record<"job" | "backup" | "verify", ProgressStepProps["variant"]> = {
    job: run.job ? "success" : "pending",
    backup: backedUp ? (run.backup?.status === "Success" ? "success" : "warning") : "info",
    verify: run.phase === "verify" ? "info" : "pending",
  };
  if (verdict === "backupFailed" || verdict === "notStarted") {
    variants.backup = "danger";
  } else if (verdict) {
    variants.verify = verdict === "proved" ? "success" : verdict === "damaged" ? "danger" : "warning";
  }
  return (
    <ProgressStepper aria-label={t("run.title")}>
      {(["job", "backup", "verify"] as const).map((step) => (
        <ProgressStep
          key={step}
          id={`setup-${step}`}
          titleId={`setup-${step}-title`}
          variant={variants[step]}
          isCurrent={variants[step] === "info"}
          aria-label={t(`run.state.${variants[step] ?? "pending"}`, { step: t(`run.${step}`) })}
        >
          {t(`run.${step}`)}
        </ProgressStep>
      ))}
    </ProgressStepper>
  );
}
