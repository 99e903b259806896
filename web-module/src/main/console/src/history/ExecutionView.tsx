import { Alert, Stack, StackItem, Title } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { toHistory } from "../app/paths";
import { ScreenHeader } from "../components/ScreenHeader";
import { StatusLabel } from "../components/StatusLabel";
import { ExecutionActions } from "./ExecutionActions";
import { isOver, type Execution, type LogLine } from "./executions";
import { Facts } from "./Facts";
import { Log } from "./Log";
import { Outcome } from "./Outcome";
import { resultOf } from "./result";
import { ResultDetails } from "./ResultDetails";
import { RunProgress } from "./RunProgress";
import { Stages } from "./Stages";

/** One execution, from what matters most to the last line of its log. */
export function ExecutionView({
  execution,
  lines,
  isLost,
}: {
  execution: Execution;
  lines: readonly LogLine[];
  isLost: boolean;
}) {
  const { t } = useTranslation(["history", "app"]);
  const type = t(`app:executionType.${execution.type}`);
  const result = resultOf(execution);
  const over = isOver(execution.status);
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader
          title={execution.jobName ? t("ofJob", { type, job: execution.jobName }) : type}
          badge={<StatusLabel status={execution.status} />}
          parents={[{ title: t("title"), to: toHistory() }]}
          actions={<ExecutionActions execution={execution} />}
        />
      </StackItem>
      {isLost && (
        <StackItem>
          <Alert isInline isPlain variant="warning" title={t("lost")} />
        </StackItem>
      )}
      <Outcome execution={execution} lines={lines} />
      {!over && (
        <StackItem>
          <RunProgress progress={execution} />
        </StackItem>
      )}
      <StackItem>
        <Facts execution={execution} result={result} />
      </StackItem>
      <StackItem>
        <Title headingLevel="h2" size="lg" className="history-section">
          {t("stages")}
        </Title>
        <Stages execution={execution} lines={lines} />
      </StackItem>
      {result && <ResultDetails execution={execution} result={result} />}
      <StackItem>
        <Title headingLevel="h2" size="lg" className="history-section">
          {t("log")}
        </Title>
        <Log lines={lines} name={`${execution.type}-${execution.id}`.toLowerCase()} isLive={!over} />
      </StackItem>
    </Stack>
  );
}
