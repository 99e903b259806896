import { useTranslation } from "react-i18next";
import type { Schema } from "../api/client";
import { useFormat } from "../i18n/format";

/** What a run has said so far, the newest last. */
export function LogLines({ lines }: { lines: readonly Schema["ExecutionLogLine"][] }) {
  const { t } = useTranslation("restore");
  const format = useFormat();
  return (
    <div className="restore-log" role="log" aria-label={t("run.log")} tabIndex={0}>
      {lines.map(({ timestamp, level, message, details }, index) => (
        <div key={index} className={`restore-${level}`}>
          <time dateTime={timestamp}>{format.time(timestamp)}</time>{" "}
          {level !== "info" && <strong>{t(`run.level.${level}`)}</strong>} {message}
          {details && <div className="console-subtle">{details}</div>}
        </div>
      ))}
    </div>
  );
}
