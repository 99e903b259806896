import { Progress, Stack, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Schema } from "../api/client";
import { useFormat } from "../i18n/format";

/** How far it is: percent, bytes, speed, and about how long the rest takes when the sizes are known. */
export function RunProgress({ progress: at }: { progress: Schema["ExecutionProgress"] }) {
  const { t } = useTranslation(["history", "app"]);
  const format = useFormat();
  const { status, stage, progress, bytesDone, bytesTotal, speed } = at;
  if (status === "Pending") {
    return <p>{t("waits")}</p>;
  }
  const bytes = [
    bytesDone > 0 &&
      (bytesTotal > 0
        ? t("bytesOf", { done: format.bytes(bytesDone), total: format.bytes(bytesTotal) })
        : format.bytes(bytesDone)),
    bytesDone > 0 && speed ? t("perSecond", { bytes: format.bytes(speed) }) : false,
    speed && bytesTotal > bytesDone && bytesDone > 0
      ? t("left", { duration: format.duration(((bytesTotal - bytesDone) / speed) * 1000) })
      : false,
  ].filter(Boolean);
  return (
    <Stack>
      <StackItem>
        <Progress value={progress} title={t(`app:stage.${stage}`)} aria-label={t("progress")} />
      </StackItem>
      <StackItem className="console-subtle">{bytes.join(" · ")}</StackItem>
    </Stack>
  );
}
