import { useTranslation } from "react-i18next";
import { weekdayName } from "../schedule/words";
import { weeksOf, type Month } from "./calendar";
import type { Verdict } from "./shortening";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** One month; each day with backups says how many are kept and how many go. */
export function MonthGrid({
  month: { month, days },
  chosen,
  onChoose,
}: {
  month: Month;
  chosen: string | null;
  onChoose: (day: string | null) => void;
}) {
  const { i18n } = useTranslation("jobs");
  const title = new Intl.DateTimeFormat(i18n.language, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(Date.parse(`${month}-01`));
  return (
    <table className="retention-month">
      <caption>{title}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col" abbr={weekdayName(i18n.language, weekday)}>
              {weekdayName(i18n.language, weekday, "short")}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, index) => (
          <tr key={index}>
            {week.map((day, weekday) => {
              const date = `${month}-${String(day).padStart(2, "0")}`;
              const backups = day === null ? undefined : days.get(day);
              return (
                <td key={weekday}>
                  {backups ? (
                    <Day
                      day={Number(day)}
                      date={date}
                      backups={backups}
                      isChosen={chosen === date}
                      onClick={() => onChoose(chosen === date ? null : date)}
                    />
                  ) : (
                    day
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({
  day,
  date,
  backups,
  isChosen,
  onClick,
}: {
  day: number;
  date: string;
  backups: readonly Verdict[];
  isChosen: boolean;
  onClick: () => void;
}) {
  const { t, i18n } = useTranslation("jobs");
  const kept = backups.filter(({ keep }) => keep).length;
  const deleted = backups.length - kept;
  const look = deleted === 0 ? "kept" : kept === 0 ? "deleted" : "mixed";
  const name = new Intl.DateTimeFormat(i18n.language, { dateStyle: "long", timeZone: "UTC" }).format(
    Date.parse(date),
  );
  return (
    <button
      type="button"
      className={`retention-day retention-day-${look}`}
      aria-pressed={isChosen}
      title={t("preview.day", { day: name, kept, deleted })}
      onClick={onClick}
    >
      <span className="pf-v6-screen-reader">{t("preview.day", { day: name, kept, deleted })}</span>
      <span aria-hidden>{day}</span>
      <span aria-hidden className="retention-counts">
        {kept > 0 && <span>✓{kept}</span>}
        {deleted > 0 && <span>✕{deleted}</span>}
      </span>
    </button>
  );
}
