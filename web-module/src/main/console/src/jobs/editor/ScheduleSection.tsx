import { Checkbox, Flex, FormGroup } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SelectField, TextField } from "../../components/fields";
import { readCron, type CronProblem } from "../schedule/cron";
import { NextRuns } from "../schedule/NextRuns";
import { cronOf, simpleOf, withEvery, type Every, type SimpleSchedule } from "../schedule/simple";
import { weekdayName } from "../schedule/words";
import type { SectionProps } from "./JobEditor";
import { Section } from "./Section";

const EVERY: readonly Every[] = ["hour", "day", "week", "month"];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0];
const FALLBACK: SimpleSchedule = { every: "day", hour: 2, minute: 0 };
const SHORTEST_MONTH = 28;

/** When the job runs: a simple rhythm, or cron for everything else. */
export function ScheduleSection({ form, change }: SectionProps) {
  const { t } = useTranslation("jobs");
  // Beside the expression: while weekdays are chosen there may be none, which no expression can say.
  const [simple, setSimple] = useState(() => simpleOf(form.schedule));
  const { cron, problem } = readCron(form.schedule);
  const set = (schedule: SimpleSchedule) => {
    setSimple(schedule);
    change({ schedule: cronOf(schedule) });
  };
  return (
    <Section id="schedule" title={t("section.schedule")}>
      <SelectField
        label={t("picker.every")}
        value={simple?.every ?? "cron"}
        onChange={(value) => {
          const every = EVERY.find((known) => known === value);
          if (every) {
            set(withEvery(simple ?? simpleOf(form.schedule) ?? FALLBACK, every));
          } else {
            setSimple(null);
          }
        }}
        options={[...EVERY, "cron"].map((value) => ({ value, label: t(`picker.${value}`) }))}
      />
      {simple ? (
        <SimpleFields schedule={simple} onChange={set} />
      ) : (
        <TextField
          label={t("picker.expression")}
          required
          value={form.schedule}
          onChange={(schedule) => change({ schedule })}
          help={t("picker.expressionHelp")}
          error={problem && problemWords(problem, t)}
          autoComplete="off"
        />
      )}
      <NextRuns cron={cron} />
    </Section>
  );
}

function problemWords(problem: CronProblem, t: (key: string) => string): string {
  return t(problem.kind === "field" ? `picker.wrong.${problem.field}` : `picker.wrong.${problem.kind}`);
}

function SimpleFields({
  schedule,
  onChange,
}: {
  schedule: SimpleSchedule;
  onChange: (schedule: SimpleSchedule) => void;
}) {
  const { t } = useTranslation("jobs");
  if (schedule.every === "hour") {
    return (
      <SelectField
        label={t("picker.minute")}
        value={String(schedule.minute)}
        onChange={(minute) => onChange({ ...schedule, minute: Number(minute) })}
        options={numbers(0, 59)}
      />
    );
  }
  return (
    <>
      {schedule.every === "week" && (
        <Weekdays chosen={schedule.weekdays} onChange={(weekdays) => onChange({ ...schedule, weekdays })} />
      )}
      {schedule.every === "month" && (
        <SelectField
          label={t("picker.monthDay")}
          value={String(schedule.day)}
          onChange={(day) => onChange({ ...schedule, day: Number(day) })}
          options={numbers(1, 31)}
          help={schedule.day > SHORTEST_MONTH ? t("picker.shortMonths", { day: schedule.day }) : undefined}
        />
      )}
      <TextField
        label={t("picker.time")}
        type="time"
        required
        value={`${two(schedule.hour)}:${two(schedule.minute)}`}
        onChange={(time) => {
          const [hour, minute] = time.split(":").map(Number);
          if (hour !== undefined && minute !== undefined) {
            onChange({ ...schedule, hour, minute });
          }
        }}
      />
    </>
  );
}

function Weekdays({
  chosen,
  onChange,
}: {
  chosen: readonly number[];
  onChange: (weekdays: readonly number[]) => void;
}) {
  const { t, i18n } = useTranslation("jobs");
  return (
    <FormGroup role="group" label={t("picker.weekdays")} fieldId="weekdays" isRequired>
      <Flex>
        {WEEKDAYS.map((day) => (
          <Checkbox
            key={day}
            id={`weekday-${day}`}
            label={weekdayName(i18n.language, day)}
            isChecked={chosen.includes(day)}
            onChange={(_, on) => onChange(on ? [...chosen, day] : chosen.filter((other) => other !== day))}
          />
        ))}
      </Flex>
    </FormGroup>
  );
}

const two = (value: number) => String(value).padStart(2, "0");

function numbers(from: number, to: number) {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index)).map((value) => ({
    value,
    label: value,
  }));
}
