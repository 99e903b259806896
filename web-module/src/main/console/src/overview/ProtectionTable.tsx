import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay, type Permission } from "../api/session";
import { toBackupsOf, toJobs } from "../app/paths";
import { DataTable, type Column } from "../components/DataTable";
import { StatusLabel } from "../components/StatusLabel";
import { Time } from "../components/Time";
import { JobLink } from "../history/JobLink";
import { useFormat } from "../i18n/format";
import { ageOf } from "./age";
import type { Job } from "./dashboard";

/** What a person needs on the way from a job to the restore of one of its backups. */
const TO_RESTORE: readonly Permission[] = ["jobs:read", "storage:read", "storage:restore"];

/**
 * One line for each job, those at risk first: how old its last complete backup is, when one was found sound, and when one
 * was restored.
 */
export function ProtectionTable({ rows, total, now }: { rows: Job[]; total: number; now: number }) {
  const { t } = useTranslation(["overview", "app"]);
  const format = useFormat();
  const may = useMay();
  const columns: Column<Job>[] = [
    {
      key: "job",
      title: t("job"),
      cell: (row) => <JobLink type="Backup" jobId={row.jobId} name={row.jobName} />,
      sortBy: (row) => row.jobName,
      width: 15,
    },
    { key: "state", title: t("state"), cell: (row) => <StatusLabel status={stateOf(row)} />, width: 15 },
    {
      key: "complete",
      title: t("lastComplete"),
      cell: (row) => <LastComplete job={row} now={now} />,
      sortBy: (row) => row.lastSuccessAt,
      width: 20,
    },
    {
      key: "verified",
      title: t("lastVerified"),
      cell: (row) => (row.lastVerifiedAt ? <Time at={row.lastVerifiedAt} relative /> : t("neverVerified")),
      sortBy: (row) => row.lastVerifiedAt,
      width: 15,
    },
    {
      key: "restored",
      title: t("lastRestored"),
      cell: (row) => <LastRestored job={row} />,
      sortBy: (row) => row.lastRestoredAt,
      width: 15,
    },
    {
      key: "next",
      title: t("nextRun"),
      cell: (row) => <Time at={row.nextRunAt} relative />,
      sortBy: (row) => row.nextRunAt,
      width: 10,
    },
    {
      key: "last",
      title: t("lastStatus"),
      cell: (row) => (row.lastStatus ? t(`app:status.${row.lastStatus.toLowerCase()}`) : "–"),
    },
  ];
  return (
    <>
      <DataTable
        label={t("protection")}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.jobId}
        searchText={rows.length > 10 ? (row) => `${row.jobName} ${row.sourceName ?? ""}` : undefined}
        empty={null}
      />
      {rows.length > 0 && <p className="overview-legend console-subtle">{t("proofs")}</p>}
      {rows.length < total && (
        <p>
          {t("named", { shown: format.number(rows.length), total: format.number(total) })}{" "}
          {may("jobs:read") && <Link to={toJobs()}>{t("toJobs")}</Link>}
        </p>
      )}
    </>
  );
}

/** What was never verified is not called safe. */
function stateOf({ state, lastVerifiedAt }: Job): string {
  return state === "ok" && lastVerifiedAt === null ? "stored" : state;
}

/** Never is no alarm, only something to do on a quiet day. */
function LastRestored({ job: { jobId, jobName, lastSuccessAt, lastRestoredAt } }: { job: Job }) {
  const { t } = useTranslation("overview");
  const may = useMay();
  if (lastRestoredAt) {
    return <Time at={lastRestoredAt} relative />;
  }
  const canTry = lastSuccessAt !== null && TO_RESTORE.every((permission) => may(permission));
  return (
    <>
      {t("neverRestored")}{" "}
      {canTry && (
        <Link to={toBackupsOf(jobId)} aria-label={t("tryRestoreOf", { job: jobName })}>
          {t("tryRestore")}
        </Link>
      )}
    </>
  );
}

function LastComplete({ job, now }: { job: Job; now: number }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const found = ageOf(job, now);
  if (!found) {
    return t("noneYet");
  }
  return (
    <div className="overview-age">
      <span>
        <Time at={job.lastSuccessAt} relative />
        {found.interval !== null && (
          <small className="console-subtle">
            {" "}
            {t("expectedEvery", { interval: format.duration(found.interval) })}
          </small>
        )}
      </span>
      {found.share !== null && job.enabled && (
        <span className="overview-age-bar" aria-hidden>
          <span
            className={job.overdue ? "overview-age-late" : ""}
            style={{ width: `${found.share * 100}%` }}
          />
        </span>
      )}
    </div>
  );
}
