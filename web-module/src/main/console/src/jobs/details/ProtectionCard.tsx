import { Alert, Card, CardBody, CardTitle } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { StatusLabel } from "../../components/StatusLabel";
import { Time } from "../../components/Time";
import { useFormat } from "../../i18n/format";
import type { Job, Protection } from "../api";
import { Facts } from "../Facts";

const ALARMS: Partial<Record<Protection["state"], "danger" | "warning">> = {
  overdue: "danger",
  failing: "danger",
  never: "warning",
};

/** Whether this job protects its source, and what to do when it does not. */
export function ProtectionCard({ job, protection }: { job: Job; protection: Protection | undefined }) {
  const { t } = useTranslation("jobs");
  const format = useFormat();
  return (
    <Card isFullHeight>
      <CardTitle component="h2">{t("protection.title")}</CardTitle>
      <CardBody>
        {protection?.advice && (
          <Alert
            isInline
            isPlain
            component="p"
            variant={ALARMS[protection.state] ?? "info"}
            title={protection.advice}
          />
        )}
        {protection?.lastSuccessAt && !protection.lastVerifiedAt && (
          <Alert isInline isPlain component="p" variant="info" title={t("protection.notVerified")} />
        )}
        <Facts
          facts={[
            [t("protection.state"), <StatusLabel key="state" status={protection?.state} />],
            [
              t("protection.lastComplete"),
              protection ? <Moment at={protection.lastSuccessAt} /> : t("protection.notKnown"),
            ],
            [
              t("protection.lastVerified"),
              protection ? <Moment at={protection.lastVerifiedAt} /> : t("protection.notKnown"),
            ],
            [
              t("protection.lastRestored"),
              protection ? <Moment at={protection.lastRestoredAt} /> : t("protection.notKnown"),
            ],
            [t("lastRun"), <Moment key="last" at={job.lastRunAt} />],
            [t("nextRun"), job.nextRunAt ? <Moment key="next" at={job.nextRunAt} /> : t("protection.noNext")],
            ...(protection?.expectedIntervalSeconds
              ? [
                  [
                    t("protection.interval"),
                    format.duration(protection.expectedIntervalSeconds * 1000),
                  ] as const,
                ]
              : []),
          ]}
        />
      </CardBody>
    </Card>
  );
}

function Moment({ at }: { at: string | null }) {
  const { t } = useTranslation("jobs");
  return at ? (
    <>
      <Time at={at} /> (<Time at={at} relative />)
    </>
  ) : (
    t("protection.never")
  );
}
