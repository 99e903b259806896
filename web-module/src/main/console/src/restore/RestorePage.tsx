import { Alert, Stack, StackItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { useMay } from "../api/session";
import { toBackup, toExplorer, toSettings } from "../app/paths";
import { Loaded } from "../components/Loaded";
import { Nothing } from "../components/Nothing";
import { ScreenHeader } from "../components/ScreenHeader";
import { useBackup, useDestinationName } from "../explorer/queries";
import { RestoreForm } from "./RestoreForm";
import { RestoreRun } from "./RestoreRun";
import "./restore.css";

/** Leads through a restore, and shows how it goes; a run that was started is in the address. */
export default function RestorePage() {
  const { t } = useTranslation("restore");
  const may = useMay();
  const { id = "" } = useParams();
  const [address, setAddress] = useSearchParams();
  const path = address.get("path") ?? "";
  const executionId = address.get("execution");
  const destination = useDestinationName(id);
  const backup = useBackup(id, path);
  const name = path.slice(path.lastIndexOf("/") + 1);

  function started(execution: string) {
    setAddress({ path, execution });
    document.getElementById("main")?.focus();
  }

  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader
          title={t("title")}
          description={executionId ? undefined : t("description")}
          parents={[
            { title: destination, to: toExplorer(id) },
            { title: name, to: toBackup(id, path) },
          ]}
        />
      </StackItem>
      <StackItem>
        {executionId ? (
          <RestoreRun executionId={executionId} destinationId={id} again={() => setAddress({ path })} />
        ) : (
          <Loaded query={backup}>
            {(row) =>
              row === null ? (
                <Nothing title={t("gone.title")}>{t("gone.body", { path, destination })}</Nothing>
              ) : row.sourceType === "SYSTEM" ? (
                <Alert isInline variant="info" title={t("system.title")}>
                  {t("system.body")}{" "}
                  {may("settings:read") && <Link to={toSettings()}>{t("system.settings")}</Link>}
                </Alert>
              ) : may("sources:read") ? (
                <RestoreForm destinationId={id} destination={destination} row={row} onStarted={started} />
              ) : (
                <Alert isInline variant="warning" title={t("noSources.title")}>
                  {t("noSources.body")}
                </Alert>
              )
            }
          </Loaded>
        )}
      </StackItem>
    </Stack>
  );
}
