import { Alert, Button, Flex, Stack, StackItem, type AlertProps } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { adviceOn } from "../adapters/advice";
import { useMay } from "../api/session";
import { toExecution, toJob, toNewAdapter, toOverview, toRestore } from "../app/paths";
import { LinkButton } from "../components/LinkButton";
import { useFormat } from "../i18n/format";
import type { FirstRun } from "./useFirstRun";
import type { Verdict } from "./verdict";

const VARIANTS: Record<Verdict, AlertProps["variant"]> = {
  proved: "success",
  provedInPart: "warning",
  unproved: "warning",
  damaged: "danger",
  backupFailed: "danger",
  notStarted: "danger",
};

/** What is proved, or why it is not and what to do, and the ways on. */
export function Result({ run, verdict, onAgain }: { run: FirstRun; verdict: Verdict; onAgain: () => void }) {
  const { t } = useTranslation(["setup", "adapters"]);
  const format = useFormat();
  const may = useMay();
  const { job, backup, stored } = run;
  const executionId = run.verificationId ?? run.backupId;
  const at = stored?.verification?.verifiedAt;
  const words = wordsOn(run);
  const advice = words && (adviceOn("database", words) ?? adviceOn("storage", words));
  return (
    <Stack hasGutter>
      <StackItem>
        <Alert
          isInline
          isLiveRegion
          variant={VARIANTS[verdict]}
          component="h3"
          title={t(`result.${verdict}.title`, { at: at ? format.time(at) : "" })}
        >
          <Stack hasGutter>
            {verdict !== "proved" && words && <StackItem>{words}</StackItem>}
            {verdict !== "proved" && advice && <StackItem>{t(`adapters:advice.${advice}`)}</StackItem>}
            <StackItem>
              {t(`result.${verdict}.body`, {
                size: format.bytes(stored?.size ?? backup?.size ?? 0),
                count: stored?.databases.length ?? 0,
              })}
            </StackItem>
          </Stack>
        </Alert>
      </StackItem>
      {job && job.notificationIds.length === 0 && may("notifications:write") && (
        <StackItem>
          <Alert isInline variant="info" component="h3" title={t("schedule.nobody")}>
            <Link to={toNewAdapter("notification")}>{t("result.addChannel")}</Link>
          </Alert>
        </StackItem>
      )}
      <StackItem>
        <Flex gap={{ default: "gapMd" }}>
          {verdict !== "proved" && (
            <Button variant="primary" onClick={onAgain}>
              {t("result.again")}
            </Button>
          )}
          <LinkButton variant={verdict === "proved" ? "primary" : "secondary"} to={toOverview()}>
            {t("result.overview")}
          </LinkButton>
          {job && (
            <LinkButton variant="secondary" to={toJob(job.id)}>
              {t("result.job")}
            </LinkButton>
          )}
          {job && stored && may("storage:restore") && (
            <LinkButton variant="secondary" to={toRestore(job.destinationId, stored.path)}>
              {t("result.restore")}
            </LinkButton>
          )}
          {executionId && (
            <LinkButton variant="secondary" to={toExecution(executionId)}>
              {t("result.execution")}
            </LinkButton>
          )}
        </Flex>
      </StackItem>
    </Stack>
  );
}

function wordsOn({ problem, backup, verification, stored }: FirstRun): string | null {
  return problem ?? stored?.verification?.error ?? verification?.error ?? backup?.error ?? null;
}
