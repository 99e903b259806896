import { useTranslation } from "react-i18next";
import { useFormat } from "../i18n/format";
import "./adapters.css";
import { counts, heights, type Check } from "./health";

/** The last checks, the newest on the right: higher is slower, red and full is failed. */
export function HealthStrip({ checks }: { checks: readonly Check[] }) {
  const { t } = useTranslation(["adapters", "app"]);
  const format = useFormat();
  const oldestFirst = [...checks].reverse();
  const high = heights(oldestFirst);
  const { healthy } = counts(checks);
  return (
    <div
      className="adapter-health"
      role="img"
      aria-label={t("healthStrip", { healthy, count: checks.length })}
    >
      {oldestFirst.map((check, index) => (
        <span
          key={check.id}
          className={`adapter-check adapter-check-${check.status}`}
          style={{ blockSize: `${(high[index] ?? 1) * 100}%` }}
          title={[
            format.time(check.createdAt),
            t(`app:status.${check.status}`),
            format.duration(check.latencyMs),
            check.error,
          ]
            .filter(Boolean)
            .join(" · ")}
        />
      ))}
    </div>
  );
}
