import { Alert, Content, Stack, StackItem, ToggleGroup, ToggleGroupItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../components/fields";
import { useAddressParam } from "../../components/useAddressParam";
import { useFormat } from "../../i18n/format";
import { useTimeZone } from "../api";
import { isZone } from "../schedule/zone";
import { BackupCalendar } from "./BackupCalendar";
import { BackupList } from "./BackupList";
import { isKnown, newlyDeleted, type PlaceVerdicts } from "./shortening";
import { policyFormOf } from "./policy";
import { usePolicyWords } from "./usePolicyWords";
import "./retention.css";

const VIEWS = ["calendar", "list"] as const;

/** What is kept and deleted at each destination, and why. */
export function PreviewView({
  places,
  nameOf,
}: {
  places: readonly PlaceVerdicts[];
  nameOf: (destinationId: string) => string;
}) {
  const { t } = useTranslation("jobs");
  const [wanted, setView] = useAddressParam("view");
  const [chosen, setChosen] = useAddressParam("at");
  const view = VIEWS.find((kind) => kind === wanted) ?? "calendar";
  const zone = useTimeZone();
  const words = usePolicyWords();
  const place = places.find(({ destinationId }) => destinationId === chosen) ?? mostTelling(places);
  if (!place) {
    return null;
  }
  const days = zone && isZone(zone) ? zone : Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Stack hasGutter>
      {places.length > 1 && (
        <StackItem>
          <SelectField
            label={t("preview.place")}
            value={place.destinationId}
            onChange={(id) => setChosen(id, { replace: true })}
            options={places.map((one) => ({
              value: one.destinationId,
              label: t(`preview.at.${isKnown(one) ? "read" : one.wasAsked ? "notRead" : "notAsked"}`, {
                name: nameOf(one.destinationId),
                deleted: one.backups.filter(({ keep }) => !keep).length,
              }),
            }))}
            help={place.retention && words(policyFormOf(place.retention))}
          />
        </StackItem>
      )}
      <StackItem>
        <Verdict place={place} name={nameOf(place.destinationId)} />
      </StackItem>
      {place.backups.length > 0 && (
        <>
          <StackItem>
            <ToggleGroup aria-label={t("preview.view")}>
              {VIEWS.map((kind) => (
                <ToggleGroupItem
                  key={kind}
                  text={t(`preview.${kind}`)}
                  isSelected={kind === view}
                  onChange={() => setView(kind)}
                />
              ))}
            </ToggleGroup>
          </StackItem>
          <StackItem>
            {view === "calendar" ? (
              <BackupCalendar key={place.destinationId} place={place} zone={days} />
            ) : (
              <BackupList place={place} backups={place.backups} />
            )}
          </StackItem>
        </>
      )}
    </Stack>
  );
}

/** Where most would go by the change. */
const mostTelling = (places: readonly PlaceVerdicts[]) =>
  [...places].sort((one, other) => newlyDeleted([other]) - newlyDeleted([one]))[0];

function Verdict({ place, name }: { place: PlaceVerdicts; name: string }) {
  const { t } = useTranslation("jobs");
  const format = useFormat();
  if (!place.wasAsked) {
    return (
      <Alert isInline variant="info" component="p" title={t("preview.notAsked", { name })}>
        {t("preview.notAskedBody")}
      </Alert>
    );
  }
  if (place.error !== null) {
    return (
      <Alert isInline variant="warning" component="p" title={t("preview.notRead", { name })}>
        {place.error}
      </Alert>
    );
  }
  if (place.backups.length === 0) {
    return <Content component="p">{t("preview.noBackups", { name })}</Content>;
  }
  const sizeOf = (keep: boolean) =>
    format.bytes(
      place.backups.filter((backup) => backup.keep === keep).reduce((sum, { size }) => sum + size, 0),
    );
  const kept = place.backups.filter(({ keep }) => keep).length;
  const deleted = place.backups.length - kept;
  return (
    <>
      <Content component="p">
        {t("preview.kept", { count: kept, size: sizeOf(true) })}{" "}
        <strong>
          {deleted === 0
            ? t("preview.noneDeleted")
            : t("preview.deleted", { count: deleted, size: sizeOf(false) })}
        </strong>
      </Content>
      {place.needsConfirmation && (
        <Alert isInline variant="warning" component="p" title={t("preview.manyTitle")}>
          {t("preview.manyBody")}
        </Alert>
      )}
    </>
  );
}
