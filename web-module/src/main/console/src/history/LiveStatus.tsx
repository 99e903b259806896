import { Progress, Stack, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useExecutionEvents } from "../api/live";
import { StatusLabel } from "../components/StatusLabel";
import { useFormat } from "../i18n/format";
import { isOver, type Row } from "./executions";
import "./history.css";

/** How many rows of a screen may be live at once; a browser has six connections to a server for all of its tabs. */
const MOST_LIVE = 3;

/** Those of the rows that hear of their progress at once; the others when the list is read again. */
export function liveOnes(rows: readonly Row[]): ReadonlySet<string> {
  return new Set(
    rows
      .filter(({ status }) => status === "Running")
      .slice(0, MOST_LIVE)
      .map(({ id }) => id),
  );
}

/** The status of a row, with stage and progress while it runs. */
export function LiveStatus({ row, live }: { row: Row; live: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const events = useExecutionEvents(live ? row.id : null);
  const { status, stage, progress } = events.end ?? events.progress ?? row;
  if (isOver(status) || status === "Pending") {
    return (
      <div>
        <StatusLabel status={status} />
      </div>
    );
  }
  return (
    <Stack>
      <StackItem>
        <StatusLabel status={status} />
      </StackItem>
      <StackItem>
        <Progress
          value={progress}
          measureLocation="none"
          size="sm"
          aria-label={t("status.running")}
          className="history-thin"
        />
      </StackItem>
      <StackItem>
        <small className="console-subtle">
          {t(`stage.${stage}`)}, {format.percent(progress)}
        </small>
      </StackItem>
    </Stack>
  );
}
