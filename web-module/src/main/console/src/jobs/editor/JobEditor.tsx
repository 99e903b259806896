import { ActionGroup, Alert, Button, Form, Stack, StackItem } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { toJob, toJobs } from "../../app/paths";
import { useAlerts, wordsOf } from "../../components/Alerts";
import { LinkButton } from "../../components/LinkButton";
import { useUnsaved } from "../../components/LeaveGuard";
import { createJob, updateJob, type Job } from "../api";
import { changesOf, problemsOf, requestOf, type FormProblem, type JobForm } from "./form";
import { NotificationSection } from "./NotificationSection";
import { RetentionSection } from "./RetentionSection";
import { ScheduleSection } from "./ScheduleSection";
import { StorageSection } from "./StorageSection";
import { DestinationSection } from "./DestinationSection";
import { SourceSection } from "./SourceSection";
import { useRetentionCheck } from "./useRetentionCheck";
import "../jobs.css";

/** What every part of the form gets. */
export interface SectionProps {
  /** Undefined for a new one. */
  job: Job | undefined;
  form: JobForm;
  change: (changes: Partial<JobForm>) => void;
  /** The message of what is wrong with a field, once somebody tried to save. */
  errorOf: (...problems: FormProblem[]) => string | null;
}

/** `job` and `saved` are what was there at first: the server refuses the form when others have changed the job since. */
export function JobEditor({ job, saved: firstSaved }: { job?: Job; saved: JobForm }) {
  const { t } = useTranslation("jobs");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { addAlert } = useAlerts();
  const [saved] = useState(firstSaved);
  const [seen] = useState(job);
  const [form, setForm] = useState(firstSaved);
  const [tried, setTried] = useState(false);
  const retention = useRetentionCheck(job, saved, form);
  const problems = useMemo(() => problemsOf(form), [form]);
  const forget = useUnsaved(Object.keys(changesOf(saved, form)).length > 0, { outlivesQuery: true });
  useScrollToHash();

  const save = useMutation({
    mutationFn: () => (job ? updateJob(job.id, changesOf(saved, form), seen) : createJob(requestOf(form))),
    onSuccess: (stored) => {
      queries.setQueryData(["jobs", stored.id], stored);
      // Read again by the page that comes next, not by the one that is left.
      void queries.invalidateQueries({ queryKey: ["jobs"], refetchType: "none" });
      void queries.invalidateQueries({ queryKey: ["dashboard"] });
      addAlert(t(job ? "edit.done" : "new.done", { name: stored.name }));
      forget();
      void navigate(toJob(stored.id));
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (problems.size > 0) {
      return;
    }
    if (retention.ready) {
      save.mutate();
    } else {
      retention.preview();
      document.getElementById("retention")?.scrollIntoView();
    }
  }

  const section: SectionProps = {
    job,
    form,
    change: (changes) => setForm((now) => ({ ...now, ...changes })),
    errorOf: (...names) => {
      const found = tried ? names.find((name) => problems.has(name)) : undefined;
      return found ? t(`problem.${found}`) : null;
    },
  };
  return (
    <Form onSubmit={submit} noValidate className="jobs-form">
      <Stack hasGutter className="jobs-narrowing">
        <StackItem />
        <SourceSection {...section} />
        <DestinationSection {...section} />
        <ScheduleSection {...section} />
        <StorageSection {...section} />
        <RetentionSection {...section} check={retention} tried={tried} />
        <NotificationSection {...section} />
        <StackItem>
          {tried && problems.size > 0 && (
            <Alert isInline isLiveRegion variant="danger" component="p" title={t("problem.title")}>
              <ul>
                {[...problems].map((problem) => (
                  <li key={problem}>{t(`problem.${problem}`)}</li>
                ))}
              </ul>
            </Alert>
          )}
          {save.isError && (
            <Alert isInline isLiveRegion variant="danger" component="p" title={t("app:notSaved")}>
              {wordsOf(save.error)}
            </Alert>
          )}
          {tried && problems.size === 0 && !retention.ready && (
            <Alert isInline isLiveRegion variant="warning" component="p" title={t("confirmation.missing")} />
          )}
          <ActionGroup>
            <Button type="submit" isLoading={save.isPending} isDisabled={save.isPending}>
              {t(job ? "app:save" : "new.submit")}
            </Button>
            <LinkButton variant="link" to={job ? toJob(job.id) : toJobs()}>
              {t("app:cancel")}
            </LinkButton>
          </ActionGroup>
        </StackItem>
      </Stack>
    </Form>
  );
}

/** The form comes after its data, when the browser has looked for the anchor already. */
function useScrollToHash() {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash) {
      document.getElementById(hash.slice(1))?.scrollIntoView();
    }
  }, [hash]);
}
