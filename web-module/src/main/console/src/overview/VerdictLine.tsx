import { Flex, FlexItem, Icon, Title } from "@patternfly/react-core";
import CheckCircleIcon from "@patternfly/react-icons/dist/esm/icons/check-circle-icon";
import ExclamationCircleIcon from "@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon";
import ExclamationTriangleIcon from "@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon";
import InfoCircleIcon from "@patternfly/react-icons/dist/esm/icons/info-circle-icon";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../api/session";
import { toJobs, toNewJob, toSetup } from "../app/paths";
import { Time } from "../components/Time";
import type { Dashboard } from "./dashboard";
import type { Verdict } from "./verdict";

const LOOKS = {
  nothing: { status: "info", icon: <InfoCircleIcon /> },
  allDisabled: { status: "warning", icon: <ExclamationTriangleIcon /> },
  atRisk: { status: "danger", icon: <ExclamationCircleIcon /> },
  backedUp: { status: "success", icon: <CheckCircleIcon /> },
  safe: { status: "success", icon: <CheckCircleIcon /> },
} as const;

/** The answer, in a line that can be read from across the room. */
export function VerdictLine({ verdict, dashboard }: { verdict: Verdict; dashboard: Dashboard }) {
  const { t } = useTranslation("overview");
  const { status, icon } = LOOKS[verdict.kind];
  return (
    <Flex
      className={`overview-verdict overview-verdict-${status}`}
      alignItems={{ default: "alignItemsFlexStart" }}
      flexWrap={{ default: "nowrap" }}
      gap={{ default: "gapMd" }}
    >
      <FlexItem>
        <Icon size="xl" status={status}>
          {icon}
        </Icon>
      </FlexItem>
      <FlexItem>
        <Title headingLevel="h2" size="xl">
          <Headline verdict={verdict} />
        </Title>
        <Particulars verdict={verdict} dashboard={dashboard} />
        {verdict.kind !== "nothing" && (
          <small className="console-subtle">
            {t("verdict.asOf")} <Time at={dashboard.generatedAt} />
          </small>
        )}
      </FlexItem>
    </Flex>
  );
}

function Headline({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation("overview");
  switch (verdict.kind) {
    case "nothing":
      return t("verdict.nothing");
    case "allDisabled":
      return t("verdict.allDisabled", { count: verdict.jobs });
    case "atRisk":
      return t(verdict.atLeast ? "verdict.atLeastAtRisk" : "verdict.atRisk", {
        count: verdict.jobs,
        atRisk: verdict.count,
      });
    default:
      return t(`verdict.${verdict.kind}`, { count: verdict.jobs });
  }
}

function Particulars({ verdict, dashboard }: { verdict: Verdict; dashboard: Dashboard }) {
  const { t } = useTranslation("overview");
  const may = useMay();
  if (verdict.kind === "nothing") {
    return (
      <>
        <p>{t("nothing")}</p>
        {may("jobs:write") && (
          <Flex>
            <Link to={toSetup()}>{t("toSetup")}</Link>
            <Link to={toNewJob()}>{t("toNewJob")}</Link>
          </Flex>
        )}
      </>
    );
  }
  if (verdict.kind === "allDisabled") {
    return may("jobs:read") && <Link to={toJobs()}>{t("toJobs")}</Link>;
  }
  const { jobs, protection } = dashboard;
  const due = protection.filter(({ state }) => state === "due").length;
  const disabled = jobs.total - jobs.active;
  return (
    <>
      {verdict.kind === "safe" && <p>{t("verdict.proof")}</p>}
      {verdict.kind === "backedUp" && verdict.unverified !== null && (
        <p>{t("verdict.unverified", { count: verdict.unverified })}</p>
      )}
      {due > 0 && <p>{t("verdict.due", { count: due })}</p>}
      {disabled > 0 && <p>{t("verdict.disabled", { count: disabled })}</p>}
    </>
  );
}
