import { Label, Popover, Button, type LabelProps } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Column } from "../components/DataTable";
import { Time } from "../components/Time";
import { PermissionGrid } from "../permissions/PermissionGrid";
import { stateOf, type KeyState } from "./expiry";
import type { ApiKey } from "./queries";

const LOOKS: Record<KeyState, Pick<LabelProps, "status" | "color">> = {
  enabled: { status: "success" },
  weaker: { status: "warning" },
  powerless: { status: "danger" },
  expired: { color: "grey" },
  disabled: { color: "grey" },
};

export function useKeyColumns(): Column<ApiKey>[] {
  const { t } = useTranslation("apikeys");
  return [
    {
      key: "name",
      title: t("name"),
      sortBy: ({ name }) => name.toLowerCase(),
      cell: ({ name, prefix }) => (
        <>
          {name}
          <br />
          <span className="console-mono console-subtle">{prefix}…</span>
        </>
      ),
    },
    { key: "owner", title: t("owner"), sortBy: ({ userEmail }) => userEmail, cell: (key) => key.userEmail },
    { key: "permissions", title: t("permissions"), cell: (key) => <Permissions apiKey={key} /> },
    {
      key: "state",
      title: t("state"),
      sortBy: (key) => stateOf(key),
      cell: (key) => (
        <Label variant="outline" {...LOOKS[stateOf(key)]}>
          {t(`states.${stateOf(key)}`)}
        </Label>
      ),
    },
    {
      key: "expires",
      title: t("expires"),
      sortBy: ({ expiresAt }) => expiresAt,
      cell: ({ expiresAt }) => (expiresAt ? <Time at={expiresAt} relative /> : t("never")),
    },
    {
      key: "lastUsed",
      title: t("lastUsed"),
      sortBy: ({ lastUsedAt }) => lastUsedAt,
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} relative /> : t("notUsed")),
    },
  ];
}

/** How many, and which when asked; those count that the owner still holds. */
function Permissions({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation("apikeys");
  const { permissions, effectivePermissions } = apiKey;
  const lost = permissions.length - effectivePermissions.length;
  return (
    <Popover
      headerContent={t("effective", { name: apiKey.name })}
      bodyContent={
        <>
          {lost > 0 && <p>{t("lost", { count: lost })}</p>}
          <PermissionGrid label={t("permissions")} value={effectivePermissions} />
        </>
      }
      minWidth="min(46rem, 90vw)"
      hasAutoWidth
    >
      <Button variant="link" isInline>
        {lost > 0
          ? t("countLost", { count: effectivePermissions.length, listed: permissions.length })
          : t("count", { count: permissions.length })}
      </Button>
    </Popover>
  );
}
