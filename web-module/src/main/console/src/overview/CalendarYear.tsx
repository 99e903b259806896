import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { toHistory } from "../app/paths";
import { Loaded } from "../components/Loaded";
import { useFormat } from "../i18n/format";
import { calendarOf, moved, type Bucket } from "./calendar";
import { useCalendar, type Day } from "./dashboard";
import { boundsOf, noonOf } from "./days";
import { useDayWords } from "./useDayWords";

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
const LEGEND: readonly Bucket[] = ["none", 1, 2, 3, 4, "partial", "failed"];

/** The backups of a year at a glance. */
export function CalendarYear() {
  return (
    <Loaded query={useCalendar()}>{({ days, timeZone }) => <Heat days={days} timeZone={timeZone} />}</Loaded>
  );
}

function Heat({ days, timeZone }: { days: Day[]; timeZone: string }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const wordsOf = useDayWords();
  const calendar = useMemo(() => calendarOf(days), [days]);
  const [reached, setReached] = useState(days.length - 1);
  const grid = useRef<HTMLDivElement>(null);

  // One stop for the Tab key; the arrow keys go from day to day.
  function onKeyDown(event: KeyboardEvent) {
    const next = moved(reached, event.key, days.length);
    if (next !== reached) {
      event.preventDefault();
      setReached(next);
      grid.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus();
    }
  }

  return (
    <figure>
      <figcaption>{t("calendar.summary", { ...calendar.sums, count: days.length })}</figcaption>
      <div
        ref={grid}
        className="overview-calendar"
        style={{ gridTemplateColumns: `repeat(${calendar.weeks}, minmax(0, 1fr))` }}
        role="grid"
        aria-label={t("calendar.title")}
        onKeyDown={onKeyDown}
      >
        {calendar.months.map(({ week, date }) => (
          <span key={date} className="overview-month" style={{ gridColumn: week + 1 }} aria-hidden>
            {format.month(noonOf(date))}
          </span>
        ))}
        {WEEKDAYS.map((weekday) => (
          <div key={weekday} role="row">
            {calendar.cells.map(
              (cell, index) =>
                cell.weekday === weekday && (
                  <div
                    key={cell.day.date}
                    role="gridcell"
                    style={{ gridColumn: cell.week + 1, gridRow: weekday + 2 }}
                  >
                    <Link
                      to={toHistory({ type: "Backup", ...boundsOf(cell.day.date, timeZone) })}
                      className={`overview-day overview-day-${cell.bucket}`}
                      data-index={index}
                      tabIndex={index === reached ? 0 : -1}
                      onFocus={() => setReached(index)}
                      title={wordsOf(cell.day)}
                      aria-label={wordsOf(cell.day)}
                    />
                  </div>
                ),
            )}
          </div>
        ))}
      </div>
      <div className="overview-legend" aria-hidden>
        {LEGEND.map((bucket) => (
          <span key={bucket}>
            <span className={`overview-swatch overview-day-${bucket}`} />
            {(typeof bucket === "string" || bucket === 1 || bucket === 4) && t(`calendar.bucket.${bucket}`)}
          </span>
        ))}
      </div>
    </figure>
  );
}
