import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { toJob, toJobs } from "../../app/paths";
import { Loaded } from "../../components/Loaded";
import { ScreenHeader } from "../../components/ScreenHeader";
import { jobQuery } from "../api";
import { formOf } from "./form";
import { JobEditor } from "./JobEditor";

export default function EditJobPage() {
  const { t } = useTranslation("jobs");
  const { id = "" } = useParams();
  const job = useQuery(jobQuery(id));
  return (
    <Loaded query={job}>
      {(found) => (
        <>
          <ScreenHeader
            title={t("edit.title")}
            parents={[
              { title: t("title"), to: toJobs() },
              { title: found.name, to: toJob(found.id) },
            ]}
          />
          <JobEditor key={found.id} job={found} saved={formOf(found)} />
        </>
      )}
    </Loaded>
  );
}
