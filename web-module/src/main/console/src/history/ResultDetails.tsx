import { Alert, List, ListItem, StackItem, Title } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../api/session";
import { toBackup } from "../app/paths";
import { useFormat } from "../i18n/format";
import { DatabaseTable } from "./DatabaseTable";
import { DestinationTable } from "./DestinationTable";
import type { Execution } from "./executions";
import type { Result } from "./result";

/** What came of it: where it is, what is in it, what was left out and why. */
export function ResultDetails({ execution, result }: { execution: Execution; result: Result }) {
  const { t } = useTranslation("history");
  const format = useFormat();
  const may = useMay();
  const { destinations, databases, skipped, deleted, problems, safetyCopy, remark, authentic } = result;
  return (
    <>
      {safetyCopy && (
        <StackItem>
          <Alert isInline variant="info" title={t("safetyCopy")} component="h2">
            {may("storage:read") ? (
              <Link to={toBackup(safetyCopy.destinationId, safetyCopy.path)} className="console-mono">
                {safetyCopy.path}
              </Link>
            ) : (
              <span className="console-mono">{safetyCopy.path}</span>
            )}
          </Alert>
        </StackItem>
      )}
      {(remark || authentic !== null) && (
        <StackItem>
          {authentic !== null && <p>{t(authentic ? "authentic" : "notAuthentic")}</p>}
          {remark && <p>{remark}</p>}
        </StackItem>
      )}
      {destinations.length > 0 && (
        <Section title={t("destinations")}>
          <DestinationTable destinations={destinations} path={execution.path} />
        </Section>
      )}
      {databases.length > 0 && (
        <Section title={t("databases")}>
          <DatabaseTable databases={databases} type={execution.type} />
        </Section>
      )}
      {skipped.length > 0 && (
        <Section title={t("skipped")}>
          <List>
            {skipped.map(({ what, reason }) => (
              <ListItem key={what}>
                <strong>{what}</strong>: {reason}
              </ListItem>
            ))}
          </List>
        </Section>
      )}
      {execution.type === "Retention" && (
        <Section title={t("deleted", { count: deleted.length })}>
          <List>
            {deleted.map(({ destinationId, path, size, reason }) => (
              <ListItem key={`${destinationId} ${path}`}>
                <span className="console-mono">{path}</span>
                {size !== null && ` (${format.bytes(size)})`}: {reason}
              </ListItem>
            ))}
          </List>
        </Section>
      )}
      {problems.length > 0 && (
        <Section title={t("problems")}>
          <List>
            {problems.map((problem) => (
              <ListItem key={problem}>{problem}</ListItem>
            ))}
          </List>
        </Section>
      )}
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <StackItem>
      <Title headingLevel="h2" size="lg" className="history-section">
        {title}
      </Title>
      {children}
    </StackItem>
  );
}
