import { Button, FormSelect, FormSelectOption, ToolbarItem } from "@patternfly/react-core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Nothing } from "../components/Nothing";
import { useNavigate } from "react-router";
import { useMay } from "../api/session";
import { toEditJob, toHistory, toNewJob } from "../app/paths";
import { DataTable } from "../components/DataTable";
import type { Job, Protection } from "./api";
import { BulkActions } from "./BulkActions";
import { jobColumns } from "./columns";
import { DeleteJobDialog } from "./DeleteJobDialog";
import { LinkButton } from "../components/LinkButton";
import { isShown, SHOWN } from "./shown";
import { useFilters } from "./useFilters";
import { useJobActions } from "./useJobActions";
import "./jobs.css";

interface JobsTableProps {
  jobs: Job[] | undefined;
  protections: ReadonlyMap<string, Protection> | undefined;
}

export function JobsTable({ jobs, protections }: JobsTableProps) {
  const { t } = useTranslation("jobs");
  const may = useMay();
  const actions = useJobActions();
  const navigate = useNavigate();
  const { search, shown, set } = useFilters();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [deleting, setDeleting] = useState<Job>();
  const rows = useMemo(
    () => jobs?.filter((job) => isShown(job, protections?.get(job.id), shown)),
    [jobs, protections, shown],
  );
  const mayWrite = may("jobs:write");
  const mayRun = may("jobs:execute");
  const columns = useMemo(
    () => jobColumns({ t, protections, onEnable: mayWrite ? actions.enable : undefined }),
    [t, protections, mayWrite, actions],
  );
  const chosen = useMemo(() => jobs?.filter(({ id }) => selected.has(id)) ?? [], [jobs, selected]);
  return (
    <>
      {(mayWrite || mayRun) && <BulkActions jobs={chosen} onDone={() => setSelected(new Set())} />}
      <DataTable
        label={t("title")}
        rows={rows}
        columns={columns}
        rowKey={({ id }) => id}
        searchText={searchText}
        search={{ text: search, onChange: (text) => set("q", text) }}
        tools={
          <ToolbarItem>
            <FormSelect
              aria-label={t("show.label")}
              value={shown}
              onChange={(_, value) => set("show", value === "all" ? "" : value)}
            >
              {SHOWN.map((value) => (
                <FormSelectOption key={value} value={value} label={t(`show.${value}`)} />
              ))}
            </FormSelect>
          </ToolbarItem>
        }
        initialSort={{ key: "name", direction: "asc" }}
        selected={selected}
        onSelect={mayWrite || mayRun ? setSelected : undefined}
        actions={(job) => [
          ...(mayRun ? [{ title: t("run"), onClick: () => void actions.run(job) }] : []),
          ...(may("history:read")
            ? [{ title: t("showRuns"), onClick: () => void navigate(toHistory({ jobId: job.id })) }]
            : []),
          ...(mayWrite
            ? [
                { title: t("app:edit"), onClick: () => void navigate(toEditJob(job.id)) },
                { title: t("clone"), onClick: () => void actions.clone(job) },
                { isSeparator: true },
                { title: t("app:delete"), isDanger: true, onClick: () => setDeleting(job) },
              ]
            : []),
        ]}
        empty={<NoJobs filtered={shown !== "all"} onShowAll={() => set("show", "")} />}
      />
      {deleting && <DeleteJobDialog job={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  );
}

const searchText = (job: Job) =>
  [job.name, job.source.name, ...job.destinations.map(({ config }) => config.name)].join(" ");

function NoJobs({ filtered, onShowAll }: { filtered: boolean; onShowAll: () => void }) {
  const { t } = useTranslation("jobs");
  const may = useMay();
  return (
    <Nothing
      title={t(filtered ? "none.filteredTitle" : "none.title")}
      action={
        filtered ? (
          <Button variant="link" onClick={onShowAll}>
            {t("show.all")}
          </Button>
        ) : (
          may("jobs:write") && <LinkButton to={toNewJob()}>{t("new.action")}</LinkButton>
        )
      }
    >
      {t(filtered ? "none.filteredBody" : "none.body")}
    </Nothing>
  );
}
