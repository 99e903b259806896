import { Button, Label, Stack, StackItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../api/session";
import { useAlerts } from "../components/Alerts";
import { ConfirmDialog } from "../components/ConfirmDialog";
import type { Column } from "../components/DataTable";
import { LoadedTable } from "../components/LoadedTable";
import { Nothing } from "../components/Nothing";
import { ScreenHeader } from "../components/ScreenHeader";
import { useAddressParam } from "../components/useAddressParam";
import { PERMISSIONS } from "../permissions/permissions";
import { useUsers } from "../users/queries";
import { GroupDialog } from "./GroupDialog";
import { useDeleteGroup, useGroups, type Group } from "./queries";

const NEW = "new";

export default function GroupsPage() {
  const { t } = useTranslation("groups");
  const may = useMay();
  const { addAlert } = useAlerts();
  const groups = useGroups();
  const users = useUsers(may("users:read"));
  const [shown, show] = useAddressParam("group");
  const [doomed, setDoomed] = useState<Group>();
  const remove = useDeleteGroup();
  const mayChange = may("groups:write");

  const members = (group: Group) => users.data?.filter(({ groupIds }) => groupIds.includes(group.id));
  const columns: Column<Group>[] = [
    {
      key: "name",
      title: t("name"),
      sortBy: ({ name }) => name,
      cell: (group) => (
        <>
          <Button variant="link" isInline onClick={() => show(group.id)}>
            {group.name}
          </Button>{" "}
          {group.builtIn && <Label isCompact>{t("builtIn")}</Label>}
        </>
      ),
    },
    {
      key: "permissions",
      title: t("permissions"),
      sortBy: (group) => group.permissions.length,
      cell: (group) =>
        group.builtIn
          ? t("everything")
          : t("permissionCount", { count: group.permissions.length, total: PERMISSIONS.length }),
    },
  ];
  if (may("users:read")) {
    columns.push({
      key: "members",
      title: t("members"),
      sortBy: (group) => members(group)?.length,
      cell: (group) =>
        members(group)
          ?.map(({ name }) => name)
          .join(", ") || "–",
    });
  }
  const create = mayChange && <Button onClick={() => show(NEW)}>{t("create")}</Button>;
  const open = groups.data?.find(({ id }) => id === shown);

  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader title={t("title")} description={t("description")} actions={create} />
      </StackItem>
      <StackItem>
        <LoadedTable
          label={t("title")}
          query={groups}
          columns={columns}
          rowKey={({ id }) => id}
          searchText={({ name }) => name}
          initialSort={{ key: "name", direction: "asc" }}
          actions={(group) => [
            { title: t(mayChange && !group.builtIn ? "edit" : "show"), onClick: () => show(group.id) },
            ...(mayChange && !group.builtIn
              ? [{ title: t("app:delete"), isDanger: true, onClick: () => setDoomed(group) }]
              : []),
          ]}
          empty={
            <Nothing title={t("empty.title")} action={create}>
              {t("empty.body")}
            </Nothing>
          }
        />
      </StackItem>
      {(open || (shown === NEW && mayChange)) && (
        <GroupDialog
          key={shown}
          group={open ?? null}
          mayChange={mayChange && !open?.builtIn}
          onClose={() => show(null)}
        />
      )}
      {doomed && (
        <ConfirmDialog
          title={t("deleteTitle", { name: doomed.name })}
          action={t("deleteAction")}
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
