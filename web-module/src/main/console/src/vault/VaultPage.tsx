import { Alert, Button, Stack, StackItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../api/session";
import { useAlerts } from "../components/Alerts";
import { ConfirmDialog } from "../components/ConfirmDialog";
import type { Column } from "../components/DataTable";
import { LoadedTable } from "../components/LoadedTable";
import { Nothing } from "../components/Nothing";
import { ScreenHeader } from "../components/ScreenHeader";
import { Time } from "../components/Time";
import { useAddressParam } from "../components/useAddressParam";
import { ProfileDialog } from "./ProfileDialog";
import { useDeleteProfile, useProfiles, type Profile } from "./queries";
import { RecoveryKitDialog } from "./RecoveryKitDialog";

const NEW = "new";

export default function VaultPage() {
  const { t } = useTranslation("vault");
  const mayChange = useMay()("vault:write");
  const { addAlert } = useAlerts();
  const profiles = useProfiles();
  const remove = useDeleteProfile();
  const [shown, show] = useAddressParam("profile");
  const [kit, setKit] = useState<{ profile: Profile; isNew: boolean }>();
  const [doomed, setDoomed] = useState<Profile>();

  const columns: Column<Profile>[] = [
    {
      key: "name",
      title: t("name"),
      sortBy: ({ name }) => name.toLowerCase(),
      cell: (profile) =>
        mayChange ? (
          <Button variant="link" isInline onClick={() => show(profile.id)}>
            {profile.name}
          </Button>
        ) : (
          profile.name
        ),
    },
    { key: "description", title: t("description"), cell: ({ description }) => description || "–" },
    { key: "id", title: t("id"), cell: ({ id }) => <span className="console-mono">{id}</span> },
    {
      key: "created",
      title: t("created"),
      sortBy: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
  ];
  if (mayChange) {
    columns.push({
      key: "kit",
      title: t("kit.column"),
      cell: (profile) => (
        <Button variant="secondary" size="sm" onClick={() => setKit({ profile, isNew: false })}>
          {t("kit.download")}
        </Button>
      ),
    });
  }
  const create = mayChange && <Button onClick={() => show(NEW)}>{t("create")}</Button>;
  const open = profiles.data?.find(({ id }) => id === shown);

  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader title={t("title")} description={t("purpose")} actions={create} />
      </StackItem>
      {mayChange && (profiles.data?.length ?? 0) > 0 && (
        <StackItem>
          <Alert isInline variant="info" title={t("reminder.title")}>
            {t("reminder.body")}
          </Alert>
        </StackItem>
      )}
      <StackItem>
        <LoadedTable
          label={t("profiles")}
          query={profiles}
          columns={columns}
          rowKey={({ id }) => id}
          searchText={({ name, description, id }) => [name, description, id].join(" ")}
          initialSort={{ key: "name", direction: "asc" }}
          actions={
            mayChange
              ? (profile) => [
                  { title: t("app:edit"), onClick: () => show(profile.id) },
                  { title: t("kit.action"), onClick: () => setKit({ profile, isNew: false }) },
                  { title: t("app:delete"), isDanger: true, onClick: () => setDoomed(profile) },
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
        <ProfileDialog
          key={shown}
          profile={open ?? null}
          onCreated={(profile) => setKit({ profile, isNew: true })}
          onClose={() => show(null)}
        />
      )}
      {kit && <RecoveryKitDialog {...kit} onClose={() => setKit(undefined)} />}
      {doomed && (
        <ConfirmDialog
          title={t("deleteTitle", { name: doomed.name })}
          action={t("deleteAction")}
          typed={doomed.name}
          onConfirm={async () => {
            await remove.mutateAsync(doomed.id);
            addAlert(t("deleted", { name: doomed.name }));
          }}
          onClose={() => setDoomed(undefined)}
        >
          {t("deleteBody")}
        </ConfirmDialog>
      )}
    </Stack>
  );
}
