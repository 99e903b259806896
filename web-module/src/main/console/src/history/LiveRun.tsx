import { Alert, Stack, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { ExecutionEvents } from "../api/live";
import { ExecutionActions } from "./ExecutionActions";
import type { Execution } from "./executions";
import { LogLines } from "./LogLines";
import { RunProgress } from "./RunProgress";

/** What goes on, beside what it was started from: how far it is, what it says, and a way to stop it. */
export function LiveRun({
  id,
  type,
  events: { progress, lines, connection },
}: Pick<Execution, "id" | "type"> & { events: ExecutionEvents }) {
  const { t } = useTranslation("history");
  return (
    <Stack hasGutter>
      {connection === "lost" && (
        <StackItem>
          <Alert isInline isPlain variant="warning" title={t("lost")} />
        </StackItem>
      )}
      <StackItem>{progress ? <RunProgress progress={progress} /> : <p>{t("connecting")}</p>}</StackItem>
      {lines.length > 0 && (
        <StackItem>
          <LogLines lines={lines} isLive />
        </StackItem>
      )}
      {progress && (
        <StackItem>
          <ExecutionActions
            execution={{ id, type, status: progress.status, jobId: null, cancelRequested: false }}
          />
        </StackItem>
      )}
    </Stack>
  );
}
