import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { toExecution } from "../app/paths";
import { Time } from "../components/Time";
import { useFormat } from "../i18n/format";
import type { Row } from "./executions";
import { JobLink } from "./JobLink";
import { liveOnes, LiveStatus } from "./LiveStatus";

/** What ran, one page of it. */
export function HistoryTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation(["history", "app"]);
  const format = useFormat();
  const live = liveOnes(rows);
  return (
    <Table aria-label={t("title")} variant="compact" gridBreakPoint="grid-xl">
      <Thead>
        <Tr>
          <Th>{t("started")}</Th>
          <Th>{t("what")}</Th>
          <Th width={20}>{t("job")}</Th>
          <Th width={10}>{t("status")}</Th>
          <Th modifier="nowrap">{t("duration")}</Th>
          <Th>{t("size")}</Th>
          <Th>{t("triggeredBy")}</Th>
          <Th width={20}>{t("error")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td dataLabel={t("started")} modifier="nowrap">
              <Time at={row.startedAt ?? row.createdAt} />
            </Td>
            <Td dataLabel={t("what")}>
              <Link to={toExecution(row.id)}>{t(`app:executionType.${row.type}`)}</Link>
            </Td>
            <Td dataLabel={t("job")}>
              <JobLink type={row.type} jobId={row.jobId} name={row.job?.name ?? null} />
            </Td>
            <Td dataLabel={t("status")}>
              <LiveStatus row={row} live={live.has(row.id)} />
            </Td>
            <Td dataLabel={t("duration")} modifier="nowrap">
              {row.duration === null ? "–" : format.duration(row.duration)}
            </Td>
            <Td dataLabel={t("size")} modifier="nowrap">
              {row.size === null ? "–" : format.bytes(row.size)}
            </Td>
            <Td dataLabel={t("triggeredBy")} modifier="nowrap">
              {t(`trigger.${row.trigger}`)}
            </Td>
            <Td dataLabel={t("error")}>
              {row.error ? (
                <span className="history-short" title={row.error}>
                  {row.error}
                </span>
              ) : (
                "–"
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
