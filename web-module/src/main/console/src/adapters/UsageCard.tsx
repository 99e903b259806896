import {
  Alert,
  Card,
  CardBody,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Stack,
  StackItem,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schema } from "../api/client";
import { useMay } from "../api/session";
import { toJob } from "../app/paths";
import { DataTable, type Column } from "../components/DataTable";
import { Loaded } from "../components/Loaded";
import { Time } from "../components/Time";
import { useFormat } from "../i18n/format";
import { useUsage } from "./queries";

type Usage = Schema["StorageUsage"];
type Share = Usage["perJob"][number];

/** What lies at a destination, how long there is room for more, and what is wrong. */
export function UsageCard({ destinationId }: { destinationId: string }) {
  const { t } = useTranslation("adapters");
  const may = useMay();
  const usage = useUsage(destinationId);
  if (!may("storage:read")) {
    return null;
  }
  return (
    <Card>
      <CardTitle component="h2">{t("usage")}</CardTitle>
      <CardBody>
        <Loaded query={usage}>{(found) => <Figures usage={found} />}</Loaded>
      </CardBody>
    </Card>
  );
}

function Figures({ usage }: { usage: Usage }) {
  const { t } = useTranslation("adapters");
  const format = useFormat();
  const figures = [
    ["stored", t("storedAmount", { size: format.bytes(usage.totalSize), count: usage.fileCount })],
    ["locked", format.number(usage.lockedCount)],
    ["damaged", format.number(usage.damagedCount)],
    ["newest", <Time key="newest" at={usage.newest} relative />],
    ["oldest", <Time key="oldest" at={usage.oldest} relative />],
    ["growth", usage.growthPerDay === null ? t("unknown") : growth(usage.growthPerDay, format.bytes)],
    ["free", usage.freeSpace === null ? t("freeUntold") : format.bytes(usage.freeSpace)],
    ["fullIn", usage.daysUntilFull === null ? t("unknown") : t("days", { count: usage.daysUntilFull })],
    ["foreign", t("foreignAmount", { size: format.bytes(usage.foreignSize), count: usage.foreignCount })],
    ["scannedAt", <Time key="scanned" at={usage.scannedAt} relative />],
  ] as const;
  return (
    <Stack hasGutter>
      {usage.alerts.map(({ kind, message }) => (
        <StackItem key={kind}>
          <Alert
            isInline
            component="h3"
            variant={kind === "DAMAGED" || kind === "NO_NEW_BACKUP" ? "danger" : "warning"}
            title={message}
          />
        </StackItem>
      ))}
      <StackItem>
        <DescriptionList isCompact columnModifier={{ default: "2Col", lg: "3Col" }}>
          {figures.map(([term, figure]) => (
            <DescriptionListGroup key={term}>
              <DescriptionListTerm>{t(term)}</DescriptionListTerm>
              <DescriptionListDescription>{figure}</DescriptionListDescription>
            </DescriptionListGroup>
          ))}
        </DescriptionList>
      </StackItem>
      {usage.perJob.length > 0 && (
        <StackItem>
          <PerJob rows={usage.perJob} />
        </StackItem>
      )}
    </Stack>
  );
}

function PerJob({ rows }: { rows: Share[] }) {
  const { t } = useTranslation("adapters");
  const format = useFormat();
  const columns: Column<Share>[] = [
    {
      key: "job",
      title: t("job"),
      cell: ({ jobId, jobName }) =>
        jobId ? <Link to={toJob(jobId)}>{jobName ?? jobId}</Link> : (jobName ?? t("noJob")),
      sortBy: ({ jobName }) => jobName,
      width: 50,
    },
    { key: "size", title: t("size"), cell: ({ size }) => format.bytes(size), sortBy: ({ size }) => size },
    {
      key: "count",
      title: t("backups"),
      cell: ({ count }) => format.number(count),
      sortBy: ({ count }) => count,
    },
  ];
  return (
    <DataTable
      label={t("perJob")}
      rows={rows}
      columns={columns}
      rowKey={({ jobId, jobName }) => jobId ?? jobName ?? ""}
      empty={null}
    />
  );
}

function growth(perDay: number, bytes: (value: number) => string): string {
  return `${perDay < 0 ? "−" : "+"}${bytes(Math.abs(perDay))}`;
}
