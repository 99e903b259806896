import { Alert, Button, Checkbox, Form, Stack, StackItem } from "@patternfly/react-core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { answer, client, Problem, type Schema } from "../api/client";
import { wordsOf } from "../components/Alerts";
import { useUnsaved } from "../components/LeaveGuard";
import { Loaded } from "../components/Loaded";
import { BackupSummary } from "./BackupSummary";
import { ConfirmReplace } from "./ConfirmReplace";
import { ConflictChoice } from "./ConflictChoice";
import { MappingTable } from "./MappingTable";
import { choicesOf, conflictsOf, isCaseless, nameProblems, type Naming } from "./mapping";
import { canBeForced, withoutApiHint } from "./outcome";
import { NO_CREDENTIALS, PrivilegedFields } from "./PrivilegedFields";
import { useAnalysis, useExisting, useSources } from "./queries";
import { Step } from "./Step";
import { TargetChoice } from "./TargetChoice";

interface RestoreFormProps {
  destinationId: string;
  destination: string;
  row: Schema["BackupRow"];
  onStarted: (executionId: string) => void;
}

const NO_NAMES: Record<string, string> = {};
const NONE_LEFT: ReadonlySet<string> = new Set();
const UNTOUCHED = { naming: "new", edited: NO_NAMES, left: NONE_LEFT } as const;

export function RestoreForm({ destinationId, destination, row, onStarted }: RestoreFormProps) {
  const { t } = useTranslation("restore");
  const analysis = useAnalysis(destinationId, row.path);
  const known = useSources();
  const sources = (known.data ?? []).filter(({ adapterId }) => adapterId === row.sourceType);
  const [picked, setPicked] = useState<string>();
  const usual = sources.find(({ name }) => name === row.sourceName) ?? sources[0];
  const target = sources.find(({ id }) => id === picked) ?? usual;
  const existing = useExisting(target);

  const [naming, setNaming] = useState<Naming>("new");
  const [edited, setEdited] = useState(NO_NAMES);
  const [left, setLeft] = useState(NONE_LEFT);
  const [replace, setReplace] = useState(false);
  const [credentials, setCredentials] = useState(NO_CREDENTIALS);
  const [force, setForce] = useState(false);
  const [confirming, setConfirming] = useState(false);

  const caseless = isCaseless(row.sourceType);
  const choicesBy = (plan: Parameters<typeof choicesOf>[2]) =>
    choicesOf(analysis.data?.databases ?? [], existing.data ?? [], plan);
  const choices = choicesBy({ naming, edited, left });
  const problems = nameProblems(choices, caseless);
  const conflicts = conflictsOf(choices, existing.data ?? [], caseless);
  const count = choices.filter(({ selected }) => selected).length;

  const forget = useUnsaved(
    target !== usual ||
      replace ||
      credentials.user + credentials.password !== "" ||
      JSON.stringify(choices) !== JSON.stringify(choicesBy(UNTOUCHED)),
  );

  const start = useMutation({
    mutationFn: () =>
      answer(
        client.POST("/storage/{id}/restore", {
          params: { path: { id: destinationId } },
          body: {
            file: row.path,
            targetSourceId: target?.id ?? "",
            databaseMapping: choices,
            privilegedAuth: credentials.user ? credentials : null,
            safetyCopy: true,
            // What was not shown and confirmed is never replaced, whatever came up at the target meanwhile.
            onExisting: conflicts.length > 0 && replace ? "replace" : "fail",
            force,
          },
        }),
      ),
    onSuccess: ({ executionId }) => {
      forget();
      onStarted(executionId);
    },
    onError: () => void existing.refetch(),
  });
  const refusal = start.error;
  const forceable = refusal instanceof Problem && refusal.status === 409 && canBeForced(refusal.message);

  /** Another plan is judged anew. */
  function changed() {
    start.reset();
    setForce(false);
  }

  const obstacle = !target
    ? "noTarget"
    : !existing.data || !analysis.data
      ? "notRead"
      : count === 0
        ? "nothingChosen"
        : problems.size > 0
          ? "names"
          : conflicts.length > 0 && !replace
            ? "conflicts"
            : (credentials.user === "") !== (credentials.password === "")
              ? "credentials"
              : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (obstacle || start.isPending) {
      return;
    }
    if (conflicts.length > 0) {
      setConfirming(true);
    } else {
      start.mutate();
    }
  }

  return (
    <Form onSubmit={submit} className="restore-form">
      <Stack hasGutter>
        <Step number={1} title={t("step.what")}>
          <BackupSummary row={row} analysis={analysis} />
        </Step>
        <Step number={2} title={t("step.where")}>
          <Loaded query={known}>
            {() => (
              <TargetChoice
                engine={row.sourceType}
                sources={sources}
                target={target}
                existing={existing}
                onChange={(id) => {
                  setPicked(id);
                  setReplace(false);
                  changed();
                }}
              />
            )}
          </Loaded>
        </Step>
        {target && analysis.data && existing.data && (
          <Step number={3} title={t("step.names")}>
            <MappingTable
              choices={choices}
              problems={problems}
              conflicts={conflicts}
              replace={replace}
              naming={naming}
              onNaming={(next) => {
                setNaming(next);
                setEdited(NO_NAMES);
                changed();
              }}
              onName={(originalName, name) => {
                setEdited({ ...edited, [originalName]: name });
                changed();
              }}
              onSelect={(originalName, on) => {
                const next = new Set(left);
                if (on) {
                  next.delete(originalName);
                } else {
                  next.add(originalName);
                }
                setLeft(next);
                changed();
              }}
            />
            {conflicts.length > 0 && (
              <ConflictChoice
                conflicts={conflicts}
                destination={destination}
                replace={replace}
                onChange={(on) => {
                  setReplace(on);
                  changed();
                }}
              />
            )}
          </Step>
        )}
        <Step number={4} title={t("step.rights")}>
          <PrivilegedFields value={credentials} onChange={setCredentials} />
        </Step>
        {refusal && (
          <StackItem>
            <Alert isInline variant="danger" title={t(forceable ? "guard.title" : "refused")}>
              <p className="restore-words">{withoutApiHint(wordsOf(refusal))}</p>
            </Alert>
          </StackItem>
        )}
        {(forceable || force) && (
          <StackItem>
            <Checkbox
              id="restore-force"
              label={t("guard.force")}
              description={t("guard.consequence")}
              isChecked={force}
              onChange={(_, on) => setForce(on)}
            />
          </StackItem>
        )}
        <StackItem>
          <Button
            type="submit"
            variant={conflicts.length > 0 ? "danger" : "primary"}
            isDisabled={obstacle !== null || start.isPending || (forceable && !force)}
            isLoading={start.isPending}
          >
            {t(conflicts.length > 0 ? "start.replace" : "start.new", { count, target: target?.name ?? "" })}
          </Button>
          <p className="console-subtle" role="status">
            {t(obstacle ? `obstacle.${obstacle}` : conflicts.length > 0 ? "start.asks" : "start.safe")}
          </p>
        </StackItem>
      </Stack>
      {confirming && target && (
        <ConfirmReplace
          conflicts={conflicts}
          choices={choices}
          target={target.name}
          destination={destination}
          onConfirm={() => start.mutateAsync().catch(() => undefined)}
          onClose={() => setConfirming(false)}
        />
      )}
    </Form>
  );
}
