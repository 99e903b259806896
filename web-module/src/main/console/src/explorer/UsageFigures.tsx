import {
  Card,
  CardBody,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Flex,
  Gallery,
  Progress,
} from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Schema } from "../api/client";
import { toExplorer } from "../app/paths";
import { Time } from "../components/Time";
import { useFormat } from "../i18n/format";

/** The figures of a destination, and how much of it is each job's. */
export function UsageFigures({ usage }: { usage: Schema["StorageUsage"] }) {
  const { t } = useTranslation("explorer");
  const format = useFormat();
  const { id = "" } = useParams();
  const { growthPerDay, freeSpace, daysUntilFull } = usage;
  const figures: [string, ReactNode][] = [
    ["total", t("usage.of", { size: format.bytes(usage.totalSize), count: usage.fileCount })],
    ["locked", format.number(usage.lockedCount)],
    ["damaged", format.number(usage.damagedCount)],
    ["foreign", t("usage.ofForeign", { size: format.bytes(usage.foreignSize), count: usage.foreignCount })],
    [
      "growth",
      growthPerDay === null
        ? t("usage.unknown")
        : t("usage.perDay", { size: signed(growthPerDay, format.bytes) }),
    ],
    ["free", freeSpace === null ? t("usage.unknown") : format.bytes(freeSpace)],
    ["full", daysUntilFull === null ? t("usage.notForeseen") : t("history.days", { count: daysUntilFull })],
    ["newest", <Time at={usage.newest} relative />],
    ["oldest", <Time at={usage.oldest} relative />],
    ["scanned", <Time at={usage.scannedAt} relative />],
  ];
  return (
    <Gallery hasGutter minWidths={{ default: "100%", lg: "420px" }}>
      <Card>
        <CardTitle component="h2">{t("usage.title")}</CardTitle>
        <CardBody>
          <DescriptionList isHorizontal isCompact>
            {figures.map(([key, value]) => (
              <DescriptionListGroup key={key}>
                <DescriptionListTerm>{t(`usage.${key}`)}</DescriptionListTerm>
                <DescriptionListDescription>{value}</DescriptionListDescription>
              </DescriptionListGroup>
            ))}
          </DescriptionList>
        </CardBody>
      </Card>
      <Card>
        <CardTitle component="h2">{t("usage.perJob")}</CardTitle>
        <CardBody>
          {usage.perJob.map(({ jobId, jobName, size, count }) => (
            <div key={jobId} className="explorer-share">
              <Flex justifyContent={{ default: "justifyContentSpaceBetween" }}>
                {jobId ? (
                  <Link to={toExplorer(id, { job: jobId })}>{jobName ?? jobId}</Link>
                ) : (
                  t("usage.withoutJob")
                )}
                <span>{t("usage.of", { size: format.bytes(size), count })}</span>
              </Flex>
              <Progress
                value={usage.totalSize > 0 ? (100 * size) / usage.totalSize : 0}
                measureLocation="none"
                aria-label={jobName ?? t("usage.withoutJob")}
                size="sm"
              />
            </div>
          ))}
          {usage.perJob.length === 0 && t("nothing.title")}
        </CardBody>
      </Card>
    </Gallery>
  );
}

function signed(value: number, write: (value: number) => string): string {
  return value < 0 ? `−${write(-value)}` : `+${write(value)}`;
}
