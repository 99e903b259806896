import {
  Card,
  CardBody,
  CardTitle,
  EmptyState,
  EmptyStateBody,
  ExpandableSection,
  Gallery,
  Stack,
  StackItem,
  ToggleGroup,
  ToggleGroupItem,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { DataTable } from "../components/DataTable";
import { Loaded } from "../components/Loaded";
import { Time } from "../components/Time";
import { useFormat } from "../i18n/format";
import { GrowthChart } from "./GrowthChart";
import { useGrowth, useUsage } from "./queries";
import { UsageFigures } from "./UsageFigures";

const SPANS = [7, 30, 90, 365];
const DEFAULT_SPAN = 30;

/** How much lies at the destination, how it grows, and whose it is. */
export default function HistoryTab({ destinationId }: { destinationId: string }) {
  const { t } = useTranslation("explorer");
  const format = useFormat();
  const [address, setAddress] = useSearchParams();
  const days = SPANS.find((span) => String(span) === address.get("days")) ?? DEFAULT_SPAN;
  const usage = useUsage(destinationId);
  const growth = useGrowth(destinationId, days);
  return (
    <Stack hasGutter>
      <StackItem>
        <Loaded query={usage}>{(figures) => <UsageFigures usage={figures} />}</Loaded>
      </StackItem>
      <StackItem>
        <ToggleGroup aria-label={t("history.span")}>
          {SPANS.map((span) => (
            <ToggleGroupItem
              key={span}
              text={t("history.days", { count: span })}
              buttonId={`days-${span}`}
              isSelected={span === days}
              onChange={() => setAddress({ tab: "history", days: String(span) }, { replace: true })}
            />
          ))}
        </ToggleGroup>
      </StackItem>
      <StackItem>
        <Loaded query={growth}>
          {({ data }) =>
            data.length === 0 ? (
              <EmptyState titleText={t("history.nothing.title")} headingLevel="h2">
                <EmptyStateBody>{t("history.nothing.body")}</EmptyStateBody>
              </EmptyState>
            ) : (
              <>
                <Gallery hasGutter minWidths={{ default: "100%", lg: "420px" }}>
                  <Card>
                    <CardTitle component="h2">{t("history.size")}</CardTitle>
                    <CardBody>
                      <GrowthChart
                        label={t("history.size")}
                        points={data.map((entry) => ({
                          at: Date.parse(entry.createdAt),
                          value: entry.totalSize,
                        }))}
                        write={format.bytes}
                        base={1024}
                      />
                    </CardBody>
                  </Card>
                  <Card>
                    <CardTitle component="h2">{t("history.count")}</CardTitle>
                    <CardBody>
                      <GrowthChart
                        label={t("history.count")}
                        points={data.map((entry) => ({
                          at: Date.parse(entry.createdAt),
                          value: entry.fileCount,
                        }))}
                        write={format.number}
                        base={10}
                      />
                    </CardBody>
                  </Card>
                </Gallery>
                <ExpandableSection toggleText={t("history.asTable")}>
                  <DataTable
                    label={t("history.asTable")}
                    rows={data}
                    columns={[
                      {
                        key: "at",
                        title: t("column.date"),
                        cell: (entry) => <Time at={entry.createdAt} />,
                        sortBy: (entry) => entry.createdAt,
                      },
                      {
                        key: "size",
                        title: t("history.size"),
                        cell: (entry) => format.bytes(entry.totalSize),
                      },
                      {
                        key: "count",
                        title: t("history.count"),
                        cell: (entry) => format.number(entry.fileCount),
                      },
                    ]}
                    rowKey={(entry) => entry.createdAt}
                    initialSort={{ key: "at", direction: "desc" }}
                    empty={null}
                  />
                </ExpandableSection>
              </>
            )
          }
        </Loaded>
      </StackItem>
    </Stack>
  );
}
