import { Button, Stack, StackItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../api/session";
import { toApiDescription } from "../app/paths";
import { useAlerts } from "../components/Alerts";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { LoadedTable } from "../components/LoadedTable";
import { Nothing } from "../components/Nothing";
import { ScreenHeader } from "../components/ScreenHeader";
import { useAddressParam } from "../components/useAddressParam";
import { IssuedKey } from "./IssuedKey";
import { KeyDialog } from "./KeyDialog";
import {
  useApiKeys,
  useDeleteKey,
  useRotateKey,
  useUpdateKey,
  type ApiKey,
  type IssuedApiKey,
} from "./queries";
import { useKeyColumns } from "./useKeyColumns";

const NEW = "new";

export default function ApiKeysPage() {
  const { t } = useTranslation("apikeys");
  const mayChange = useMay()("api-keys:write");
  const { addAlert, addError } = useAlerts();
  const keys = useApiKeys();
  const update = useUpdateKey();
  const rotate = useRotateKey();
  const remove = useDeleteKey();
  const [shown, show] = useAddressParam("key");
  const [issued, setIssued] = useState<IssuedApiKey>();
  const [asked, ask] = useState<{ what: "rotate" | "delete"; key: ApiKey }>();
  const columns = useKeyColumns();

  async function enable(key: ApiKey, enabled: boolean) {
    try {
      await update.mutateAsync({ id: key.id, body: { enabled } });
      addAlert(t(enabled ? "enabled" : "disabled", { name: key.name }));
    } catch (problem) {
      addError(t("notChanged", { name: key.name }), problem);
    }
  }

  async function confirmed() {
    if (asked?.what === "rotate") {
      setIssued(await rotate.mutateAsync(asked.key.id));
    } else if (asked) {
      await remove.mutateAsync(asked.key.id);
      addAlert(t("deleted", { name: asked.key.name }));
    }
  }

  const create = mayChange && <Button onClick={() => show(NEW)}>{t("create")}</Button>;
  const open = keys.data?.find(({ id }) => id === shown);

  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader
          title={t("title")}
          description={
            <>
              {t("description")} <Link to={toApiDescription()}>{t("docs")}</Link>
            </>
          }
          actions={create}
        />
      </StackItem>
      <StackItem>
        <LoadedTable
          label={t("title")}
          query={keys}
          columns={columns}
          rowKey={({ id }) => id}
          searchText={({ name, prefix, userEmail }) => [name, prefix, userEmail].join(" ")}
          initialSort={{ key: "name", direction: "asc" }}
          actions={
            mayChange
              ? (key) => [
                  { title: t("app:edit"), onClick: () => show(key.id) },
                  {
                    title: t(key.enabled ? "disable" : "enable"),
                    onClick: () => void enable(key, !key.enabled),
                  },
                  { title: t("rotate"), onClick: () => ask({ what: "rotate", key }) },
                  { title: t("app:delete"), isDanger: true, onClick: () => ask({ what: "delete", key }) },
                ]
              : undefined
          }
          empty={
            <Nothing title={t("empty.title")} action={create}>
              {t("empty.body")}
            </Nothing>
          }
        />
      </StackItem>
      {mayChange && (open || shown === NEW) && (
        <KeyDialog key={shown} apiKey={open ?? null} onIssued={setIssued} onClose={() => show(null)} />
      )}
      {asked && (
        <ConfirmDialog
          title={t(`${asked.what}Title`, { name: asked.key.name })}
          action={t(`${asked.what}Action`)}
          onConfirm={confirmed}
          onClose={() => ask(undefined)}
        >
          {t(`${asked.what}Body`)}
        </ConfirmDialog>
      )}
      {issued && <IssuedKey issued={issued} onClose={() => setIssued(undefined)} />}
    </Stack>
  );
}
