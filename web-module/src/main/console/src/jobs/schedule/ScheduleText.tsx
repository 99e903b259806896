import { useTranslation } from "react-i18next";
import { readCron } from "./cron";
import { scheduleWords } from "./words";

/** A schedule in plain words, with the expression on hover. */
export function ScheduleText({ cron: text }: { cron: string }) {
  const { t, i18n } = useTranslation("jobs");
  const { cron } = readCron(text);
  return cron ? (
    <span title={text}>{scheduleWords(cron, i18n.language, t)}</span>
  ) : (
    <span className="console-mono">{text}</span>
  );
}
