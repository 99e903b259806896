import { Alert, Card, CardBody, CardTitle, Content, Stack, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schema } from "../api/client";
import { toBackup, toRestore } from "../app/paths";
import { DataTable, type Column } from "../components/DataTable";
import { StatusLabel } from "../components/StatusLabel";
import { outcomeOf, type RestoredDatabase } from "./outcome";

const LOOKS: Record<string, "success" | "warning" | "danger"> = { Success: "success", Partial: "warning" };

interface RestoreResultProps {
  end: Schema["Execution"];
  destinationId: string;
}

/** What became of each database, why not, and where the copy of what was replaced lies. */
export function RestoreResult({ end, destinationId }: RestoreResultProps) {
  const { t } = useTranslation("restore");
  const { databases, safetyCopy, remark } = outcomeOf(end);
  const columns: Column<RestoredDatabase>[] = [
    { key: "name", title: t("names.database"), cell: ({ originalName }) => originalName },
    { key: "target", title: t("names.target"), cell: ({ targetName }) => <strong>{targetName}</strong> },
    {
      key: "status",
      title: t("result.status"),
      cell: ({ status }) => <StatusLabel status={status === "restored" ? "success" : status} />,
    },
    {
      key: "words",
      title: t("result.words"),
      cell: ({ error, warnings }) => (
        <span className="restore-words">{[error, ...warnings].filter(Boolean).join("\n") || "–"}</span>
      ),
    },
  ];
  return (
    <Stack hasGutter>
      <StackItem>
        <Alert
          isInline
          component="h2"
          variant={LOOKS[end.status] ?? "danger"}
          title={t(`result.${end.status}`)}
        >
          {end.error && <p className="restore-words">{end.error}</p>}
          {remark && <p className="restore-words">{remark}</p>}
          {!end.error && !remark && t("result.done")}
        </Alert>
      </StackItem>
      {databases.length > 0 && (
        <StackItem>
          <DataTable
            label={t("result.databases")}
            rows={databases}
            columns={columns}
            rowKey={({ targetName }) => targetName}
            empty={null}
          />
        </StackItem>
      )}
      {safetyCopy && (
        <StackItem>
          <Card>
            <CardTitle component="h2">{t("result.copy.title")}</CardTitle>
            <CardBody>
              <Content component="p">{t("result.copy.body")}</Content>
              <Content component="p">
                <Link to={toBackup(destinationId, safetyCopy)} className="console-mono">
                  {safetyCopy}
                </Link>
              </Content>
              <Link to={toRestore(destinationId, safetyCopy)}>{t("result.copy.restore")}</Link>
            </CardBody>
          </Card>
        </StackItem>
      )}
    </Stack>
  );
}
