import { Alert, Button, List, ListItem, Stack, StackItem } from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, client, type Schema } from "../api/client";
import { wordsOf } from "../components/Alerts";
import { CopyBlock } from "../components/CopyBlock";
import { Time } from "../components/Time";
import { useFormat } from "../i18n/format";

type Check = Schema["AuditCheck"];

/** Checks the whole trail when asked to; it reads every line, so nothing does it unasked. */
export function useChainCheck() {
  return useQuery({
    queryKey: ["audit", "verify"],
    queryFn: async () => ({
      result: await answer(client.GET("/audit/verify")),
      at: new Date().toISOString(),
    }),
    enabled: false,
  });
}

export function ChainCheckButton({ check }: { check: ReturnType<typeof useChainCheck> }) {
  const { t } = useTranslation("audit");
  return (
    <Button
      variant="secondary"
      isLoading={check.isFetching}
      isDisabled={check.isFetching}
      onClick={() => void check.refetch()}
    >
      {t("check.action")}
    </Button>
  );
}

export function ChainCheckResult({ check }: { check: ReturnType<typeof useChainCheck> }) {
  if (check.isError && !check.isFetching) {
    return <Failed problem={check.error} />;
  }
  return check.data && !check.isFetching ? <Found {...check.data} /> : null;
}

function Failed({ problem }: { problem: unknown }) {
  const { t } = useTranslation("audit");
  return (
    <Alert isInline variant="warning" title={t("check.notDone")}>
      {wordsOf(problem)}
    </Alert>
  );
}

/** Says what was proved and what was not; a valid chain is no proof that nothing was cut off its end. */
function Found({ result, at }: { result: Check; at: string }) {
  const { t } = useTranslation("audit");
  const format = useFormat();
  const [showsHead, setShowsHead] = useState(false);
  const { valid, checked, firstSequence, lastSequence, headHash, unchained, problem } = result;
  const lines = { count: checked, checked: format.number(checked) };
  return (
    <Alert
      isInline
      isLiveRegion
      variant={!valid ? "danger" : checked === 0 ? "info" : "success"}
      title={t(!valid ? "check.broken" : checked === 0 ? "check.empty" : "check.valid", lines)}
    >
      <Stack hasGutter>
        {problem && <StackItem>{t("check.problem", { message: problem.message })}</StackItem>}
        <StackItem>
          <List>
            {checked > 0 && (
              <ListItem>
                {t(valid ? "check.range" : "check.upTo", {
                  ...lines,
                  first: firstSequence,
                  last: valid ? lastSequence : firstSequence + checked - 1,
                })}
              </ListItem>
            )}
            {unchained > 0 && <ListItem>{t("check.unchained", { count: unchained })}</ListItem>}
            {valid && checked > 0 && <ListItem>{t("check.limits")}</ListItem>}
          </List>
        </StackItem>
        {!valid && <StackItem>{t("check.whatNow")}</StackItem>}
        <StackItem>
          {t("check.at")} <Time at={at} />
          {headHash && (
            <>
              {" · "}
              <Button
                variant="link"
                isInline
                aria-expanded={showsHead}
                onClick={() => setShowsHead(!showsHead)}
              >
                {t(showsHead ? "check.hideHead" : "check.showHead")}
              </Button>
            </>
          )}
        </StackItem>
        {showsHead && (
          <StackItem>
            <p>{t("check.headHelp")}</p>
            <CopyBlock text={headHash} label={t("hash")} />
          </StackItem>
        )}
      </Stack>
    </Alert>
  );
}
