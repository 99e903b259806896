import { Alert, Button, Card, CardBody, CardTitle, Stack, StackItem } from "@patternfly/react-core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useExecutionEvents } from "../api/live";
import { useMay } from "../api/session";
import { toExecution } from "../app/paths";
import { storageKey } from "../explorer/queries";
import { LiveRun } from "../history/LiveRun";
import { LogLines } from "../history/LogLines";
import { RestoreResult } from "./RestoreResult";

interface RestoreRunProps {
  executionId: string;
  destinationId: string;
  /** Back to the form. */
  again: () => void;
}

/** How the restore goes, and how it went. */
export function RestoreRun({ executionId, destinationId, again }: RestoreRunProps) {
  const { t } = useTranslation("restore");
  const may = useMay();
  const queries = useQueryClient();
  const events = useExecutionEvents(may("history:read") ? executionId : null);
  const { end, lines } = events;

  useEffect(() => {
    if (end) {
      // The safety copy is new there, and the target has other databases now.
      void queries.invalidateQueries({ queryKey: storageKey(destinationId) });
      void queries.invalidateQueries({ queryKey: ["adapters", "database"] });
    }
  }, [end, queries, destinationId]);

  if (!may("history:read")) {
    return (
      <Alert isInline variant="info" title={t("run.queued.title")}>
        {t("run.queued.body", { id: executionId })}
      </Alert>
    );
  }
  return (
    <Stack hasGutter>
      {end && (
        <StackItem>
          <RestoreResult end={end} destinationId={destinationId} />
        </StackItem>
      )}
      <StackItem>
        <Card>
          <CardTitle component="h2">{t(end ? "run.said" : "run.title")}</CardTitle>
          <CardBody>
            {end ? (
              <LogLines lines={lines} isLive={false} />
            ) : (
              <LiveRun id={executionId} type="Restore" events={events} />
            )}
          </CardBody>
        </Card>
      </StackItem>
      <StackItem>
        {!end && <p className="console-subtle">{t("run.mayLeave")}</p>}
        <Link to={toExecution(executionId)}>{t("run.show")}</Link>
      </StackItem>
      {end && (
        <StackItem>
          <Button variant="secondary" onClick={again}>
            {t("run.again")}
          </Button>
        </StackItem>
      )}
    </Stack>
  );
}
