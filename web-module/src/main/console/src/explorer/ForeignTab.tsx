import { Content, EmptyState, EmptyStateBody } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "../components/DataTable";
import { Loaded } from "../components/Loaded";
import { Time } from "../components/Time";
import { useFormat } from "../i18n/format";
import { useForeignObjects } from "./queries";

type Found = NonNullable<ReturnType<typeof useForeignObjects>["data"]>["rows"][number];

/** What lies at the destination and belongs to no backup: it takes space, and nothing here ever deletes it. */
export default function ForeignTab({ destinationId }: { destinationId: string }) {
  const { t } = useTranslation("explorer");
  const format = useFormat();
  const objects = useForeignObjects(destinationId);
  const columns: Column<Found>[] = [
    {
      key: "path",
      title: t("column.name"),
      cell: ({ path }) => <span className="console-mono">{path}</span>,
      sortBy: ({ path }) => path,
    },
    {
      key: "reason",
      title: t("foreign.reason"),
      cell: ({ reason }) => reason,
      sortBy: ({ reason }) => reason,
    },
    {
      key: "size",
      title: t("column.size"),
      cell: ({ size }) => format.bytes(size),
      sortBy: ({ size }) => size,
    },
    {
      key: "modified",
      title: t("foreign.modified"),
      cell: ({ lastModified }) => <Time at={lastModified} />,
      sortBy: ({ lastModified }) => lastModified,
    },
  ];
  return (
    <>
      <Content component="p" className="console-subtle">
        {t("foreign.description")}
      </Content>
      <Loaded query={objects}>
        {({ rows, total }) => (
          <>
            {total > rows.length && (
              <Content component="p">
                {t("foreign.first", { shown: format.number(rows.length), total: format.number(total) })}
              </Content>
            )}
            <DataTable
              label={t("tabs.foreign")}
              rows={rows}
              columns={columns}
              rowKey={({ path }) => path}
              searchText={({ path, reason }) => `${path} ${reason}`}
              empty={
                <EmptyState titleText={t("foreign.nothing.title")} headingLevel="h2">
                  <EmptyStateBody>{t("foreign.nothing.body")}</EmptyStateBody>
                </EmptyState>
              }
            />
          </>
        )}
      </Loaded>
    </>
  );
}
