import {
  Alert,
  AlertActionCloseButton,
  Button,
  Content,
  Flex,
  Progress,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../api/session";
import { wordsOf } from "../components/Alerts";
import { ConfirmDialog } from "../components/ConfirmDialog";
import type { Job } from "./api";
import { useBulk, type BulkAction, type BulkRun } from "./useBulk";

const NAMED = 10;

/** What can be done to all chosen jobs at once, and how far it is. */
export function BulkActions({ jobs, onDone }: { jobs: readonly Job[]; onDone: () => void }) {
  const { t } = useTranslation("jobs");
  const may = useMay();
  const bulk = useBulk();
  const [deleting, setDeleting] = useState(false);
  const busy = bulk.run !== undefined && !bulk.run.ended;
  const begin = (action: BulkAction) => {
    onDone();
    void bulk.begin(action, jobs);
  };
  return (
    <>
      {bulk.run && <BulkProgress run={bulk.run} onStop={bulk.stop} onClose={bulk.clear} />}
      {jobs.length > 0 && (
        <Toolbar aria-label={t("bulk.label")}>
          <ToolbarContent alignItems="center">
            <ToolbarItem>{t("bulk.chosen", { count: jobs.length })}</ToolbarItem>
            {may("jobs:execute") && (
              <ToolbarItem>
                <Button variant="secondary" isDisabled={busy} onClick={() => begin("run")}>
                  {t("run")}
                </Button>
              </ToolbarItem>
            )}
            {may("jobs:write") && (
              <>
                {(["enable", "disable"] as const).map((action) => (
                  <ToolbarItem key={action}>
                    <Button variant="secondary" isDisabled={busy} onClick={() => begin(action)}>
                      {t(`bulk.${action}`)}
                    </Button>
                  </ToolbarItem>
                ))}
                <ToolbarItem>
                  <Button variant="danger" isDisabled={busy} onClick={() => setDeleting(true)}>
                    {t("app:delete")}
                  </Button>
                </ToolbarItem>
              </>
            )}
            <ToolbarItem>
              <Button variant="link" onClick={onDone}>
                {t("bulk.none")}
              </Button>
            </ToolbarItem>
          </ToolbarContent>
        </Toolbar>
      )}
      {deleting && (
        <ConfirmDialog
          title={t("deleting.manyTitle", { count: jobs.length })}
          action={t("deleting.manyAction", { count: jobs.length })}
          onConfirm={async () => begin("delete")}
          onClose={() => setDeleting(false)}
        >
          <Content>
            <p>{t("deleting.manyStops")}</p>
            <ul>
              {jobs.slice(0, NAMED).map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
              {jobs.length > NAMED && <li>{t("deleting.more", { count: jobs.length - NAMED })}</li>}
            </ul>
            <p>{t("deleting.backupsStay")}</p>
            <p>{t("deleting.cancels")}</p>
          </Content>
        </ConfirmDialog>
      )}
    </>
  );
}

function BulkProgress({ run, onStop, onClose }: { run: BulkRun; onStop: () => void; onClose: () => void }) {
  const { t } = useTranslation("jobs");
  const { state, count, action, ended, nameOf } = run;
  const variant = state.failures.length > 0 ? "danger" : ended && state.done < count ? "warning" : "info";
  return (
    <Alert
      isInline
      isLiveRegion
      className="jobs-bulk"
      variant={variant === "info" && ended ? "success" : variant}
      title={t(`bulk.title.${action}`, { done: state.done, count })}
      actionClose={ended && <AlertActionCloseButton aria-label={t("app:close")} onClose={onClose} />}
    >
      {!ended && (
        <Flex alignItems={{ default: "alignItemsCenter" }}>
          <Progress
            aria-label={t(`bulk.title.${action}`, { done: state.done, count })}
            value={state.done}
            max={count}
            measureLocation="none"
          />
          <Button variant="link" isInline onClick={onStop}>
            {t("bulk.stop")}
          </Button>
        </Flex>
      )}
      {state.waiting > 0 && !ended && <p>{t("bulk.waiting", { count: state.waiting })}</p>}
      {state.failures.length > 0 && (
        <ul>
          {state.failures.map(({ id, problem }) => (
            <li key={id}>
              {nameOf(id)}: {wordsOf(problem)}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
