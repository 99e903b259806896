import { Card, CardBody, CardTitle, Stack, StackItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import type { Schema } from "../api/client";
import { toExplorer } from "../app/paths";
import { Loaded } from "../components/Loaded";
import { Nothing } from "../components/Nothing";
import { ScreenHeader } from "../components/ScreenHeader";
import { BackupActions } from "./BackupActions";
import { BackupDetails } from "./BackupDetails";
import "./explorer.css";
import { useBackup, useDestinationName } from "./queries";
import { VerificationCard } from "./VerificationCard";
import { VerificationLabel } from "./VerificationLabel";

/** One backup: what it is, whether it can be trusted, and what can be done with it. */
export default function BackupPage() {
  const { t } = useTranslation("explorer");
  const { id = "" } = useParams();
  const [address] = useSearchParams();
  const path = address.get("path") ?? "";
  const backup = useBackup(id, path);
  const destination = useDestinationName(id);
  const parents = [{ title: destination, to: toExplorer(id) }];
  if (path === "" || backup.data === null) {
    return (
      <Stack hasGutter>
        <StackItem>
          <ScreenHeader title={t("backup.title")} parents={parents} />
        </StackItem>
        <StackItem>
          <Nothing
            title={t("backup.gone.title")}
            action={<Link to={toExplorer(id)}>{t("backup.gone.back")}</Link>}
          >
            {t("backup.gone.body", { path, destination })}
          </Nothing>
        </StackItem>
      </Stack>
    );
  }
  return (
    <Stack hasGutter>
      {!backup.data && (
        <StackItem>
          <ScreenHeader title={path.slice(path.lastIndexOf("/") + 1)} parents={parents} />
        </StackItem>
      )}
      <StackItem>
        <Loaded query={backup}>
          {(row) => row && <Shown key={row.path} destinationId={id} row={row} parents={parents} />}
        </Loaded>
      </StackItem>
    </Stack>
  );
}

function Shown({
  destinationId,
  row,
  parents,
}: {
  destinationId: string;
  row: Schema["BackupRow"];
  parents: { title: string; to: string }[];
}) {
  const { t } = useTranslation("explorer");
  const navigate = useNavigate();
  const [verification, setVerification] = useState<string>();
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader
          title={row.name}
          badge={<VerificationLabel verification={row.verification} />}
          parents={parents}
          actions={
            <BackupActions
              destinationId={destinationId}
              row={row}
              onVerify={setVerification}
              onDeleted={() => void navigate(toExplorer(destinationId), { replace: true })}
            />
          }
        />
      </StackItem>
      <StackItem>
        <VerificationCard destinationId={destinationId} row={row} executionId={verification} />
      </StackItem>
      <StackItem>
        <Card>
          <CardTitle component="h2">{t("backup.details")}</CardTitle>
          <CardBody>
            <BackupDetails row={row} />
          </CardBody>
        </Card>
      </StackItem>
    </Stack>
  );
}
