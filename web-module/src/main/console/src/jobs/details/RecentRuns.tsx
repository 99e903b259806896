import { Content, EmptyState, EmptyStateBody } from "@patternfly/react-core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { answer, client, type Schema } from "../../api/client";
import { toExecution, toHistory } from "../../app/paths";
import { DataTable, type Column } from "../../components/DataTable";
import { LoadFailed } from "../../components/Loaded";
import { StatusLabel } from "../../components/StatusLabel";
import { Time } from "../../components/Time";
import { useFormat } from "../../i18n/format";
import type { Job } from "../api";

type Run = Schema["HistoryRow"];

const SHOWN = 10;
const LIVE_MS = 15_000;

/** The last runs of a job; read again while one of them is on its way. */
export function RecentRuns({ job }: { job: Job }) {
  const { t } = useTranslation("jobs");
  const format = useFormat();
  const queries = useQueryClient();
  const runs = useQuery({
    queryKey: ["history", { jobId: job.id, limit: SHOWN }],
    queryFn: () => answer(client.GET("/history", { params: { query: { jobId: job.id, limit: SHOWN } } })),
    refetchInterval: ({ state }) => (state.data?.some(({ endedAt }) => !endedAt) ? LIVE_MS : false),
  });
  const live = runs.data?.some(({ endedAt }) => !endedAt) ?? false;
  useEffect(() => {
    if (!live) {
      return undefined;
    }
    // When it has ended, the job has another state, and other backups.
    return () => {
      void queries.invalidateQueries({ queryKey: ["dashboard"] });
      void queries.invalidateQueries({ queryKey: ["jobs", job.id] });
    };
  }, [live, queries, job.id]);
  if (runs.isError && !runs.data) {
    return <LoadFailed problem={runs.error} retry={() => void runs.refetch()} />;
  }
  const columns: Column<Run>[] = [
    {
      key: "when",
      title: t("runs.when"),
      cell: (run) => (
        <Link to={toExecution(run.id)}>
          <Time at={run.startedAt ?? run.createdAt} />
        </Link>
      ),
    },
    { key: "type", title: t("runs.type"), cell: (run) => t(`runs.types.${run.type}`) },
    { key: "status", title: t("runs.status"), cell: (run) => <StatusLabel status={run.status} /> },
    {
      key: "duration",
      title: t("runs.duration"),
      cell: (run) => (run.duration === null ? "–" : format.duration(run.duration)),
    },
    { key: "size", title: t("runs.size"), cell: (run) => (run.size === null ? "–" : format.bytes(run.size)) },
    { key: "error", title: t("runs.error"), cell: (run) => run.error ?? "–", width: 30 },
  ];
  return (
    <>
      <DataTable
        label={t("runs.title")}
        rows={runs.data}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          <EmptyState titleText={t("runs.none")} headingLevel="h3" variant="sm">
            <EmptyStateBody>{t("runs.noneBody")}</EmptyStateBody>
          </EmptyState>
        }
      />
      {runs.data && runs.data.length > 0 && (
        <Content component="p">
          <Link to={toHistory({ jobId: job.id })}>{t("runs.all")}</Link>
        </Content>
      )}
    </>
  );
}
