import { EmptyState, EmptyStateBody } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schema } from "../api/client";
import { toJob } from "../app/paths";
import { DataTable, type Column } from "../components/DataTable";
import { StatusLabel } from "../components/StatusLabel";
import { Time } from "../components/Time";

type Row = Schema["JobProtection"];

/** One line for each job: when it was last proved to be safe, and what to do when it is not. */
export function ProtectionTable({ rows }: { rows: Row[] }) {
  const { t } = useTranslation("overview");
  const columns: Column<Row>[] = [
    { key: "job", title: t("job"), cell: (row) => <Link to={toJob(row.jobId)}>{row.jobName}</Link> },
    { key: "state", title: t("state"), cell: (row) => <StatusLabel status={row.state} /> },
    { key: "verified", title: t("lastVerified"), cell: (row) => <Time at={row.lastVerifiedAt} relative /> },
    { key: "next", title: t("nextRun"), cell: (row) => <Time at={row.nextRunAt} relative /> },
    { key: "advice", title: t("advice"), cell: (row) => row.advice },
  ];
  return (
    <DataTable
      label={t("protection")}
      rows={rows}
      columns={columns}
      rowKey={(row) => row.jobId}
      empty={
        <EmptyState titleText={t("nothing.title")} headingLevel="h2">
          <EmptyStateBody>{t("nothing.body")}</EmptyStateBody>
        </EmptyState>
      }
    />
  );
}
