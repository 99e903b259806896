import { Stack, StackItem } from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../api/session";
import { toNewJob } from "../app/paths";
import { LoadFailed } from "../components/Loaded";
import { ScreenHeader } from "../components/ScreenHeader";
import { jobsQuery, useProtections } from "./api";
import { JobsTable } from "./JobsTable";
import { LinkButton } from "../components/LinkButton";

const REFRESH_MS = 60_000;
/** More of them are read again only when somebody comes back to the page. */
const FEW_JOBS = 1000;

export default function JobsPage() {
  const { t } = useTranslation("jobs");
  const may = useMay();
  const jobs = useQuery({
    ...jobsQuery(),
    refetchInterval: ({ state }) => ((state.data?.length ?? 0) > FEW_JOBS ? false : REFRESH_MS),
  });
  const protections = useProtections();
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader
          title={t("title")}
          description={t("description")}
          actions={may("jobs:write") && <LinkButton to={toNewJob()}>{t("new.action")}</LinkButton>}
        />
      </StackItem>
      <StackItem>
        {jobs.isError && !jobs.data ? (
          <LoadFailed problem={jobs.error} retry={() => void jobs.refetch()} />
        ) : (
          <JobsTable jobs={jobs.data} protections={protections.data?.byJob} />
        )}
      </StackItem>
    </Stack>
  );
}
