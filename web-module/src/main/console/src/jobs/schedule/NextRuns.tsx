import { Content } from "@patternfly/react-core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTimeZone } from "../api";
import type { Cron } from "./cron";
import { nextRuns } from "./nextRuns";
import { scheduleWords } from "./words";
import { isZone } from "./zone";

const COUNT = 5;

/** A schedule in plain words, and when it runs next in the time zone of the instance. */
export function NextRuns({ cron }: { cron: Cron | undefined }) {
  const { t, i18n } = useTranslation("jobs");
  const zone = useTimeZone();
  const [now] = useState(() => Date.now());
  const runs = useMemo(
    () => (cron && zone && isZone(zone) ? nextRuns(cron, zone, now, COUNT) : undefined),
    [cron, zone, now],
  );
  if (!cron) {
    return <Content component="p">{t("picker.noRuns")}</Content>;
  }
  const format = new Intl.DateTimeFormat(i18n.language, {
    timeZone: zone && isZone(zone) ? zone : undefined,
    weekday: "short",
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  });
  return (
    <Content aria-live="polite">
      <p>
        <strong>{scheduleWords(cron, i18n.language, t)}</strong>
      </p>
      {runs ? (
        <>
          <p>{t("picker.next", { zone })}</p>
          <ol>
            {runs.map((run) => (
              <li key={run}>
                <time dateTime={new Date(run).toISOString()}>{format.format(run)}</time>
              </li>
            ))}
          </ol>
        </>
      ) : (
        <p>{t("picker.zoneUnknown")}</p>
      )}
    </Content>
  );
}
