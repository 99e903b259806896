import { Alert, Button, Flex, FlexItem, Progress, Stack, StackItem } from "@patternfly/react-core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, client } from "../api/client";
import type { ExecutionEvents } from "../api/live";
import { useMay } from "../api/session";
import { wordsOf } from "../components/Alerts";
import { useFormat } from "../i18n/format";
import { LogLines } from "./LogLines";
import "./restore.css";

interface RunProgressProps {
  executionId: string;
  label: string;
  events: ExecutionEvents;
}

/** How far a run is, what it says, and a way to stop it. */
export function RunProgress({ executionId, label, events }: RunProgressProps) {
  const { t } = useTranslation("restore");
  const format = useFormat();
  const may = useMay();
  const { progress, lines, connection } = events;
  const cancel = useMutation({
    mutationFn: () =>
      answer(client.POST("/executions/{id}/cancel", { params: { path: { id: executionId } } })),
  });
  const amounts = progress && [
    progress.bytesTotal > 0
      ? t("run.bytesOf", { done: format.bytes(progress.bytesDone), total: format.bytes(progress.bytesTotal) })
      : progress.bytesDone > 0 && format.bytes(progress.bytesDone),
    progress.speed !== null && t("run.speed", { size: format.bytes(progress.speed) }),
  ];
  return (
    <Stack hasGutter>
      <StackItem>
        <Progress
          aria-label={label}
          title={
            progress
              ? t(`run.stage.${progress.stage}`, { defaultValue: progress.stage })
              : t("run.connecting")
          }
          value={progress?.progress ?? 0}
          helperText={amounts?.filter(Boolean).join(" · ")}
        />
      </StackItem>
      {connection === "lost" && (
        <StackItem>
          <Alert isInline variant="warning" title={t("run.lost.title")}>
            {t("run.lost.body")}
          </Alert>
        </StackItem>
      )}
      {cancel.isError && (
        <StackItem>
          <Alert isInline variant="danger" title={t("run.cancelFailed")}>
            {wordsOf(cancel.error)}
          </Alert>
        </StackItem>
      )}
      <StackItem>
        <LogLines lines={lines} />
      </StackItem>
      {may("jobs:execute") && (
        <StackItem>
          <Flex alignItems={{ default: "alignItemsCenter" }}>
            <Button
              variant="secondary"
              isDisabled={cancel.isPending || cancel.isSuccess}
              onClick={() => cancel.mutate()}
            >
              {t("run.cancel")}
            </Button>
            {cancel.isSuccess && <FlexItem role="status">{t("run.cancelling")}</FlexItem>}
          </Flex>
        </StackItem>
      )}
    </Stack>
  );
}
