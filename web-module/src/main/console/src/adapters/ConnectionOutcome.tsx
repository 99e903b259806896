import { Alert, Stack, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { adviceOn } from "./advice";
import type { Outcome, Type } from "./queries";

/** What a test came to: the server's words, and what to do about them when that can be told. */
export function ConnectionOutcome({ type, outcome }: { type: Type; outcome: Outcome }) {
  const { t } = useTranslation("adapters");
  if (outcome.success) {
    return (
      <Alert isInline isLiveRegion variant="success" title={t(`test.worked.${type}`)}>
        {outcome.version ? t("test.version", { version: outcome.version }) : t(`test.proved.${type}`)}
      </Alert>
    );
  }
  const advice = adviceOn(type, outcome.message);
  return (
    <Alert isInline isLiveRegion variant="danger" title={t(`test.failed.${type}`)}>
      <Stack hasGutter>
        <StackItem>{outcome.message}</StackItem>
        {advice && <StackItem>{t(`advice.${advice}`)}</StackItem>}
      </Stack>
    </Alert>
  );
}
