import { Button } from "@patternfly/react-core";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { toExecution, toEditJob } from "../app/paths";
import { useAlerts } from "../components/Alerts";
import { cloneJob, runJob, updateJob, type Job } from "./api";

/** What can be done to one job from wherever it is shown; each says how it went. */
export function useJobActions() {
  const { t } = useTranslation("jobs");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { addAlert, addError } = useAlerts();

  return useMemo(() => {
    /** Messages are shown outside of the router, where its links do not work. */
    const link = (to: string, text: string) => (
      <Button
        variant="link"
        isInline
        component="a"
        href={to}
        onClick={(event: MouseEvent) => {
          event.preventDefault();
          void navigate(to);
        }}
      >
        {text}
      </Button>
    );

    function show(job: Job) {
      queries.setQueryData<Job[]>(["jobs"], (all) =>
        all?.map((other) => (other.id === job.id ? job : other)),
      );
      queries.setQueryData(["jobs", job.id], job);
      void queries.invalidateQueries({ queryKey: ["dashboard"] });
    }

    async function enable(job: Job, enabled: boolean) {
      show({ ...job, enabled });
      try {
        show(await updateJob(job.id, { enabled }));
        if (!enabled) {
          addAlert(
            t("disabled", { name: job.name }),
            "info",
            <Button variant="link" isInline onClick={() => void enable({ ...job, enabled }, true)}>
              {t("undo")}
            </Button>,
          );
        }
      } catch (problem) {
        show(job);
        addError(t(enabled ? "notEnabled" : "notDisabled", { name: job.name }), problem);
      }
    }

    async function run(job: Job) {
      try {
        const { executionId } = await runJob(job.id);
        addAlert(t("queued", { name: job.name }), "success", link(toExecution(executionId), t("watch")));
        void queries.invalidateQueries({ queryKey: ["history"] });
      } catch (problem) {
        addError(t("notQueued", { name: job.name }), problem);
      }
    }

    async function clone(job: Job) {
      try {
        const copy = await cloneJob(job.id);
        addAlert(t("cloned", { name: copy.name }), "success", t("clonedDetail"));
        void queries.invalidateQueries({ queryKey: ["jobs"], exact: true });
        void navigate(toEditJob(copy.id));
      } catch (problem) {
        addError(t("notCloned", { name: job.name }), problem);
      }
    }

    return { enable, run, clone };
  }, [t, queries, navigate, addAlert, addError]);
}
