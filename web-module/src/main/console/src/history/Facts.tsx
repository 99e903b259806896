import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../api/session";
import { toBackup } from "../app/paths";
import { Time } from "../components/Time";
import { useFormat } from "../i18n/format";
import { isOver, type Execution } from "./executions";
import { JobLink } from "./JobLink";
import type { Result } from "./result";
import { useNow } from "./useNow";

/** What is known of an execution in figures and names. */
export function Facts({ execution, result }: { execution: Execution; result: Result | null }) {
  const { t } = useTranslation("history");
  const format = useFormat();
  const runs = execution.startedAt !== null && !isOver(execution.status);
  const now = useNow(runs);
  const duration =
    execution.duration ?? (execution.startedAt && runs ? now - Date.parse(execution.startedAt) : null);
  return (
    <DescriptionList columnModifier={{ default: "2Col", lg: "3Col" }} isCompact>
      <Fact term={t("job")}>
        <JobLink type={execution.type} jobId={execution.jobId} name={execution.jobName} />
      </Fact>
      <Fact term={t("triggeredBy")}>{t(`trigger.${execution.trigger}`)}</Fact>
      <Fact term={t("queued")}>
        <Time at={execution.createdAt} />
      </Fact>
      <Fact term={t("started")}>
        <Time at={execution.startedAt} />
      </Fact>
      <Fact term={t("ended")}>
        <Time at={execution.endedAt} />
      </Fact>
      <Fact term={t("duration")}>
        {duration === null ? "–" : format.duration(runs ? Math.floor(duration / 1000) * 1000 : duration)}
      </Fact>
      {execution.size !== null && (
        <Fact term={t(execution.type === "Backup" ? "storedSize" : "backupSize")}>
          {format.bytes(execution.size)}
        </Fact>
      )}
      {execution.path !== null && (
        <Fact term={t("backup")}>
          <Backup path={execution.path} destinationId={destinationOf(result)} />
        </Fact>
      )}
    </DescriptionList>
  );
}

/** One place where the backup is; null when the API does not say where it is. A safety copy lies beside its backup. */
function destinationOf(result: Result | null): string | null {
  return result?.destinations.find(({ stored }) => stored)?.id ?? result?.safetyCopy?.destinationId ?? null;
}

function Backup({ path, destinationId }: { path: string; destinationId: string | null }) {
  const may = useMay();
  return (
    <span className="console-mono">
      {destinationId && may("storage:read") ? <Link to={toBackup(destinationId, path)}>{path}</Link> : path}
    </span>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}
