import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Label,
  LabelGroup,
} from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { answer, client, type Schema } from "../api/client";
import { useMay } from "../api/session";
import { toExecution, toJob, toVault } from "../app/paths";
import { Time } from "../components/Time";
import { useFormat } from "../i18n/format";
import { useEngines } from "./queries";

/** Everything the catalogue knows of a backup. */
export function BackupDetails({ row }: { row: Schema["BackupRow"] }) {
  const { t } = useTranslation("explorer");
  const format = useFormat();
  const may = useMay();
  const engines = useEngines().data ?? [];
  const engine = engines.find(({ id }) => id === row.sourceType)?.name ?? row.sourceType;
  const job = row.jobName ?? t("origin.unknown");
  const details: [string, ReactNode][] = [
    [
      "databases",
      row.databases.length > 0 ? (
        <LabelGroup aria-label={t("column.databases")} numLabels={20}>
          {row.databases.map((name) => (
            <Label key={name} variant="outline">
              {name}
            </Label>
          ))}
        </LabelGroup>
      ) : (
        "–"
      ),
    ],
    ["job", row.jobId && may("jobs:read") ? <Link to={toJob(row.jobId)}>{job}</Link> : job],
    ["source", row.sourceName ?? "–"],
    ["engine", [engine, row.engineVersion].filter(Boolean).join(" ")],
    ["created", <Time at={row.createdAt} />],
    ["size", format.bytes(row.size)],
    ["compression", row.compression === "NONE" ? t("backup.uncompressed") : row.compression],
    ["encryption", <EncryptionProfile row={row} />],
    ["locked", t(row.locked ? "backup.lockedYes" : "backup.lockedNo")],
    [
      "execution",
      row.executionId && may("history:read") ? (
        <Link to={toExecution(row.executionId)}>{t("backup.showExecution")}</Link>
      ) : (
        (row.executionId ?? t("backup.noExecution"))
      ),
    ],
    ["path", <span className="console-mono">{row.path}</span>],
    ["modified", <Time at={row.lastModified} />],
    ["checksum", <span className="console-mono">{row.checksum}</span>],
  ];
  return (
    <DescriptionList isHorizontal isCompact horizontalTermWidthModifier={{ default: "12ch", sm: "22ch" }}>
      {row.safetyCopy && (
        <DescriptionListGroup>
          <DescriptionListTerm>{t("origin.safetyCopy")}</DescriptionListTerm>
          <DescriptionListDescription>{t("backup.safetyCopy")}</DescriptionListDescription>
        </DescriptionListGroup>
      )}
      {details.map(([key, value]) => (
        <DescriptionListGroup key={key}>
          <DescriptionListTerm>{t(`backup.${key}`)}</DescriptionListTerm>
          <DescriptionListDescription>{value}</DescriptionListDescription>
        </DescriptionListGroup>
      ))}
    </DescriptionList>
  );
}

/** The key that opens the backup, and whether this vault has it. */
function EncryptionProfile({ row }: { row: Schema["BackupRow"] }) {
  const { t } = useTranslation("explorer");
  const may = useMay();
  const vault = useQuery({
    queryKey: ["vault"],
    queryFn: () => answer(client.GET("/vault")),
    enabled: row.isEncrypted && may("vault:read"),
  });
  if (!row.isEncrypted) {
    return t("backup.unencrypted");
  }
  const id = row.encryptionProfileId ?? "";
  if (!vault.data) {
    return t("backup.encryptedBy", { profile: id });
  }
  const profile = vault.data.find((known) => known.id === id);
  return profile ? (
    <Link to={toVault()}>{t("backup.encryptedBy", { profile: profile.name })}</Link>
  ) : (
    <Label status="danger" variant="outline">
      {t("backup.keyMissing", { profile: id })}
    </Label>
  );
}
