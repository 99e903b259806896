import {
  Content,
  Progress,
  ProgressStep,
  ProgressStepper,
  Stack,
  StackItem,
  type ProgressStepProps,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { ExecutionEvents } from "../api/live";
import { useFormat } from "../i18n/format";
import { Result } from "./Result";
import "./setup.css";
import type { FirstRun } from "./useFirstRun";
import { verdictOf, type Verdict } from "./verdict";

const LINES_SHOWN = 12;

/** The first run as it happens, and what may be said of it in the end. */
export function RunStep({ run, onAgain }: { run: FirstRun; onAgain: () => void }) {
  const { t } = useTranslation("setup");
  const verdict = verdictOf(run);
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="h2">{t("run.title")}</Content>
        <Content component="p">{t("run.help")}</Content>
      </StackItem>
      <StackItem>
        <Steps run={run} verdict={verdict} />
      </StackItem>
      {verdict ? (
        <StackItem>
          <Result run={run} verdict={verdict} onAgain={onAgain} />
        </StackItem>
      ) : (
        <StackItem>
          <Live events={run.events} label={t(run.phase === "verify" ? "run.verify" : "run.backup")} />
        </StackItem>
      )}
      {run.events && (
        <StackItem>
          <Log events={run.events} />
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

function Live({ events, label }: { events: ExecutionEvents | null; label: string }) {
  const { t } = useTranslation("setup");
  const format = useFormat();
  const progress = events?.progress;
  const amounts = progress && progress.bytesDone > 0 ? format.bytes(progress.bytesDone) : null;
  const speed = progress?.speed ? t("run.speed", { speed: format.bytes(progress.speed) }) : null;
  const stage = progress && t(`run.stage.${progress.stage}`, { defaultValue: progress.stage });
  const words = events?.connection === "lost" ? [t("run.lost")] : [stage, amounts, speed];
  return (
    <Progress
      value={progress?.progress ?? 0}
      title={label}
      label={words.filter(Boolean).join(" · ")}
      valueText={t("run.percent", { percent: progress?.progress ?? 0 })}
    />
  );
}

function Log({ events: { lines } }: { events: ExecutionEvents }) {
  const { t } = useTranslation("setup");
  const format = useFormat();
  return (
    <ul className="setup-log console-mono" aria-label={t("run.log")}>
      {lines.slice(-LINES_SHOWN).map((line, index) => (
        <li key={`${line.timestamp} ${index}`} className={`setup-log-${line.level}`}>
          <span title={format.exactTime(line.timestamp)}>{line.message}</span>
        </li>
      ))}
    </ul>
  );
}
