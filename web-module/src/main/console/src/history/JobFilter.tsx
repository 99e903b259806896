import {
  MenuSearch,
  MenuSearchInput,
  MenuToggle,
  SearchInput,
  Select,
  SelectList,
  SelectOption,
  Skeleton,
} from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, client } from "../api/client";
import { useMay } from "../api/session";

/** More than these are found by more letters. */
const MOST_LISTED = 50;

/** Chooses a job by its name. The jobs are read when it is first opened. */
export function JobFilter({
  jobId,
  jobName,
  onChange,
}: {
  jobId?: string;
  jobName?: string;
  onChange: (jobId: string) => void;
}) {
  const { t } = useTranslation(["history", "app"]);
  const may = useMay();
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const jobs = useQuery({
    queryKey: ["jobs"],
    queryFn: () => answer(client.GET("/jobs")),
    enabled: open && may("jobs:read"),
  });
  const found = (jobs.data ?? []).filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  const chosen = jobs.data?.find(({ id }) => id === jobId)?.name ?? jobName ?? jobId;
  return (
    <Select
      isOpen={open}
      onOpenChange={setOpen}
      selected={jobId ?? ""}
      onSelect={(_, value) => {
        onChange(String(value));
        setOpen(false);
      }}
      isScrollable
      toggle={(toggle) => (
        <MenuToggle ref={toggle} isExpanded={open} onClick={() => setOpen(!open)} className="history-job">
          {chosen ?? t("anyJob")}
        </MenuToggle>
      )}
    >
      <MenuSearch>
        <MenuSearchInput>
          <SearchInput
            aria-label={t("findJob")}
            placeholder={t("findJob")}
            value={search}
            onChange={(_, value) => setSearch(value)}
            onClear={() => setSearch("")}
          />
        </MenuSearchInput>
      </MenuSearch>
      <SelectList aria-label={t("job")}>
        <SelectOption value="">{t("anyJob")}</SelectOption>
        {jobs.isPending && may("jobs:read") ? (
          <SelectOption isDisabled>
            <Skeleton screenreaderText={t("app:loading")} />
          </SelectOption>
        ) : (
          found.slice(0, MOST_LISTED).map(({ id, name }) => (
            <SelectOption key={id} value={id}>
              {name}
            </SelectOption>
          ))
        )}
        {found.length > MOST_LISTED && (
          <SelectOption isDisabled>{t("moreJobs", { count: found.length - MOST_LISTED })}</SelectOption>
        )}
      </SelectList>
    </Select>
  );
}
