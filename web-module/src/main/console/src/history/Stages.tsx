import { ProgressStep, ProgressStepper } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../i18n/format";
import { isOver, type Execution, type LogLine } from "./executions";
import { lengthOf, stagesOf, type StageSpan } from "./stages";
import { useNow } from "./useNow";

const VARIANTS = { done: "success", running: "info", failed: "danger", cancelled: "warning" } as const;

/** What was done after what, and how long each took. */
export function Stages({ execution, lines }: { execution: Execution; lines: readonly LogLine[] }) {
  const { t } = useTranslation(["history", "app"]);
  const format = useFormat();
  const now = useNow(!isOver(execution.status));

  function words(span: StageSpan): string {
    const length = lengthOf(span, now);
    const outcome = t(`stageOutcome.${span.outcome}`);
    return length === null
      ? outcome
      : t("stageTook", { outcome, duration: format.duration(wholeSeconds(length)) });
  }

  return (
    <ProgressStepper aria-label={t("stages")} isCompact={false}>
      {stagesOf(execution, lines).map((span) => {
        const name = t(`app:stage.${span.stage}`);
        return (
          <ProgressStep
            key={span.stage}
            id={`stage-${span.stage}`}
            titleId={`stage-title-${span.stage}`}
            variant={VARIANTS[span.outcome]}
            isCurrent={span.outcome === "running"}
            aria-label={`${name}: ${words(span)}`}
            description={words(span)}
          >
            {name}
          </ProgressStep>
        );
      })}
    </ProgressStepper>
  );
}

/** A running clock that shows milliseconds would flicker. */
function wholeSeconds(length: number): number {
  return length < 1000 ? length : Math.floor(length / 1000) * 1000;
}
