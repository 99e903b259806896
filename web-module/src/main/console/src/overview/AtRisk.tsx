import { Button } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../api/session";
import { toExecution, toHistory, toJob } from "../app/paths";
import { StatusLabel } from "../components/StatusLabel";
import { JobLink } from "../history/JobLink";
import { RunJob } from "../jobs/RunJob";
import type { Dashboard, Job } from "./dashboard";
import { adviceFor, helpFor } from "./verdict";

/** So many are named at once: who has more has one problem, not many. */
const FIRST = 5;

/** What is at risk, worst first, each with what to do about it. */
export function AtRisk({ jobs, recent }: { jobs: Job[]; recent: Dashboard["recent"] }) {
  const { t } = useTranslation("overview");
  const [all, setAll] = useState(false);
  const shown = all ? jobs : jobs.slice(0, FIRST);
  return (
    <>
      <ul className="overview-risks">
        {shown.map((job) => (
          <li key={job.jobId}>
            <div className="overview-risk-state">
              <StatusLabel status={job.state} />
            </div>
            <div className="overview-risk-text">
              <JobLink type="Backup" jobId={job.jobId} name={job.jobName} />
              <p>
                {job.sourceName === null
                  ? t("atRisk.noSource")
                  : adviceFor(job)
                      .map((advice) => t(`advice.${advice}`))
                      .join(" ")}
              </p>
            </div>
            <Help job={job} recent={recent} />
          </li>
        ))}
      </ul>
      {jobs.length > FIRST && (
        <Button variant="link" isInline onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t("atRisk.fewer") : t("atRisk.all", { count: jobs.length })}
        </Button>
      )}
    </>
  );
}

function Help({ job, recent }: { job: Job; recent: Dashboard["recent"] }) {
  const { t } = useTranslation("overview");
  const may = useMay();
  const { jobId, jobName, lastStatus } = job;
  const help = helpFor(job);
  if (help === "look") {
    const last = recent.find(
      (row) => row.type === "Backup" && row.jobId === jobId && row.status === lastStatus,
    );
    const filters = { jobId, type: "Backup", status: lastStatus ?? "Failed" };
    return (
      <Link
        className="pf-v6-c-button pf-m-secondary"
        to={last ? toExecution(last.id) : toHistory(filters)}
        aria-label={t("atRisk.lookAt", { job: jobName })}
      >
        {t("atRisk.look")}
      </Link>
    );
  }
  if (help === "run" && may("jobs:execute")) {
    return (
      <RunJob
        jobId={jobId}
        variant="secondary"
        label={t("atRisk.runJob", { job: jobName })}
        failure={t("atRisk.notRun", { job: jobName })}
      >
        {t("atRisk.run")}
      </RunJob>
    );
  }
  return may("jobs:read") ? (
    <Link
      className="pf-v6-c-button pf-m-secondary"
      to={toJob(jobId)}
      aria-label={t("atRisk.openJob", { job: jobName })}
    >
      {t("atRisk.open")}
    </Link>
  ) : null;
}
