import { Card, CardBody, CardTitle, Grid, GridItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/session";
import type { Job, Protection } from "../api";
import { JobDetails } from "./JobDetails";
import { ProtectionCard } from "./ProtectionCard";
import { RecentRuns } from "./RecentRuns";

export function JobOverview({ job, protection }: { job: Job; protection: Protection | undefined }) {
  const { t } = useTranslation("jobs");
  const may = useMay();
  return (
    <Grid hasGutter>
      <GridItem lg={5}>
        <ProtectionCard job={job} protection={protection} />
      </GridItem>
      <GridItem lg={7}>
        <Card isFullHeight>
          <CardTitle component="h2">{t("details.title")}</CardTitle>
          <CardBody>
            <JobDetails job={job} />
          </CardBody>
        </Card>
      </GridItem>
      {may("history:read") && (
        <GridItem>
          <Card>
            <CardTitle component="h2">{t("runs.title")}</CardTitle>
            <CardBody>
              <RecentRuns job={job} />
            </CardBody>
          </Card>
        </GridItem>
      )}
    </Grid>
  );
}
