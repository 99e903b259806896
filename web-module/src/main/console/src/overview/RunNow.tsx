import { Button } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { answer, client } from "../api/client";
import { toExecution } from "../app/paths";
import { useAlerts } from "../components/Alerts";

/** Runs a job and shows how it goes. */
export function RunNow({ jobId, jobName }: { jobId: string; jobName: string }) {
  const { t } = useTranslation("overview");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { addError } = useAlerts();
  const run = useMutation({
    mutationFn: () => answer(client.POST("/jobs/{id}/run", { params: { path: { id: jobId } } })),
    onSuccess: async ({ executionId }) => {
      void queries.invalidateQueries({ queryKey: ["dashboard"] });
      void queries.invalidateQueries({ queryKey: ["history"] });
      await navigate(toExecution(executionId));
    },
    onError: (problem) => addError(t("atRisk.notRun", { job: jobName }), problem),
  });
  return (
    <Button
      variant="secondary"
      aria-label={t("atRisk.runJob", { job: jobName })}
      isDisabled={run.isPending}
      isLoading={run.isPending}
      onClick={() => run.mutate()}
    >
      {t("atRisk.run")}
    </Button>
  );
}
