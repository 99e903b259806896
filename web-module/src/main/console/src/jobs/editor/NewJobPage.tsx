import { useTranslation } from "react-i18next";
import { toJobs } from "../../app/paths";
import { ScreenHeader } from "../../components/ScreenHeader";
import { NEW_JOB } from "./form";
import { JobEditor } from "./JobEditor";

export default function NewJobPage() {
  const { t } = useTranslation("jobs");
  return (
    <>
      <ScreenHeader title={t("new.title")} parents={[{ title: t("title"), to: toJobs() }]} />
      <JobEditor saved={NEW_JOB} />
    </>
  );
}
