import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../components/Alerts";
import { SelectField, SwitchField, TextField } from "../components/fields";
import { FormDialog } from "../components/FormDialog";
import { OWN, RHYTHMS, rhythmOf } from "./rhythms";
import { useUpdateTask, type Task } from "./queries";

export function TaskDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t } = useTranslation("tasks");
  const { addAlert } = useAlerts();
  const update = useUpdateTask();
  const [schedule, setSchedule] = useState(task.schedule);
  const [enabled, setEnabled] = useState(task.enabled);
  const [runOnStartup, setRunOnStartup] = useState(task.runOnStartup);
  const known = rhythmOf(schedule);
  const [own, setOwn] = useState(!known);

  return (
    <FormDialog
      title={t("editTitle", { name: task.label })}
      description={task.description}
      action={t("app:save")}
      isDisabled={!schedule.trim()}
      values={[schedule.trim(), enabled, runOnStartup]}
      onClose={onClose}
      onSubmit={async () => {
        await update.mutateAsync({ taskId: task.id, schedule: schedule.trim(), enabled, runOnStartup });
        addAlert(t("saved", { name: task.label }));
      }}
    >
      {(errorOf) => (
        <>
          <SwitchField label={t("enabled")} help={t("enabledHelp")} value={enabled} onChange={setEnabled} />
          <SelectField
            label={t("rhythm")}
            value={own ? OWN : (known ?? OWN)}
            onChange={(chosen) => {
              setOwn(chosen === OWN);
              if (chosen in RHYTHMS) {
                setSchedule(RHYTHMS[chosen as keyof typeof RHYTHMS]);
              }
            }}
            options={[...Object.keys(RHYTHMS), OWN].map((value) => ({ value, label: t(`rhythms.${value}`) }))}
          />
          {(own || !known) && (
            <TextField
              label={t("schedule")}
              value={schedule}
              onChange={setSchedule}
              help={t("scheduleHelp")}
              error={errorOf("schedule")}
              autoComplete="off"
              required
            />
          )}
          <SwitchField
            label={t("runOnStartup")}
            help={t("runOnStartupHelp")}
            value={runOnStartup}
            onChange={setRunOnStartup}
          />
        </>
      )}
    </FormDialog>
  );
}
