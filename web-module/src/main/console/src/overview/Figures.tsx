import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../i18n/format";
import type { Dashboard } from "./dashboard";
import { RESULTS } from "./days";

/** The figures behind the verdict. */
export function Figures({ dashboard: { jobs, executions, storage } }: { dashboard: Dashboard }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const lastDay = RESULTS.filter((result) => executions.last24h[result] > 0).map((result) =>
    t(`figures.${result}`, { count: executions.last24h[result] }),
  );
  const figures: [string, string][] = [
    [t("figures.jobs"), t("figures.enabled", { active: format.number(jobs.active), count: jobs.total })],
    [t("figures.lastDay"), lastDay.length > 0 ? lastDay.join(", ") : t("figures.none")],
    [t("figures.rate"), executions.successRate30d === null ? "–" : format.percent(executions.successRate30d)],
    [
      t("figures.stored"),
      t("figures.inBackups", { bytes: format.bytes(storage.totalBytes), count: storage.backupCount }),
    ],
  ];
  return (
    <DescriptionList columnModifier={{ default: "2Col" }} className="overview-figures">
      {figures.map(([term, figure]) => (
        <DescriptionListGroup key={term}>
          <DescriptionListTerm>{term}</DescriptionListTerm>
          <DescriptionListDescription>{figure}</DescriptionListDescription>
        </DescriptionListGroup>
      ))}
    </DescriptionList>
  );
}
