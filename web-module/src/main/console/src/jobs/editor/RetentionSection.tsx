import { Alert, Button, Checkbox, Content } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { SwitchField } from "../../components/fields";
import { LinesSkeleton, LoadFailed } from "../../components/Loaded";
import { useAdapters } from "../api";
import { PolicyFields } from "../retention/PolicyFields";
import { PreviewView } from "../retention/PreviewView";
import { isKnown, newlyDeleted } from "../retention/shortening";
import type { SectionProps } from "./JobEditor";
import { Section } from "./Section";
import type { RetentionCheck } from "./useRetentionCheck";

/** Which backups are kept, of the job and of destinations with a policy of their own; with a look at what goes. */
export function RetentionSection({
  job,
  form,
  change,
  check,
  tried,
}: SectionProps & { check: RetentionCheck; tried: boolean }) {
  const { t } = useTranslation("jobs");
  const adapters = useAdapters("storage");
  const names = new Map([
    ...(job?.destinations.map(({ configId, config }) => [configId, config.name] as const) ?? []),
    ...(adapters.data?.map(({ id, name }) => [id, name] as const) ?? []),
  ]);
  const nameOf = (id: string) => names.get(id) ?? id;
  const several = form.destinations.length > 1 || form.destinations.some(({ retention }) => retention);
  return (
    <Section id="retention" title={t("section.retention")}>
      <PolicyFields
        label={t(several ? "retention.ofJob" : "retention.title")}
        policy={form.retention}
        onChange={(retention) => change({ retention })}
      />
      {several &&
        form.destinations.map((destination, index) => {
          const { configId, retention } = destination;
          const name = configId ? nameOf(configId) : t("destination.number", { number: index + 1 });
          const set = (policy: typeof retention) =>
            change({ destinations: form.destinations.with(index, { ...destination, retention: policy }) });
          return (
            <div key={configId || index} className="jobs-own-retention">
              <SwitchField
                label={t("retention.own", { name })}
                value={retention !== null}
                onChange={(own) => set(own ? form.retention : null)}
              />
              {retention && (
                <PolicyFields label={t("retention.at", { name })} policy={retention} onChange={set} />
              )}
            </div>
          );
        })}
      <Content component="p" className="console-subtle">
        {t("retention.always")}
      </Content>
      {job && <Preview check={check} tried={tried} nameOf={nameOf} />}
    </Section>
  );
}

function Preview({
  check,
  tried,
  nameOf,
}: {
  check: RetentionCheck;
  tried: boolean;
  nameOf: (id: string) => string;
}) {
  const { t } = useTranslation("jobs");
  const { state, places, error } = check;
  return (
    <>
      {(state === "none" || state === "invalid") && (
        <div>
          <Button variant="secondary" isDisabled={state === "invalid"} onClick={check.preview}>
            {t("preview.show")}
          </Button>
        </div>
      )}
      {state === "loading" && <LinesSkeleton />}
      {state === "failed" && <LoadFailed problem={error} retry={check.preview} />}
      {places && <PreviewView places={places} nameOf={nameOf} />}
      {check.isShorter && (
        <Alert
          isInline
          variant={tried && !check.ready ? "danger" : "warning"}
          component="p"
          title={warning()}
        >
          {state === "shown" || state === "failed" ? (
            <Checkbox
              id="retention-confirmed"
              label={t(places?.every(isKnown) ? "confirmation.yes" : "confirmation.blind")}
              isChecked={check.confirmed}
              onChange={(_, on) => check.confirm(on)}
            />
          ) : (
            t("confirmation.lookFirst")
          )}
        </Alert>
      )}
    </>
  );

  function warning(): string {
    if (!places?.every(isKnown)) {
      return t("confirmation.shorter");
    }
    const count = newlyDeleted(places);
    return count > 0 ? t("confirmation.deletes", { count }) : t("confirmation.deletesNothingNow");
  }
}
