import { Button, Content } from "@patternfly/react-core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAddressParam } from "../../components/useAddressParam";
import { BackupList } from "./BackupList";
import { monthsOf } from "./calendar";
import { MonthGrid } from "./MonthGrid";
import type { PlaceVerdicts } from "./shortening";

const FIRST_MONTHS = 6;

/** The months with backups; a chosen day tells its backups. */
export function BackupCalendar({ place, zone }: { place: PlaceVerdicts; zone: string }) {
  const { t } = useTranslation("jobs");
  const months = useMemo(() => monthsOf(place.backups, zone), [place, zone]);
  const [all, setAll] = useState(false);
  const [day, setDay] = useAddressParam("day");
  const backups = months.find(({ month }) => month === day?.slice(0, 7))?.days.get(Number(day?.slice(8)));
  return (
    <>
      <Content component="small">{t("preview.legend", { zone })}</Content>
      <div className="retention-months">
        {(all ? months : months.slice(0, FIRST_MONTHS)).map((month) => (
          <MonthGrid key={month.month} month={month} chosen={day} onChoose={setDay} />
        ))}
      </div>
      {!all && months.length > FIRST_MONTHS && (
        <Button variant="link" isInline onClick={() => setAll(true)}>
          {t("preview.older", { count: months.length - FIRST_MONTHS })}
        </Button>
      )}
      {backups && <BackupList place={place} backups={backups} />}
    </>
  );
}
