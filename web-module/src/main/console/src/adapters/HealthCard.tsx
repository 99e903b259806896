import {
  Alert,
  Card,
  CardBody,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  ExpandableSection,
  Stack,
  StackItem,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Schema } from "../api/client";
import { DataTable, type Column } from "../components/DataTable";
import { Loaded } from "../components/Loaded";
import { StatusLabel } from "../components/StatusLabel";
import { Time } from "../components/Time";
import { useFormat } from "../i18n/format";
import { adviceOn } from "./advice";
import type { Check } from "./health";
import { HealthStrip } from "./HealthStrip";
import { useHealth, type Adapter, type Type } from "./queries";

/** Whether it works, and how it did lately. */
export function HealthCard({ adapter }: { adapter: Adapter }) {
  const { t } = useTranslation("adapters");
  const { id, type, metadata } = adapter;
  const advice = metadata.lastError ? adviceOn(type, metadata.lastError) : null;
  const failing = metadata.status !== null && metadata.status !== "healthy";
  return (
    <Card isFullHeight>
      <CardTitle component="h2">{t("health")}</CardTitle>
      <CardBody>
        <Stack hasGutter>
          {failing && metadata.lastError && (
            <StackItem>
              <Alert isInline variant="danger" title={metadata.lastError} component="h3">
                {advice && t(`advice.${advice}`)}
              </Alert>
            </StackItem>
          )}
          <StackItem>
            <Loaded query={useHealth(type, id)}>{(health) => <Checks type={type} health={health} />}</Loaded>
          </StackItem>
        </Stack>
      </CardBody>
    </Card>
  );
}

function Checks({
  type,
  health: { history, stats },
}: {
  type: Type;
  health: Schema["AdapterHealthHistory"];
}) {
  const { t } = useTranslation("adapters");
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const open = search.has("checks");
  if (history.length === 0) {
    return t(type === "notification" ? "noTests" : "noChecks");
  }
  const figures = [
    ["lastCheck", <Time key="last" at={history[0]?.createdAt} relative />],
    ["uptime", stats.uptime === null ? "–" : format.percent(stats.uptime)],
    ["latency", stats.avgLatency === null ? "–" : format.duration(stats.avgLatency)],
    ["checks", format.number(stats.totalChecks)],
  ] as const;
  return (
    <Stack hasGutter>
      <StackItem>
        <HealthStrip checks={history} />
      </StackItem>
      <StackItem>
        <DescriptionList columnModifier={{ default: "2Col", md: "2Col", xl: "2Col" }} isCompact>
          {figures.map(([term, figure]) => (
            <DescriptionListGroup key={term}>
              <DescriptionListTerm>{t(term)}</DescriptionListTerm>
              <DescriptionListDescription>{figure}</DescriptionListDescription>
            </DescriptionListGroup>
          ))}
        </DescriptionList>
      </StackItem>
      <StackItem>
        <ExpandableSection
          toggleText={t("checkList")}
          isExpanded={open}
          onToggle={(_, on) => setSearch(on ? { checks: "" } : {}, { replace: true })}
        >
          {open && <CheckTable checks={history} />}
        </ExpandableSection>
      </StackItem>
    </Stack>
  );
}

function CheckTable({ checks }: { checks: Check[] }) {
  const { t } = useTranslation("adapters");
  const format = useFormat();
  const columns: Column<Check>[] = [
    { key: "at", title: t("time"), cell: ({ createdAt }) => <Time at={createdAt} /> },
    { key: "status", title: t("result"), cell: ({ status }) => <StatusLabel status={status} /> },
    { key: "latency", title: t("answerTime"), cell: ({ latencyMs }) => format.duration(latencyMs) },
    { key: "error", title: t("error"), cell: ({ error }) => error ?? "–" },
  ];
  return (
    <DataTable label={t("checkList")} rows={checks} columns={columns} rowKey={({ id }) => id} empty={null} />
  );
}
