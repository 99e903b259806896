import { Content, Skeleton } from "@patternfly/react-core";
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answerWithHead, client, total } from "../api/client";
import { useMay } from "../api/session";
import { useAlerts } from "../components/Alerts";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { useFormat } from "../i18n/format";
import { deleteJob, type Job } from "./api";

/** Asks before a job goes, and says what becomes of its backups. */
export function DeleteJobDialog({
  job,
  onClose,
  onDeleted,
}: {
  job: Job;
  onClose: () => void;
  onDeleted?: () => void;
}) {
  const { t } = useTranslation("jobs");
  const queries = useQueryClient();
  const { addAlert } = useAlerts();

  async function confirm() {
    await deleteJob(job.id);
    addAlert(t("deleting.done", { name: job.name }));
    queries.setQueryData<Job[]>(["jobs"], (all) => all?.filter(({ id }) => id !== job.id));
    void queries.invalidateQueries({ queryKey: ["dashboard"] });
    onDeleted?.();
  }

  return (
    <ConfirmDialog
      title={t("deleting.title", { name: job.name })}
      action={t("deleting.action")}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Content>
        <p>{t("deleting.stops", { source: job.source.name })}</p>
        <p>{t("deleting.backupsStay")}</p>
        <StoredBackups job={job} />
        <p>{t("deleting.cancels")}</p>
      </Content>
    </ConfirmDialog>
  );
}

/** How many backups stay, and where. */
function StoredBackups({ job }: { job: Job }) {
  const { t } = useTranslation("jobs");
  const may = useMay();
  const format = useFormat();
  const counts = useQueries({
    queries: job.destinations.map(({ configId }) => ({
      queryKey: ["storage", configId, "files", { jobId: job.id, count: true }],
      queryFn: async () => {
        const { data, headers } = await answerWithHead(
          client.GET("/storage/{id}/files", {
            params: { path: { id: configId }, query: { jobId: job.id, limit: 1 } },
          }),
        );
        return total(headers, data);
      },
      enabled: may("storage:read"),
    })),
  });
  if (!may("storage:read")) {
    return null;
  }
  return (
    <ul>
      {job.destinations.map(({ configId, config }, index) => {
        const count = counts[index];
        return (
          <li key={configId}>
            {count?.isPending ? (
              <Skeleton width="50%" screenreaderText={t("app:loading")} />
            ) : count?.data === undefined ? (
              t("deleting.notCounted", { destination: config.name })
            ) : (
              t("deleting.counted", {
                count: count.data,
                number: format.number(count.data),
                destination: config.name,
              })
            )}
          </li>
        );
      })}
    </ul>
  );
}
