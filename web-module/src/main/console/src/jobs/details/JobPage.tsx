import { Button, FlexItem, Stack, StackItem, Switch, Tab, Tabs, TabTitleText } from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { useMay } from "../../api/session";
import { toEditJob, toJobs } from "../../app/paths";
import { Loaded } from "../../components/Loaded";
import { ScreenHeader } from "../../components/ScreenHeader";
import { StatusLabel } from "../../components/StatusLabel";
import { jobQuery, useProtections, type Job } from "../api";
import { DeleteJobDialog } from "../DeleteJobDialog";
import { LinkButton } from "../../components/LinkButton";
import { useJobActions } from "../useJobActions";
import { JobOverview } from "./JobOverview";
import { RetentionTab } from "./RetentionTab";
import { RunFromOutside } from "./RunFromOutside";
import "../jobs.css";

const TABS = ["overview", "retention", "outside"] as const;
const PANEL = "job-part";
type TabKey = (typeof TABS)[number];

export default function JobPage() {
  const { id = "" } = useParams();
  const job = useQuery({ ...jobQuery(id), refetchInterval: 60_000 });
  return <Loaded query={job}>{(found) => <JobScreen job={found} />}</Loaded>;
}

function JobScreen({ job }: { job: Job }) {
  const { t } = useTranslation("jobs");
  const [params, setParams] = useSearchParams();
  const protections = useProtections();
  const protection = protections.data?.byJob.get(job.id);
  const shown: TabKey = TABS.find((tab) => tab === params.get("tab")) ?? "overview";
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader
          title={job.name}
          parents={[{ title: t("title"), to: toJobs() }]}
          badge={protection && <StatusLabel status={protection.state} />}
          actions={<Actions job={job} />}
        />
      </StackItem>
      <StackItem>
        <Tabs
          aria-label={t("tabs.label")}
          activeKey={shown}
          onSelect={(_, key) => setParams(key === "overview" ? {} : { tab: String(key) })}
        >
          {TABS.map((tab) => (
            <Tab
              key={tab}
              eventKey={tab}
              tabContentId={PANEL}
              title={<TabTitleText>{t(`tabs.${tab}`)}</TabTitleText>}
            />
          ))}
        </Tabs>
      </StackItem>
      <StackItem id={PANEL} role="tabpanel" aria-label={t(`tabs.${shown}`)}>
        {shown === "overview" && <JobOverview job={job} protection={protection} />}
        {shown === "retention" && <RetentionTab job={job} />}
        {shown === "outside" && <RunFromOutside job={job} />}
      </StackItem>
    </Stack>
  );
}

function Actions({ job }: { job: Job }) {
  const { t } = useTranslation("jobs");
  const may = useMay();
  const navigate = useNavigate();
  const { run, clone, enable } = useJobActions();
  const [deleting, setDeleting] = useState(false);
  const [starting, setStarting] = useState(false);

  async function start() {
    setStarting(true);
    await run(job);
    setStarting(false);
  }

  return (
    <>
      {may("jobs:write") && (
        <FlexItem alignSelf={{ default: "alignSelfCenter" }}>
          <Switch
            id="job-enabled"
            label={t("enabled")}
            isChecked={job.enabled}
            onChange={(_, enabled) => void enable(job, enabled)}
          />
        </FlexItem>
      )}
      {may("jobs:execute") && (
        <Button onClick={() => void start()} isDisabled={starting}>
          {t("runNow")}
        </Button>
      )}
      {may("jobs:write") && (
        <>
          <LinkButton variant="secondary" to={toEditJob(job.id)}>
            {t("app:edit")}
          </LinkButton>
          <Button variant="secondary" onClick={() => void clone(job)}>
            {t("clone")}
          </Button>
          <Button variant="secondary" isDanger onClick={() => setDeleting(true)}>
            {t("app:delete")}
          </Button>
        </>
      )}
      {deleting && (
        <DeleteJobDialog
          job={job}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate(toJobs(), { replace: true })}
        />
      )}
    </>
  );
}
