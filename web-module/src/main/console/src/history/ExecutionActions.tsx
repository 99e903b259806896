import { Button } from "@patternfly/react-core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, client } from "../api/client";
import { useMay } from "../api/session";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { RunJob } from "../jobs/RunJob";
import { isOver, type Execution } from "./executions";

type Acted = Pick<Execution, "id" | "type" | "status" | "jobId" | "cancelRequested">;

/** Stops what runs; runs again what is over. */
export function ExecutionActions({ execution }: { execution: Acted }) {
  const { t } = useTranslation("history");
  const may = useMay();
  if (!may("jobs:execute")) {
    return null;
  }
  if (!isOver(execution.status)) {
    return <Cancel execution={execution} />;
  }
  return execution.type === "Backup" && execution.jobId ? (
    <RunJob
      jobId={execution.jobId}
      variant={execution.status === "Failed" || execution.status === "Partial" ? "primary" : "secondary"}
      failure={t("notRun")}
    >
      {t("runAgain")}
    </RunJob>
  ) : null;
}

function Cancel({ execution: { id, type, status, cancelRequested } }: { execution: Acted }) {
  const { t } = useTranslation(["history", "app"]);
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState(false);
  const isStopping = cancelRequested || asked;
  return (
    <>
      <Button
        variant="secondary"
        isDanger
        isDisabled={isStopping}
        isLoading={isStopping}
        onClick={() => setAsking(true)}
      >
        {t(isStopping ? "stopping" : "stop")}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t("stopTitle", { type: t(`app:executionType.${type}`) })}
          action={t("stop")}
          onConfirm={async () => {
            await answer(client.POST("/executions/{id}/cancel", { params: { path: { id } } }));
            setAsked(true);
            await queries.invalidateQueries({ queryKey: ["executions", id] });
            await queries.invalidateQueries({ queryKey: ["history"] });
          }}
          onClose={() => setAsking(false)}
        >
          {t(status === "Pending" ? "stopMeaning.Pending" : `stopMeaning.${type}`)}
        </ConfirmDialog>
      )}
    </>
  );
}
