import {
  Alert,
  Button,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Stack,
  StackItem,
} from "@patternfly/react-core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Schema } from "../api/client";
import { wordsOf } from "../components/Alerts";
import { LinesSkeleton } from "../components/Loaded";
import { Time } from "../components/Time";
import { useFormat } from "../i18n/format";

interface BackupSummaryProps {
  row: Schema["BackupRow"];
  analysis: UseQueryResult<{ databases: string[] }>;
}

/** What the backup holds, read from the destination now, and whether anybody has proved that it can be read. */
export function BackupSummary({ row, analysis }: BackupSummaryProps) {
  const { t } = useTranslation("restore");
  const format = useFormat();
  const { verification } = row;
  const details: [string, ReactNode][] = [
    ["backup", <span className="console-mono">{row.path}</span>],
    ["created", <Time at={row.createdAt} />],
    ["source", [row.sourceName, row.sourceType, row.engineVersion].filter(Boolean).join(" · ")],
    ["size", format.bytes(row.size)],
    ["databases", analysis.data?.databases.join(", ") ?? row.databases.join(", ")],
  ];
  return (
    <Stack hasGutter>
      <StackItem>
        <DescriptionList isHorizontal isCompact horizontalTermWidthModifier={{ default: "12ch", sm: "18ch" }}>
          {details.map(([key, value]) => (
            <DescriptionListGroup key={key}>
              <DescriptionListTerm>{t(`summary.${key}`)}</DescriptionListTerm>
              <DescriptionListDescription>{value}</DescriptionListDescription>
            </DescriptionListGroup>
          ))}
        </DescriptionList>
      </StackItem>
      <StackItem>
        {verification?.status === "passed" ? (
          <Alert isInline isPlain variant="success" title={t("summary.verified")}>
            <Time at={verification.verifiedAt} />
          </Alert>
        ) : (
          <Alert
            isInline
            isPlain
            variant={verification ? "warning" : "info"}
            title={t(verification ? "summary.doubtful" : "summary.unverified")}
          >
            {verification?.error ?? t("summary.readFirst")}
          </Alert>
        )}
      </StackItem>
      {analysis.isPending && (
        <StackItem>
          <LinesSkeleton />
        </StackItem>
      )}
      {analysis.isError && (
        <StackItem>
          <Alert
            isInline
            variant="danger"
            title={t("summary.unreadable")}
            actionLinks={
              <Button variant="link" isInline onClick={() => void analysis.refetch()}>
                {t("again")}
              </Button>
            }
          >
            <p className="restore-words">{wordsOf(analysis.error)}</p>
          </Alert>
        </StackItem>
      )}
    </Stack>
  );
}
