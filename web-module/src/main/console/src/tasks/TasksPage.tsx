import { Button, Content, Flex, Label, Stack, StackItem, Switch } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../api/session";
import { toExecution, toHistory } from "../app/paths";
import { useAlerts } from "../components/Alerts";
import type { Column } from "../components/DataTable";
import { LoadedTable } from "../components/LoadedTable";
import { Nothing } from "../components/Nothing";
import { ScreenHeader } from "../components/ScreenHeader";
import { StatusLabel } from "../components/StatusLabel";
import { Time } from "../components/Time";
import { useAddressParam } from "../components/useAddressParam";
import { useRunTask, useTasks, useUpdateTask, type Task } from "./queries";
import { dailyAt, rhythmOf } from "./rhythms";
import { TaskDialog } from "./TaskDialog";
import "./tasks.css";

export default function TasksPage() {
  const { t } = useTranslation("tasks");
  const may = useMay();
  const { addAlert, addError } = useAlerts();
  const tasks = useTasks();
  const run = useRunTask();
  const update = useUpdateTask();
  const [shown, show] = useAddressParam("task");
  const mayChange = may("settings:write");

  async function runNow(task: Task) {
    try {
      const { executionId } = await run.mutateAsync(task.id);
      addAlert(
        t("started", { name: task.label }),
        "success",
        may("history:read") && <Link to={toExecution(executionId)}>{t("follow")}</Link>,
      );
    } catch (problem) {
      addError(t("notStarted", { name: task.label }), problem);
    }
  }

  async function enable(task: Task, enabled: boolean) {
    try {
      await update.mutateAsync({ taskId: task.id, enabled });
    } catch (problem) {
      addError(t("notChanged", { name: task.label }), problem);
    }
  }

  const columns: Column<Task>[] = [
    {
      key: "task",
      title: t("task"),
      width: 30,
      sortBy: ({ label }) => label,
      cell: (task) => (
        <>
          <strong>{task.label}</strong>
          <Content component="small">{task.description}</Content>
        </>
      ),
    },
    {
      key: "enabled",
      title: t("enabled"),
      sortBy: ({ enabled }) => Number(enabled),
      cell: (task) =>
        mayChange ? (
          <Switch
            id={`enabled-${task.id}`}
            aria-label={t("enabledOf", { name: task.label })}
            isChecked={task.enabled}
            isDisabled={update.isPending && update.variables.taskId === task.id}
            onChange={(_, on) => void enable(task, on)}
          />
        ) : (
          t(task.enabled ? "yes" : "no")
        ),
    },
    {
      key: "schedule",
      title: t("schedule"),
      cell: (task) => (
        <>
          <Schedule schedule={task.schedule} />
          {task.runOnStartup && (
            <>
              {" "}
              <Label isCompact variant="outline">
                {t("atStart")}
              </Label>
            </>
          )}
        </>
      ),
    },
    {
      key: "last",
      title: t("lastRun"),
      sortBy: ({ lastRunAt }) => lastRunAt,
      cell: (task) => <LastRun task={task} />,
    },
    {
      key: "next",
      title: t("nextRun"),
      sortBy: ({ nextRunAt }) => nextRunAt,
      cell: ({ nextRunAt }) => (nextRunAt ? <Time at={nextRunAt} relative /> : t("never")),
    },
  ];
  if (mayChange) {
    columns.push({
      key: "run",
      title: t("run"),
      cell: (task) => (
        <Button
          variant="secondary"
          size="sm"
          aria-label={t("runNowOf", { name: task.label })}
          isLoading={run.isPending && run.variables === task.id}
          isDisabled={run.isPending}
          onClick={() => void runNow(task)}
        >
          {t("runNow")}
        </Button>
      ),
    });
  }
  const open = tasks.data?.find(({ id }) => id === shown);

  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader
          title={t("title")}
          description={t("description")}
          actions={may("history:read") && <Link to={toHistory({ type: "SystemTask" })}>{t("allRuns")}</Link>}
        />
      </StackItem>
      <StackItem>
        <LoadedTable
          label={t("title")}
          query={tasks}
          columns={columns}
          rowKey={({ id }) => id}
          actions={
            mayChange ? (task) => [{ title: t("editAction"), onClick: () => show(task.id) }] : undefined
          }
          empty={<Nothing title={t("empty")} />}
        />
      </StackItem>
      {open && mayChange && <TaskDialog key={open.id} task={open} onClose={() => show(null)} />}
    </Stack>
  );
}

/** In words where there are some, else as it is written. */
function Schedule({ schedule }: { schedule: string }) {
  const { t } = useTranslation("tasks");
  const rhythm = rhythmOf(schedule);
  const daily = dailyAt(schedule);
  const words = daily
    ? t("dailyAt", {
        time: [daily.hour, daily.minute].map((part) => String(part).padStart(2, "0")).join(":"),
      })
    : rhythm && t(`rhythms.${rhythm}`);
  return words ? (
    <span title={schedule}>{words}</span>
  ) : (
    <span className="console-mono tasks-cron">{schedule}</span>
  );
}

function LastRun({ task }: { task: Task }) {
  const { t } = useTranslation("tasks");
  const may = useMay();
  if (!task.lastStatus) {
    return t("neverRan");
  }
  return (
    <Flex gap={{ default: "gapSm" }} alignItems={{ default: "alignItemsCenter" }}>
      <StatusLabel status={task.lastStatus} />
      {task.lastExecutionId && may("history:read") ? (
        <Link to={toExecution(task.lastExecutionId)}>
          {task.lastRunAt ? <Time at={task.lastRunAt} relative /> : t("follow")}
        </Link>
      ) : (
        <Time at={task.lastRunAt} relative />
      )}
    </Flex>
  );
}
