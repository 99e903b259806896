import { Alert, Button, Card, CardBody, CardHeader, CardTitle } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "../components/DataTable";
import { Loaded } from "../components/Loaded";
import { useFormat } from "../i18n/format";
import { useDatabaseStats } from "./queries";

interface Database {
  name: string;
  sizeBytes: number;
  tableCount: number;
}

/** What the login of a source can see: what a job without a choice of databases would back up. */
export function DatabasesCard({ sourceId }: { sourceId: string }) {
  const { t } = useTranslation(["adapters", "app"]);
  const stats = useDatabaseStats(sourceId);
  return (
    <Card>
      <CardHeader
        actions={{
          actions: (
            <Button variant="link" isLoading={stats.isFetching} onClick={() => void stats.refetch()}>
              {t("readAgain")}
            </Button>
          ),
        }}
      >
        <CardTitle component="h2">{t("databases")}</CardTitle>
      </CardHeader>
      <CardBody>
        <Loaded query={stats}>
          {(found) =>
            found.success ? (
              <Databases rows={found.databases} />
            ) : (
              <Alert isInline variant="danger" title={t("databasesUnread")}>
                {found.message}
              </Alert>
            )
          }
        </Loaded>
      </CardBody>
    </Card>
  );
}

function Databases({ rows }: { rows: Database[] }) {
  const { t } = useTranslation("adapters");
  const format = useFormat();
  const columns: Column<Database>[] = [
    { key: "name", title: t("name"), cell: ({ name }) => name, sortBy: ({ name }) => name, width: 50 },
    {
      key: "size",
      title: t("size"),
      cell: ({ sizeBytes }) => format.bytes(sizeBytes),
      sortBy: ({ sizeBytes }) => sizeBytes,
    },
    {
      key: "tables",
      title: t("tables"),
      cell: ({ tableCount }) => format.number(tableCount),
      sortBy: ({ tableCount }) => tableCount,
    },
  ];
  return (
    <DataTable
      label={t("databases")}
      rows={rows}
      columns={columns}
      rowKey={({ name }) => name}
      searchText={({ name }) => name}
      initialSort={{ key: "size", direction: "desc" }}
      empty={t("noDatabases")}
    />
  );
}
