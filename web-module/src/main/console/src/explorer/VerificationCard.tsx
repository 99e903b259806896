import { Alert, Card, CardBody, CardTitle, Content, Stack, StackItem } from "@patternfly/react-core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schema } from "../api/client";
import { useExecutionEvents } from "../api/live";
import { useMay } from "../api/session";
import { toExecution } from "../app/paths";
import { Time } from "../components/Time";
import { LiveRun } from "../history/LiveRun";
import { storageKey } from "./queries";

interface VerificationCardProps {
  destinationId: string;
  row: Schema["BackupRow"];
  /** The verification that was started here. */
  executionId: string | undefined;
}

const LOOKS = { passed: "success", partial: "warning", failed: "danger", missing: "danger" } as const;

/** What was last found out about the backup, or how far the verification is that runs. */
export function VerificationCard({ destinationId, row, executionId }: VerificationCardProps) {
  const { t } = useTranslation("explorer");
  const may = useMay();
  const queries = useQueryClient();
  const events = useExecutionEvents(may("history:read") ? executionId : null);
  const { end } = events;
  useEffect(() => {
    if (end) {
      void queries.invalidateQueries({ queryKey: storageKey(destinationId) });
    }
  }, [end, queries, destinationId]);
  const { verification } = row;
  return (
    <Card>
      <CardTitle component="h2">{t("verification.title")}</CardTitle>
      <CardBody>
        <Stack hasGutter>
          <StackItem>
            <Alert
              isInline
              isPlain
              variant={verification ? LOOKS[verification.status] : "info"}
              title={t(`verification.long.${verification?.status ?? "never"}`)}
            >
              {verification?.verifiedAt && (
                <p>
                  {t("verification.at")} <Time at={verification.verifiedAt} />
                </p>
              )}
              {verification?.error && <p className="explorer-words">{verification.error}</p>}
            </Alert>
          </StackItem>
          {executionId && end && end.status !== "Success" && (
            <StackItem>
              <Alert isInline variant="danger" title={t("verify.ended", { status: end.status })}>
                <p className="explorer-words">{end.error}</p>
              </Alert>
            </StackItem>
          )}
          {executionId && !end && may("history:read") && (
            <StackItem>
              <LiveRun id={executionId} type="Verification" events={events} />
            </StackItem>
          )}
          {executionId && !may("history:read") && (
            <StackItem>
              <Content component="p">{t("verify.started")}</Content>
            </StackItem>
          )}
          {executionId && may("history:read") && (
            <StackItem>
              <Link to={toExecution(executionId)}>{t("verify.show")}</Link>
            </StackItem>
          )}
        </Stack>
      </CardBody>
    </Card>
  );
}
