import { Alert, ClipboardCopy, Content, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Execution, LogLine } from "./executions";
import { causeOf, gravityOf, incidentOf } from "./outcome";

/** What went wrong, in words, what that means for what is stored, and what to do next. Nothing when all went well. */
export function Outcome({ execution, lines }: { execution: Execution; lines: readonly LogLine[] }) {
  const { t } = useTranslation(["history", "app"]);
  const gravity = gravityOf(execution.status);
  if (!gravity) {
    return null;
  }
  const { type, status, error } = execution;
  const cause = status === "Failed" || status === "Partial" ? causeOf(error) : null;
  return (
    <StackItem>
      <Alert
        isInline
        variant={gravity}
        title={t(`outcome.${status}`, { type: t(`app:executionType.${type}`) })}
        component="h2"
      >
        {error && (
          <Content component="p" className="history-error">
            {error}
          </Content>
        )}
        <Content component="p">{t(`meaning.${type}.${status}`)}</Content>
        {cause && <Content component="p">{t(`cause.${cause}`)}</Content>}
        {status === "Failed" && (
          <div>
            {t("incident")}{" "}
            <ClipboardCopy
              variant="inline-compact"
              isCode
              hoverTip={t("copy")}
              clickTip={t("copied")}
              copyAriaLabel={t("copyIncident")}
            >
              {incidentOf(execution, lines)}
            </ClipboardCopy>
          </div>
        )}
      </Alert>
    </StackItem>
  );
}
