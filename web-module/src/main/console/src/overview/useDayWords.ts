import { useTranslation } from "react-i18next";
import { useFormat } from "../i18n/format";
import type { Day } from "./dashboard";
import { noonOf, RESULTS, totalOf } from "./days";

/** A day and its backups in words: Mar 1, 2026: 3 complete, 1 failed. */
export function useDayWords(): (day: Day) => string {
  const { t } = useTranslation("overview");
  const format = useFormat();
  return (day) => {
    const results =
      totalOf(day) === 0
        ? t("figures.none")
        : RESULTS.filter((result) => day[result] > 0)
            .map((result) => t(`figures.${result}`, { count: day[result] }))
            .join(", ");
    return `${format.date(noonOf(day.date))}: ${results}`;
  };
}
