import { Stack, StackItem } from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useSearchParams } from "react-router";
import { useMay } from "../api/session";
import { toExplorer, toNewAdapter } from "../app/paths";
import { Loaded } from "../components/Loaded";
import { Nothing } from "../components/Nothing";
import { ScreenHeader } from "../components/ScreenHeader";
import { jobQuery } from "../jobs/api";
import { useDestinations } from "./queries";

/** Leads to what a job has made, or to the first destination. */
export default function StoragePage() {
  const [address] = useSearchParams();
  const may = useMay();
  const jobId = address.get("job");
  return jobId !== null && may("jobs:read") ? <OfJob jobId={jobId} /> : <FirstDestination />;
}

function OfJob({ jobId }: { jobId: string }) {
  const { t } = useTranslation("explorer");
  const job = useQuery(jobQuery(jobId));
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader title={t("title")} description={t("description")} />
      </StackItem>
      <StackItem>
        <Loaded query={job}>
          {({ destinationId }) => <Navigate to={toExplorer(destinationId, { job: jobId })} replace />}
        </Loaded>
      </StackItem>
    </Stack>
  );
}

/** Leads there, or says how to get one. */
function FirstDestination() {
  const { t } = useTranslation("explorer");
  const may = useMay();
  const destinations = useDestinations();
  const first = destinations.data?.[0];
  if (first) {
    return <Navigate to={toExplorer(first.id)} replace />;
  }
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader title={t("title")} description={t("description")} />
      </StackItem>
      <StackItem>
        {may("destinations:read") ? (
          <Loaded query={destinations}>
            {() => (
              <Nothing
                title={t("nowhere.title")}
                action={
                  may("destinations:write") && <Link to={toNewAdapter("storage")}>{t("nowhere.add")}</Link>
                }
              >
                {t("nowhere.body")}
              </Nothing>
            )}
          </Loaded>
        ) : (
          <Nothing title={t("hidden.title")}>{t("hidden.body")}</Nothing>
        )}
      </StackItem>
    </Stack>
  );
}
