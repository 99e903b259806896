import {
  Alert,
  Checkbox,
  Content,
  Form,
  FormGroup,
  Radio,
  Stack,
  StackItem,
  useWizardContext,
} from "@patternfly/react-core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Adapter } from "../adapters/queries";
import { SelectField, TextField } from "../components/fields";
import { readCron } from "../jobs/schedule/cron";
import { NextRuns } from "../jobs/schedule/NextRuns";
import { THINNED, type Plan } from "./plan";
import { changed, cronOf, RHYTHMS, type Schedule } from "./schedule";
import { StepButtons } from "./StepButtons";

interface ScheduleStepProps {
  plan: Plan;
  onChange: (plan: Plan) => void;
  /** The name that the job gets, chosen or not. */
  name: string;
  channels: readonly Adapter[];
  /** Whether everything before is chosen. */
  ready: boolean;
  /** Makes the job and runs it; false with a problem. */
  onStart: () => Promise<boolean>;
  busy: boolean;
  problem: string | undefined;
}

export function ScheduleStep({
  plan,
  onChange,
  name,
  channels,
  ready,
  onStart,
  busy,
  problem,
}: ScheduleStepProps) {
  const { t } = useTranslation("setup");
  const { goToNextStep } = useWizardContext();
  const told = plan.channels ?? channels.map(({ id }) => id);

  async function start() {
    if (await onStart()) {
      await goToNextStep();
    }
  }

  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="h2">{t("schedule.title")}</Content>
        <Content component="p">{t("schedule.help")}</Content>
      </StackItem>
      <StackItem>
        <Form
          isWidthLimited
          onSubmit={(event) => {
            event.preventDefault();
            void start();
          }}
        >
          <TextField
            label={t("schedule.name")}
            value={name}
            onChange={(chosen) => onChange({ ...plan, name: chosen })}
            autoComplete="off"
            required
          />
          <Rhythm
            schedule={plan.schedule}
            onChange={(change) => onChange({ ...plan, schedule: changed(plan.schedule, change) })}
          />
          <SelectField
            label={t("schedule.keep")}
            help={t("schedule.keepHelp")}
            value={plan.keep}
            onChange={(keep) => onChange({ ...plan, keep: keep === "all" ? "all" : "thinned" })}
            options={[
              { value: "thinned", label: t("schedule.thinned", THINNED) },
              { value: "all", label: t("schedule.all") },
            ]}
          />
          {channels.length > 0 ? (
            <FormGroup role="group" isStack label={t("schedule.tell")} fieldId="setup-channels">
              {channels.map(({ id, name: channel }) => (
                <Checkbox
                  key={id}
                  id={`setup-channel-${id}`}
                  label={channel}
                  isChecked={told.includes(id)}
                  onChange={(_, on) =>
                    onChange({ ...plan, channels: on ? [...told, id] : told.filter((one) => one !== id) })
                  }
                />
              ))}
            </FormGroup>
          ) : (
            <Alert isInline variant="info" title={t("schedule.nobody")}>
              {t("schedule.nobodyBody")}
            </Alert>
          )}
          {!ready && (
            <Alert isInline variant="warning" title={t("schedule.notReady")}>
              {t("schedule.notReadyBody")}
            </Alert>
          )}
          {problem !== undefined && (
            <Alert isInline isLiveRegion variant="danger" title={t("schedule.failed")}>
              {problem}
            </Alert>
          )}
          <StepButtons
            next={t("schedule.start")}
            isBusy={busy}
            isDisabled={!ready || !name.trim() || !readCron(cronOf(plan.schedule)).cron}
          />
        </Form>
      </StackItem>
    </Stack>
  );
}

function Rhythm({
  schedule,
  onChange,
}: {
  schedule: Schedule;
  onChange: (change: Partial<Schedule>) => void;
}) {
  const { t, i18n } = useTranslation("setup");
  const id = useId();
  const { rhythm } = schedule;
  const { cron } = readCron(cronOf(schedule));
  const weekdays = weekdaysIn(i18n.language);
  return (
    <>
      <FormGroup role="radiogroup" isStack label={t("schedule.when")} fieldId={id}>
        {RHYTHMS.map((one) => (
          <Radio
            key={one}
            id={`${id}-${one}`}
            name={id}
            label={t(`schedule.${one}`)}
            isChecked={rhythm === one}
            onChange={() => onChange({ rhythm: one })}
          />
        ))}
      </FormGroup>
      {rhythm === "weekly" && (
        <SelectField
          label={t("schedule.weekday")}
          value={String(schedule.weekday)}
          onChange={(weekday) => onChange({ weekday: Number(weekday) })}
          options={weekdays}
        />
      )}
      {(rhythm === "daily" || rhythm === "weekly") && (
        <SelectField
          label={t("schedule.hour")}
          value={String(schedule.hour)}
          onChange={(hour) => onChange({ hour: Number(hour) })}
          options={HOURS}
        />
      )}
      <TextField
        label={t("schedule.expression")}
        help={t("schedule.expressionHelp")}
        error={cron ? undefined : t("schedule.noCron")}
        value={cronOf(schedule)}
        onChange={(cron) => onChange({ rhythm: "cron", cron })}
        autoComplete="off"
      />
      <NextRuns cron={cron} />
    </>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0];

function weekdaysIn(language: string) {
  const format = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  // 4 January 1970 was a Sunday.
  const name = (weekday: number) => format.format(Date.UTC(1970, 0, 4 + weekday));
  return MONDAY_FIRST.map((weekday) => ({ value: String(weekday), label: name(weekday) }));
}
