import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { toHistory } from "../app/paths";
import { useFormat } from "../i18n/format";
import type { Day } from "./dashboard";
import { boundsOf, noonOf, RESULTS, sumOf, totalOf } from "./days";
import { useDayWords } from "./useDayWords";

/** A stacked bar for the backups of each day. */
export function Activity({ days, timeZone }: { days: readonly Day[]; timeZone: string }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const wordsOf = useDayWords();
  const highest = Math.max(1, ...days.map(totalOf));
  const sum = sumOf(days);
  return (
    <figure>
      <ol className="overview-bars">
        {days.map((day) => (
          <li key={day.date}>
            <Link
              to={toHistory({ type: "Backup", ...boundsOf(day.date, timeZone) })}
              title={wordsOf(day)}
              aria-label={wordsOf(day)}
            >
              <span className="overview-bar">
                {RESULTS.filter((result) => day[result] > 0).map((result) => (
                  <span
                    key={result}
                    className={`overview-${result}`}
                    style={{ height: `${(100 * day[result]) / highest}%` }}
                  />
                ))}
              </span>
              <span className="overview-bar-day" aria-hidden>
                {format.dayOfMonth(noonOf(day.date))}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      <figcaption className="overview-legend">
        {RESULTS.map((result) => (
          <span key={result}>
            <span className={`overview-swatch overview-${result}`} aria-hidden />
            {t(`figures.${result}`, { count: sum[result] })}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
