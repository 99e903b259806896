import {
  ActionGroup,
  Alert,
  Button,
  Card,
  CardBody,
  CardTitle,
  Content,
  FileUpload,
  Form,
  FormGroup,
  Radio,
} from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, client } from "../api/client";
import { wordsOf } from "../components/Alerts";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { SecretField, SwitchField } from "../components/fields";
import { useUnsaved } from "../components/LeaveGuard";
import { ImportReport } from "./ImportReport";

type Mode = "merge" | "replace";

export function ImportCard({ mayImport }: { mayImport: boolean }) {
  const { t } = useTranslation("settings");
  return (
    <Card isCompact>
      <CardTitle component="h2">{t("import.title")}</CardTitle>
      <CardBody>
        <Content component="p">{t("import.what")}</Content>
        {mayImport ? <ImportForm /> : <Alert isInline isPlain variant="info" title={t("import.mayNot")} />}
      </CardBody>
    </Card>
  );
}

function ImportForm() {
  const { t } = useTranslation("settings");
  const id = useId();
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const [key, setKey] = useState("");
  const [mode, setMode] = useState<Mode>("merge");
  const [enableJobs, setEnableJobs] = useState(false);
  const [asks, setAsks] = useState(false);

  const run = useMutation({
    mutationFn: async (checkOnly: boolean) => {
      const report = await answer(
        client.POST("/settings/config-import", {
          params: {
            query: {
              mode: checkOnly ? (mode === "merge" ? "check" : "check-replace") : mode,
              enableJobs,
            },
            header: key.trim() ? { "X-DBackup-Key": key.trim() } : {},
          },
          body: file,
          bodySerializer: (content: unknown) => content as Blob,
          headers: { "Content-Type": "application/octet-stream" },
        }),
      );
      if (!checkOnly) {
        setKey("");
        // Anything may be different now.
        await queries.invalidateQueries();
      }
      return { report, checkOnly };
    },
  });
  const isImported = run.data?.checkOnly === false;
  useUnsaved(file !== undefined && !isImported);
  const begin = (change: () => void) => {
    change();
    run.reset();
  };

  return (
    <>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (file && !run.isPending) {
            run.mutate(true);
          }
        }}
      >
        <FormGroup label={t("import.file")} fieldId={`${id}file`} isRequired>
          <FileUpload
            id={`${id}file`}
            filename={file?.name ?? ""}
            filenamePlaceholder={t("import.drop")}
            browseButtonText={t("import.browse")}
            clearButtonText={t("import.clear")}
            hideDefaultPreview
            onFileInputChange={(_, chosen) => begin(() => setFile(chosen))}
            onClearClick={() => begin(() => setFile(undefined))}
          />
        </FormGroup>
        <SecretField
          label={t("import.key")}
          value={key}
          onChange={(text) => begin(() => setKey(text))}
          help={t("import.keyHelp")}
        />
        <FormGroup label={t("import.mode")} role="radiogroup" isStack>
          {(["merge", "replace"] as const).map((each) => (
            <Radio
              key={each}
              id={`${id}${each}`}
              name={`${id}mode`}
              label={t(`import.${each}`)}
              description={t(`import.${each}Help`)}
              isChecked={mode === each}
              onChange={() => begin(() => setMode(each))}
            />
          ))}
        </FormGroup>
        <SwitchField
          label={t("import.enableJobs")}
          help={t("import.enableJobsHelp")}
          value={enableJobs}
          onChange={(on) => begin(() => setEnableJobs(on))}
        />
        {run.isError && (
          <Alert isInline variant="danger" title={t("import.failed")}>
            {wordsOf(run.error)}
          </Alert>
        )}
        {run.data && <ImportReport {...run.data} />}
        <ActionGroup>
          <Button type="submit" isDisabled={!file || run.isPending} isLoading={run.isPending}>
            {t("import.check")}
          </Button>
          <Button
            variant="secondary"
            isDisabled={!run.data?.checkOnly || run.isPending}
            onClick={() => setAsks(true)}
          >
            {t("import.action")}
          </Button>
        </ActionGroup>
      </Form>
      {asks && (
        <ConfirmDialog
          title={t("import.askTitle")}
          action={t("import.action")}
          variant={mode === "replace" ? "danger" : "primary"}
          onConfirm={() => run.mutateAsync(false)}
          onClose={() => setAsks(false)}
        >
          {t(`import.${mode}Ask`)} {t(enableJobs ? "import.jobsAsk" : "import.noJobsAsk")}
        </ConfirmDialog>
      )}
    </>
  );
}
