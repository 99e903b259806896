import { Content } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schema } from "../../api/client";
import { useMay, type Permission } from "../../api/session";
import { toNewAdapter } from "../../app/paths";
import { useAdapters } from "../api";

const PERMISSIONS: Record<Schema["AdapterType"], { read: Permission; write: Permission }> = {
  database: { read: "sources:read", write: "sources:write" },
  storage: { read: "destinations:read", write: "destinations:write" },
  notification: { read: "notifications:read", write: "notifications:write" },
};

/** Why there is nothing to choose from, and what to do about it; nothing when there is. */
export function NoAdapters({ type }: { type: Schema["AdapterType"] }) {
  const { t } = useTranslation("jobs");
  const may = useMay();
  const adapters = useAdapters(type);
  const { read, write } = PERMISSIONS[type];
  if (!may(read)) {
    return <Content component="p">{t("needs", { permission: read })}</Content>;
  }
  return adapters.data?.length === 0 ? (
    <Content component="p">
      {t(`make.none.${type}`)} {may(write) && <Link to={toNewAdapter(type)}>{t(`make.${type}`)}</Link>}
    </Content>
  ) : null;
}
