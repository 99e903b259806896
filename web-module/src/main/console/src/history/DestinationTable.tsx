import { Button, Flex, Label } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { answer, client } from "../api/client";
import { useMay } from "../api/session";
import { toAdapter, toBackup, toExecution, toRestore } from "../app/paths";
import { useAlerts } from "../components/Alerts";
import type { Destination } from "./result";

/** Where a backup is, with what can be done with each copy, and where it is not. */
export function DestinationTable({
  destinations,
  path,
}: {
  destinations: Destination[];
  /** Of the backup, the same at every destination. */
  path: string | null;
}) {
  const { t } = useTranslation("history");
  const may = useMay();
  return (
    <Table aria-label={t("destinations")} variant="compact" gridBreakPoint="grid-md">
      <Thead>
        <Tr>
          <Th>{t("destination")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("notes")}</Th>
          <Th screenReaderText={t("actions")} />
        </Tr>
      </Thead>
      <Tbody>
        {destinations.map(({ id, name, stored, error }) => (
          <Tr key={id}>
            <Td dataLabel={t("destination")}>
              {may("destinations:read") ? <Link to={toAdapter("storage", id)}>{name}</Link> : name}
            </Td>
            <Td dataLabel={t("state")}>
              <Label variant="outline" status={stored ? "success" : "danger"}>
                {t(stored ? "stored" : "notStored")}
              </Label>
            </Td>
            <Td dataLabel={t("notes")}>{error ?? (stored ? t("confirmed") : "–")}</Td>
            <Td>
              {stored && path && (
                <Flex gap={{ default: "gapMd" }}>
                  {may("storage:read") && <Link to={toBackup(id, path)}>{t("open")}</Link>}
                  {may("storage:read") && <Verify destinationId={id} file={path} />}
                  {may("storage:restore") && <Link to={toRestore(id, path)}>{t("restore")}</Link>}
                </Flex>
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Verify({ destinationId, file }: { destinationId: string; file: string }) {
  const { t } = useTranslation("history");
  const navigate = useNavigate();
  const { addError } = useAlerts();
  const verify = useMutation({
    mutationFn: () =>
      answer(
        client.POST("/storage/{id}/verify", { params: { path: { id: destinationId } }, body: { file } }),
      ),
    onSuccess: ({ executionId }) => navigate(toExecution(executionId)),
    onError: (problem) => addError(t("notVerified"), problem),
  });
  return (
    <Button variant="link" isInline isDisabled={verify.isPending} onClick={() => verify.mutate()}>
      {t("verify")}
    </Button>
  );
}
