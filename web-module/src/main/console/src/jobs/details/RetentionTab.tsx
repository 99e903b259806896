import { Button, Card, CardBody, CardTitle, Content, Flex, Stack, StackItem } from "@patternfly/react-core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMay } from "../../api/session";
import { toEditJob, toExecution } from "../../app/paths";
import { useAlerts } from "../../components/Alerts";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { Loaded } from "../../components/Loaded";
import { applyRetention, previewRetention, type Job, type RetentionPreview } from "../api";
import { LinkButton } from "../../components/LinkButton";
import { policyFormOf } from "../retention/policy";
import { PreviewView } from "../retention/PreviewView";
import { verdictsOf } from "../retention/shortening";
import { usePolicyWords } from "../retention/usePolicyWords";

/** What the saved policies keep and delete of the backups there are now. */
export function RetentionTab({ job }: { job: Job }) {
  const { t } = useTranslation("jobs");
  const may = useMay();
  const words = usePolicyWords();
  const [applying, setApplying] = useState(false);
  const preview = useQuery({
    queryKey: ["jobs", job.id, "retention-preview", null],
    queryFn: () => previewRetention(job.id),
    staleTime: 60_000,
  });
  const nameOf = (id: string) => job.destinations.find(({ configId }) => configId === id)?.config.name ?? id;
  const deletions = preview.data?.destinations.reduce((sum, place) => sum + (place.delete ?? 0), 0) ?? 0;
  return (
    <Card>
      <CardTitle component="h2">{t("retention.title")}</CardTitle>
      <CardBody>
        <Stack hasGutter>
          <StackItem>
            <Content>
              <p>{words(policyFormOf(job.retention))}</p>
              {job.destinations.some(({ retention }) => retention) && (
                <ul>
                  {job.destinations.map(({ configId, config, retention }) => (
                    <li key={configId}>
                      {config.name}: {words(policyFormOf(retention ?? job.retention))}
                    </li>
                  ))}
                </ul>
              )}
              <p className="console-subtle">{t("retention.always")}</p>
            </Content>
          </StackItem>
          <StackItem>
            <Flex gap={{ default: "gapSm" }}>
              {may("jobs:write") && (
                <LinkButton variant="secondary" to={toEditJob(job.id, "retention")}>
                  {t("retention.change")}
                </LinkButton>
              )}
              {may("storage:delete") && (
                <Button
                  variant="secondary"
                  isDanger
                  isDisabled={deletions === 0}
                  onClick={() => setApplying(true)}
                >
                  {t("retention.apply")}
                </Button>
              )}
            </Flex>
          </StackItem>
          <StackItem>
            <Loaded query={preview}>
              {({ destinations }) => (
                <PreviewView places={destinations.map((place) => verdictsOf(place, place))} nameOf={nameOf} />
              )}
            </Loaded>
          </StackItem>
        </Stack>
      </CardBody>
      {applying && preview.data && (
        <ApplyDialog job={job} preview={preview.data} count={deletions} onClose={() => setApplying(false)} />
      )}
    </Card>
  );
}

function ApplyDialog({
  job,
  preview,
  count,
  onClose,
}: {
  job: Job;
  preview: RetentionPreview;
  count: number;
  onClose: () => void;
}) {
  const { t } = useTranslation("jobs");
  const may = useMay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { addAlert } = useAlerts();

  async function apply() {
    const fingerprints = preview.destinations.flatMap(({ fingerprint }) => fingerprint ?? []);
    const { executionId } = await applyRetention(job.id, fingerprints);
    addAlert(t("applying.started"));
    void queries.invalidateQueries({ queryKey: ["jobs", job.id, "retention-preview"] });
    void queries.invalidateQueries({ queryKey: ["history"] });
    if (may("history:read")) {
      void navigate(toExecution(executionId));
    }
  }

  return (
    <ConfirmDialog
      title={t("applying.title", { count })}
      action={t("applying.action", { count })}
      typed={String(count)}
      onConfirm={apply}
      onClose={onClose}
    >
      <Content>
        <ul>
          {preview.destinations.map((place) => (
            <li key={place.destinationId}>
              {place.error === null
                ? t("applying.place", {
                    count: place.delete ?? 0,
                    kept: place.keep ?? 0,
                    name: place.destinationName,
                  })
                : t("applying.notRead", { name: place.destinationName ?? place.destinationId })}
            </li>
          ))}
        </ul>
        <p>{t("applying.final")}</p>
      </Content>
    </ConfirmDialog>
  );
}
