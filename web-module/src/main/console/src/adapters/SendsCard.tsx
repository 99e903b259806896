import { Button, Card, CardBody, CardTitle } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { answer, client, type Schema } from "../api/client";
import { useMay } from "../api/session";
import { toExecution } from "../app/paths";
import { useAlerts } from "../components/Alerts";
import { DataTable, type Column } from "../components/DataTable";
import { Loaded } from "../components/Loaded";
import { StatusLabel } from "../components/StatusLabel";
import { Time } from "../components/Time";
import { useSends } from "./queries";

type Send = Schema["Notification"];

/** What a channel was told lately, and whether it arrived. */
export function SendsCard({ adapterId }: { adapterId: string }) {
  const { t } = useTranslation("adapters");
  return (
    <Card>
      <CardTitle component="h2">{t("sends")}</CardTitle>
      <CardBody>
        <Loaded query={useSends(adapterId)}>
          {({ rows }) => <Sends rows={rows} adapterId={adapterId} />}
        </Loaded>
      </CardBody>
    </Card>
  );
}

function Sends({ rows, adapterId }: { rows: Send[]; adapterId: string }) {
  const { t } = useTranslation("adapters");
  const mayRetry = useMay()("notifications:write");
  const columns: Column<Send>[] = [
    { key: "at", title: t("time"), cell: ({ createdAt }) => <Time at={createdAt} /> },
    {
      key: "title",
      title: t("message"),
      cell: ({ title, executionId }) =>
        executionId ? <Link to={toExecution(executionId)}>{title}</Link> : title,
    },
    { key: "status", title: t("result"), cell: (send) => <Result send={send} /> },
    { key: "attempts", title: t("attempts"), cell: ({ attempts }) => attempts },
    { key: "error", title: t("error"), cell: ({ error }) => error ?? "–" },
  ];
  if (mayRetry) {
    columns.push({
      key: "retry",
      title: t("retryColumn"),
      cell: (send) => send.status === "Failed" && <Retry send={send} adapterId={adapterId} />,
    });
  }
  return (
    <DataTable
      label={t("sends")}
      rows={rows}
      columns={columns}
      rowKey={({ id }) => id}
      empty={t("noSends")}
    />
  );
}

function Result({ send: { status, nextAttemptAt, attempts } }: { send: Send }) {
  const { t } = useTranslation("adapters");
  return (
    <>
      <StatusLabel status={status} />
      {nextAttemptAt && attempts > 0 && (
        <div className="console-subtle">
          {t("nextAttempt")} <Time at={nextAttemptAt} relative />
        </div>
      )}
    </>
  );
}

function Retry({ send: { id, title }, adapterId }: { send: Send; adapterId: string }) {
  const { t } = useTranslation("adapters");
  const queries = useQueryClient();
  const { addAlert, addError } = useAlerts();
  const retry = useMutation({
    mutationFn: () => answer(client.POST("/notifications/{id}/retry", { params: { path: { id } } })),
    onSuccess: ({ message }) => addAlert(message),
    onError: (problem) => addError(t("retryFailed"), problem),
    onSettled: () => queries.invalidateQueries({ queryKey: ["notifications", adapterId] }),
  });
  return (
    <Button
      variant="link"
      isInline
      isDisabled={retry.isPending}
      onClick={() => retry.mutate()}
      aria-label={t("retryOf", { title })}
    >
      {t("retry")}
    </Button>
  );
}
