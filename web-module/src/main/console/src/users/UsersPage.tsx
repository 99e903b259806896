import { Button, Label, LabelGroup, Stack, StackItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay, useUser } from "../api/session";
import { toAudit } from "../app/paths";
import { useAlerts } from "../components/Alerts";
import { ConfirmDialog } from "../components/ConfirmDialog";
import type { Column } from "../components/DataTable";
import { LoadedTable } from "../components/LoadedTable";
import { Nothing } from "../components/Nothing";
import { ScreenHeader } from "../components/ScreenHeader";
import { Time } from "../components/Time";
import { useAddressParam } from "../components/useAddressParam";
import { useDeleteUser, useUpdateUser, useUsers, type User } from "./queries";
import { UserDialog } from "./UserDialog";

const NEW = "new";

export default function UsersPage() {
  const { t } = useTranslation("users");
  const may = useMay();
  const me = useUser();
  const { addAlert, addError } = useAlerts();
  const users = useUsers();
  const update = useUpdateUser();
  const remove = useDeleteUser();
  const [shown, show] = useAddressParam("user");
  const [doomed, setDoomed] = useState<User>();
  const [locked, setLocked] = useState<User>();
  const mayChange = may("users:write");

  async function enable(user: User) {
    try {
      await update.mutateAsync({ id: user.id, body: { enabled: true } });
      addAlert(t("enabled", { name: user.name }));
    } catch (problem) {
      addError(t("notEnabled", { name: user.name }), problem);
    }
  }

  const columns: Column<User>[] = [
    {
      key: "name",
      title: t("name"),
      sortBy: ({ name }) => name.toLowerCase(),
      cell: (user) => (
        <>
          {mayChange ? (
            <Button variant="link" isInline onClick={() => show(user.id)}>
              {user.name}
            </Button>
          ) : (
            user.name
          )}{" "}
          {user.id === me.id && <Label isCompact>{t("you")}</Label>}
        </>
      ),
    },
    { key: "email", title: t("email"), sortBy: ({ email }) => email, cell: ({ email }) => email },
    {
      key: "groups",
      title: t("groups"),
      cell: ({ groups }) =>
        groups.length === 0 ? (
          t("none")
        ) : (
          <LabelGroup aria-label={t("groups")}>
            {groups.map((group) => (
              <Label key={group} variant="outline" isCompact>
                {group}
              </Label>
            ))}
          </LabelGroup>
        ),
    },
    {
      key: "state",
      title: t("state"),
      sortBy: ({ enabled }) => Number(enabled),
      cell: ({ enabled }) => (
        <Label variant="outline" {...(enabled ? { status: "success" } : { color: "grey" })}>
          {t(enabled ? "stateEnabled" : "stateDisabled")}
        </Label>
      ),
    },
    {
      key: "lastLogin",
      title: t("lastLogin"),
      sortBy: ({ lastLoginAt }) => lastLoginAt,
      cell: ({ lastLoginAt }) => (lastLoginAt ? <Time at={lastLoginAt} relative /> : t("never")),
    },
  ];
  const open = users.data?.find(({ id }) => id === shown);

  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader
          title={t("title")}
          description={t("description")}
          actions={mayChange && <Button onClick={() => show(NEW)}>{t("create")}</Button>}
        />
      </StackItem>
      <StackItem>
        <LoadedTable
          label={t("title")}
          query={users}
          columns={columns}
          rowKey={({ id }) => id}
          searchText={({ name, email, groups }) => [name, email, ...groups].join(" ")}
          initialSort={{ key: "name", direction: "asc" }}
          actions={
            mayChange || may("audit:read")
              ? (user) => [
                  ...(mayChange
                    ? [
                        { title: t("app:edit"), onClick: () => show(user.id) },
                        user.enabled
                          ? { title: t("disable"), onClick: () => setLocked(user) }
                          : { title: t("enable"), onClick: () => void enable(user) },
                      ]
                    : []),
                  ...(may("audit:read")
                    ? [{ title: <Link to={toAudit({ user: user.id })}>{t("audit")}</Link> }]
                    : []),
                  ...(mayChange
                    ? [{ title: t("app:delete"), isDanger: true, onClick: () => setDoomed(user) }]
                    : []),
                ]
              : undefined
          }
          empty={<Nothing title={t("empty.title")}>{t("empty.body")}</Nothing>}
        />
      </StackItem>
      {mayChange && (open || shown === NEW) && (
        <UserDialog key={shown} user={open ?? null} onClose={() => show(null)} />
      )}
      {locked && (
        <ConfirmDialog
          title={t("disableTitle", { name: locked.name })}
          action={t("disableAction")}
          variant="primary"
          onConfirm={async () => {
            await update.mutateAsync({ id: locked.id, body: { enabled: false } });
            addAlert(t("disabled", { name: locked.name }));
          }}
          onClose={() => setLocked(undefined)}
        >
          {t("disableBody")}
        </ConfirmDialog>
      )}
      {doomed && (
        <ConfirmDialog
          title={t("deleteTitle", { name: doomed.name })}
          action={t("deleteAction")}
          typed={doomed.email}
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
