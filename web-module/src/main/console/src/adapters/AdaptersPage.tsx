import { Stack, StackItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useMay } from "../api/session";
import { toAdapter, toEditAdapter, toNewAdapter } from "../app/paths";
import type { Column } from "../components/DataTable";
import { LinkButton } from "../components/LinkButton";
import { LoadedTable } from "../components/LoadedTable";
import { Nothing } from "../components/Nothing";
import { ScreenHeader } from "../components/ScreenHeader";
import { StatusLabel } from "../components/StatusLabel";
import { Time } from "../components/Time";
import { useFormat } from "../i18n/format";
import { DeleteAdapter } from "./DeleteAdapter";
import {
  kindOf,
  nounOf,
  toWrite,
  useAdapters,
  useKinds,
  useStoredAmounts,
  type Adapter,
  type Type,
} from "./queries";
import { useTestAction } from "./useTestAction";

export function AdaptersPage({ type }: { type: Type }) {
  const { t } = useTranslation(["adapters", "app"]);
  const adapters = useAdapters(type);
  const navigate = useNavigate();
  const mayWrite = useMay()(toWrite(type));
  const test = useTestAction({ inMessages: true });
  const [doomed, setDoomed] = useState<Adapter>();
  const kindName = useKindName(type);
  const columns = useColumns(type, kindName);
  const add = mayWrite && <LinkButton to={toNewAdapter(type)}>{t(`new.${type}`)}</LinkButton>;
  const actions = (adapter: Adapter) => [
    { title: t(`test.action.${type}`), onClick: () => void test.run(adapter) },
    ...(mayWrite
      ? [
          { title: t("app:edit"), onClick: () => void navigate(toEditAdapter(type, adapter.id)) },
          { title: t("clone"), onClick: () => void navigate(toNewAdapter(type, adapter.id)) },
          { isSeparator: true },
          { title: t("app:delete"), isDanger: true, onClick: () => setDoomed(adapter) },
        ]
      : []),
  ];
  return (
    <Stack hasGutter>
      <StackItem>
        <ScreenHeader title={t(nounOf(type))} description={t(`description.${type}`)} actions={add} />
      </StackItem>
      <StackItem>
        <LoadedTable
          label={t(nounOf(type))}
          query={adapters}
          columns={columns}
          rowKey={({ id }) => id}
          searchText={(row) => `${row.name} ${kindName(row)} ${row.metadata.lastError ?? ""}`}
          initialSort={{ key: "name", direction: "asc" }}
          actions={actions}
          empty={<NoAdapters type={type} add={add} />}
        />
      </StackItem>
      {doomed && <DeleteAdapter adapter={doomed} onClose={() => setDoomed(undefined)} />}
    </Stack>
  );
}

function NoAdapters({ type, add }: { type: Type; add: React.ReactNode }) {
  const { t } = useTranslation("adapters");
  return (
    <Nothing title={t(`empty.${type}.title`)} action={add}>
      {t(`empty.${type}.body`)}
    </Nothing>
  );
}

function useKindName(type: Type) {
  const kinds = useKinds(type).data;
  return ({ adapterId }: Adapter) => kindOf(kinds, adapterId)?.name ?? adapterId;
}

function useColumns(type: Type, kindName: (adapter: Adapter) => string): Column<Adapter>[] {
  const { t } = useTranslation("adapters");
  const format = useFormat();
  const amounts = useStoredAmounts(type).data;
  const columns: Column<Adapter>[] = [
    {
      key: "name",
      title: t("name"),
      cell: ({ id, name }) => <Link to={toAdapter(type, id)}>{name}</Link>,
      sortBy: ({ name }) => name,
      width: 20,
    },
    { key: "kind", title: t("kindColumn"), cell: kindName, sortBy: kindName, width: 15 },
    {
      key: "health",
      title: t("health"),
      cell: ({ metadata }) => (
        <>
          <StatusLabel status={metadata.status} />
          {metadata.status !== "healthy" && metadata.lastError && (
            <div className="console-subtle">{metadata.lastError}</div>
          )}
        </>
      ),
      sortBy: ({ metadata }) => metadata.status,
    },
  ];
  if (type === "database") {
    columns.push({
      key: "version",
      title: t("version"),
      cell: ({ metadata }) => metadata.version ?? "–",
      sortBy: ({ metadata }) => metadata.version,
      width: 15,
    });
  }
  if (amounts) {
    columns.push({
      key: "stored",
      title: t("stored"),
      cell: ({ id }) => {
        const amount = amounts.get(id);
        return amount ? t("storedAmount", { size: format.bytes(amount.bytes), count: amount.count }) : "–";
      },
      sortBy: ({ id }) => amounts.get(id)?.bytes,
      width: 15,
    });
  }
  columns.push({
    key: "checked",
    title: t("lastCheck"),
    cell: ({ metadata }) => <Time at={metadata.lastCheckAt} relative />,
    sortBy: ({ metadata }) => metadata.lastCheckAt,
    width: 15,
  });
  return columns;
}
