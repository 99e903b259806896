import { Flex, Label, LabelGroup, Stack, StackItem, Switch } from "@patternfly/react-core";
import LockIcon from "@patternfly/react-icons/dist/esm/icons/lock-icon";
import LockOpenIcon from "@patternfly/react-icons/dist/esm/icons/lock-open-icon";
import type { TFunction } from "i18next";
import { Link } from "react-router";
import { toJob } from "../app/paths";
import type { Column } from "../components/DataTable";
import { StatusLabel } from "../components/StatusLabel";
import { Time } from "../components/Time";
import type { Job, Protection } from "./api";
import { ScheduleText } from "./schedule/ScheduleText";

const SHOWN_DESTINATIONS = 2;

interface Context {
  t: TFunction;
  protections: ReadonlyMap<string, Protection> | undefined;
  /** Undefined for those who may not change it. */
  onEnable?: (job: Job, enabled: boolean) => void;
}

export function jobColumns({ t, protections, onEnable }: Context): Column<Job>[] {
  return [
    {
      key: "name",
      title: t("name"),
      sortBy: (job) => job.name,
      cell: (job) => (
        <Link to={toJob(job.id)} className="jobs-name">
          {job.name}
        </Link>
      ),
    },
    { key: "source", title: t("source"), sortBy: (job) => job.source.name, cell: (job) => job.source.name },
    {
      key: "destinations",
      title: t("destinations"),
      cell: (job) => <Destinations job={job} />,
    },
    { key: "schedule", title: t("schedule.title"), cell: (job) => <ScheduleText cron={job.schedule} /> },
    {
      key: "lastRun",
      title: t("lastRun"),
      sortBy: (job) => job.lastRunAt,
      cell: (job) => <LastRun job={job} status={protections?.get(job.id)?.lastStatus} />,
    },
    {
      key: "nextRun",
      title: t("nextRun"),
      sortBy: (job) => job.nextRunAt,
      cell: (job) => (
        <span className="jobs-time">
          <Time at={job.nextRunAt} relative />
        </span>
      ),
    },
    { key: "protectedBy", title: t("protectedBy"), cell: (job) => <ProtectedBy job={job} t={t} /> },
    {
      key: "enabled",
      title: t("enabled"),
      cell: (job) => (
        <Switch
          id={`enabled-${job.id}`}
          aria-label={t("enabledOf", { name: job.name })}
          isChecked={job.enabled}
          isDisabled={!onEnable}
          onChange={(_, enabled) => onEnable?.(job, enabled)}
        />
      ),
    },
  ];
}

function Destinations({ job }: { job: Job }) {
  const names = job.destinations.map(({ config }) => config.name);
  return names.length === 1 ? (
    names[0]
  ) : (
    <LabelGroup numLabels={SHOWN_DESTINATIONS}>
      {names.map((name) => (
        <Label key={name} variant="outline" isCompact>
          {name}
        </Label>
      ))}
    </LabelGroup>
  );
}

function LastRun({ job, status }: { job: Job; status: string | null | undefined }) {
  return (
    <Stack>
      {status && (
        <StackItem>
          <StatusLabel status={status} />
        </StackItem>
      )}
      <StackItem className="jobs-time">
        <Time at={job.lastRunAt} relative />
      </StackItem>
    </Stack>
  );
}

export function ProtectedBy({ job, t }: { job: Job; t: TFunction }) {
  const encrypted = job.encryptionProfileId !== null;
  return (
    <Flex gap={{ default: "gapXs" }} flexWrap={{ default: "wrap" }}>
      <Label
        isCompact
        variant="outline"
        color={encrypted ? "green" : "orange"}
        icon={encrypted ? <LockIcon /> : <LockOpenIcon />}
      >
        {t(encrypted ? "encrypted" : "notEncrypted")}
      </Label>
      {job.compression !== "NONE" && (
        <Label isCompact variant="outline">
          {job.compression}
        </Label>
      )}
    </Flex>
  );
}
